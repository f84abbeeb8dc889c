package dev.vertxmesh.settings;

import java.util.regex.Pattern;

/**
 * A family of settings whose last part, the entry, the user chooses: {@code
 * mesh.host.classpath.<entry>}. Its values are texts; an empty text is an entry with nothing in it.
 *
 * <p>An entry is made of letters, digits, {@code .}, {@code -} and {@code _}, and begins with a
 * letter or digit. From the environment come only entries of lower-case letters, digits and
 * hyphens: {@code MESH_HOST_CLASSPATH_MY_APP} is {@code mesh.host.classpath.my-app}.
 */
public final class PrefixSetting {
  private static final Pattern ENTRY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  private final String prefix;
  private final String meaning;
  private final String tooSmall;
  private final String tooLarge;
  private final String origin;

  PrefixSetting(String prefix, String meaning, String tooSmall, String tooLarge, String origin) {
    this.prefix = prefix;
    this.meaning = meaning;
    this.tooSmall = tooSmall;
    this.tooLarge = tooLarge;
    this.origin = origin;
  }

  /** The key up to and with the last dot. */
  public String prefix() {
    return prefix;
  }

  /** The key of one entry, as {@code mesh.host.classpath.default}. */
  public String key(String entry) {
    return prefix + entry;
  }

  /** What the settings do, in one line. */
  public String meaning() {
    return meaning;
  }

  /** What goes wrong when there is no entry, or too little in it. */
  public String tooSmall() {
    return tooSmall;
  }

  /** What goes wrong when there is too much in an entry. */
  public String tooLarge() {
    return tooLarge;
  }

  /** Where the settings come from: a behaviour number or a design section. */
  public String origin() {
    return origin;
  }

  /** Whether the key is one of this family and its entry is well formed. */
  boolean matches(String key) {
    return key.startsWith(prefix) && ENTRY.matcher(entry(key)).matches();
  }

  String entry(String key) {
    return key.substring(prefix.length());
  }

  @Override
  public String toString() {
    return prefix + "<entry>";
  }
}
