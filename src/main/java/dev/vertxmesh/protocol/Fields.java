package dev.vertxmesh.protocol;

import dev.vertxmesh.shape.Ranks;

/** What the fields of a message must be. */
final class Fields {

  private Fields() {}

  static <T> T require(String field, T value) {
    if (value == null) {
      throw new IllegalArgumentException("field '" + field + "' is missing");
    }
    return value;
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
