package dev.vertxmesh.model;

import java.util.regex.Pattern;

/** Which names meshes, hosts and procs may have. */
public final class Names {

  private static final int MOST_CHARACTERS = 100;
  private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  private Names() {}

  /**
   * Returns {@code name} if it is 1 to 100 letters, digits, dots, underscores and hyphens and
   * begins with a letter or digit.
   *
   * @param what what is named, for the error: "mesh name"
   * @throws IllegalArgumentException otherwise, saying what was given
   */
  public static String require(String what, String name) {
    if (name == null || name.isEmpty()) {
      throw new IllegalArgumentException(what + " is missing");
    }
    if (name.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException(
          what
              + " has "
              + name.length()
              + " characters; at most "
              + MOST_CHARACTERS
              + " are allowed");
    }
    if (!LEGAL.matcher(name).matches()) {
      throw new IllegalArgumentException(
          what
              + " '"
              + name.replaceAll("[^\\x20-\\x7e]", "?")
              + "' is not allowed: use letters, digits, dots, underscores and hyphens,"
              + " and begin with a letter or digit");
    }
    return name;
  }
}
