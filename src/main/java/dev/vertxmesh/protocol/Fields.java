package dev.vertxmesh.protocol;

import dev.vertxmesh.model.OneLine;
import dev.vertxmesh.shape.Ranks;

/** What the fields of a message must be. */
final class Fields {

  private static final int MOST_CHARACTERS = 1000;

  private Fields() {}

  static <T> T require(String field, T value) {
    if (value == null) {
      throw new IllegalArgumentException("field '" + field + "' is missing");
    }
    return value;
  }

  /**
   * A text for logs and addresses.
   *
   * @throws IllegalArgumentException if it is longer than 1000 characters, or has one that would
   *     break a line of a log
   */
  static String line(String field, String value) {
    String text = require(field, value);
    if (text.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException(
          "field '%s' has %d characters; the most is %d"
              .formatted(field, text.length(), MOST_CHARACTERS));
    }
    if (text.chars().anyMatch(OneLine::breaks)) {
      throw new IllegalArgumentException(
          "field '" + field + "' has a line break or another control character");
    }
    return text;
  }

  /** The name of a logger: not blank, and fit for a line of a log. */
  static String logger(String name) {
    if (line("logger", name).isBlank()) {
      throw new IllegalArgumentException(
          "field 'logger' is blank: name a logger, as dev.vertxmesh, or ROOT for all");
    }
    return name.strip();
  }

  static <T> T orElse(T value, T otherwise) {
    return value == null ? otherwise : value;
  }

  static int atLeast(int least, String field, int value) {
    if (value < least) {
      throw new IllegalArgumentException(
          "field '" + field + "' is " + value + "; the least is " + least);
    }
    return value;
  }

  static Ranks someRanks(Ranks ranks) {
    if (require("ranks", ranks).isEmpty()) {
      throw new IllegalArgumentException("field 'ranks' names no rank");
    }
    return ranks;
  }
}
