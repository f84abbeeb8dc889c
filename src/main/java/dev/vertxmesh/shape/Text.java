package dev.vertxmesh.shape;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reading the comma-separated text forms of this package. */
final class Text {
  private Text() {}

  /**
   * Matches each term of a comma-separated text, in order; the empty text has no terms.
   *
   * @param expected what a term should look like, for the error
   * @throws IllegalArgumentException if a term does not match, naming term and text
   */
  static void forEachTerm(String text, Pattern term, String expected, Consumer<Matcher> reader) {
    if (text.isEmpty()) {
      return;
    }
    for (String candidate : List.of(text.split(",", -1))) {
      Matcher matcher = term.matcher(candidate);
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "cannot read '%s' in '%s': expected %s".formatted(candidate, text, expected));
      }
      reader.accept(matcher);
    }
  }

  /**
   * The number that is written in {@code digits}.
   *
   * @throws IllegalArgumentException if it is more than an int holds
   */
  static int number(String digits) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException tooLarge) {
      throw new IllegalArgumentException(
          "%s is too large: the most is %d".formatted(digits, Integer.MAX_VALUE), tooLarge);
    }
  }
}
