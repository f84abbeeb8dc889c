package dev.vertxmesh.cli.doctor;

import java.util.Locale;

/**
 * What one check found.
 *
 * @param check what was examined, one word
 * @param verdict whether that will do
 * @param measured what was found, with its unit
 * @param mend what to do about it; "" if there is nothing to do
 */
public record Finding(String check, Verdict verdict, String measured, String mend) {

  /** Whether what was found will do. */
  public enum Verdict {
    OK,
    WARN,
    FAIL;

    /** In lower case. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Finding ok(String check, String measured) {
    return new Finding(check, Verdict.OK, measured, "");
  }

  static Finding warn(String check, String measured, String mend) {
    return new Finding(check, Verdict.WARN, measured, mend);
  }

  static Finding fail(String check, String measured, String mend) {
    return new Finding(check, Verdict.FAIL, measured, mend);
  }
}
