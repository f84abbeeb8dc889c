package dev.vertxmesh.model;

/** Keeps texts from elsewhere on one line, and as they look. */
public final class OneLine {

  private static final String NAMED = "\n\r\t";
  private static final String NAMES = "nrt";
  private static final String ESCAPE = "\\u%04x";

  private OneLine() {}

  /**
   * The text with an escape in place of each character that may break a line, move a cursor, or
   * turn the order in which letters are read: control characters, line separators and format
   * characters.
   */
  public static String escape(String text) {
    if (text.chars().noneMatch(OneLine::breaks)) {
      return text;
    }
    StringBuilder line = new StringBuilder(text.length() + NAMED.length());
    text.chars()
        .forEach(
            character -> {
              if (!breaks(character)) {
                line.append((char) character);
              } else if (NAMED.indexOf(character) >= 0) {
                line.append('\\').append(NAMES.charAt(NAMED.indexOf(character)));
              } else {
                line.append(ESCAPE.formatted(character));
              }
            });
    return line.toString();
  }

  /** At most so many characters of {@code text}, and how many more there were. */
  public static String cut(String text, int most) {
    return text.length() <= most
        ? text
        : text.substring(0, most) + " ... and " + (text.length() - most) + " characters more";
  }

  /** Whether a terminal or a reader of logs may take {@code character} for more than a letter. */
  public static boolean breaks(int character) {
    int type = Character.getType(character);
    return Character.isISOControl(character)
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.FORMAT;
  }
}
