package dev.vertxmesh.protocol;

/** Text from elsewhere, made fit for one line of a log: bounded, and without control characters. */
final class OneLine {

  private static final int MOST_CHARACTERS = 1000;
  private static final String ESCAPE = "\\u%04x";

  private OneLine() {}

  /**
   * {@code text} with each control character and line separator written as an escape, and cut after
   * 1000 characters, saying how many more there were.
   */
  static String of(String text) {
    StringBuilder line = new StringBuilder();
    cut(text, MOST_CHARACTERS)
        .chars()
        .forEach(
            character -> {
              if (breaks(character)) {
                line.append(ESCAPE.formatted(character));
              } else {
                line.append((char) character);
              }
            });
    return line.toString();
  }

  /** At most so many characters of {@code text}, and how many more there were. */
  static String cut(String text, int most) {
    return text.length() <= most
        ? text
        : text.substring(0, most) + " ... and " + (text.length() - most) + " characters more";
  }

  /** Whether a terminal or a reader of logs may take {@code character} for more than a letter. */
  static boolean breaks(int character) {
    int type = Character.getType(character);
    return Character.isISOControl(character)
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.FORMAT;
  }
}
