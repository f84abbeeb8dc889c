package dev.vertxmesh.logging;

/** Keeps a text on one line. */
final class OneLine {

  private static final String NAMED = "\n\r\t";
  private static final String NAMES = "nrt";
  private static final String ESCAPE = "\\u%04x";

  private OneLine() {}

  /** The text with each character that may break a line, or move a cursor, as an escape. */
  static String escape(String text) {
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

  private static boolean breaks(int character) {
    int type = Character.getType(character);
    return Character.isISOControl(character)
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
