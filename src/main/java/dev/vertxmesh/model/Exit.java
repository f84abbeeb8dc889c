package dev.vertxmesh.model;

import java.util.Map;
import java.util.OptionalInt;

/**
 * How a process ended.
 *
 * @param code its exit value, 0 to 255; above 128 it stands for the signal {@code code - 128}
 */
public record Exit(int code) {

  private static final int SIGNAL_BASE = 128;
  private static final int LAST_SIGNAL = 64;
  private static final Map<Integer, String> SIGNAL_NAMES =
      Map.of(
          1, "HUP", 2, "INT", 3, "QUIT", 6, "ABRT", 9, "KILL", 11, "SEGV", 13, "PIPE", 15, "TERM");

  /** The signal that ended it, if one did. */
  public OptionalInt signal() {
    boolean signalled = code > SIGNAL_BASE && code <= SIGNAL_BASE + LAST_SIGNAL;
    return signalled ? OptionalInt.of(code - SIGNAL_BASE) : OptionalInt.empty();
  }

  /** Whether it ended with code 0. */
  public boolean isClean() {
    return code == 0;
  }

  /** What happened, as the end of a sentence: "was killed by signal 9 (KILL)". */
  @Override
  public String toString() {
    if (isClean()) {
      return "exited cleanly";
    }
    if (signal().isEmpty()) {
      return "exited with non-zero code " + code;
    }
    int signal = signal().getAsInt();
    String name = SIGNAL_NAMES.get(signal);
    return "was killed by signal " + signal + (name == null ? "" : " (" + name + ")");
  }
}
