package dev.vertxmesh.settings;

import java.util.function.Function;

/**
 * How the text of a setting becomes its value.
 *
 * @param accepts what is accepted, in words that follow "accepted:"
 * @param example one text that is accepted
 * @param parser text without surrounding blanks → value; refuses with an IllegalArgumentException
 *     whose message says what is wrong with the text
 * @param secret whether nobody may see the text
 * @param <T> the type of the value
 */
record SettingType<T>(String accepts, String example, Function<String, T> parser, boolean secret) {

  SettingType(String accepts, String example, Function<String, T> parser) {
    this(accepts, example, parser, false);
  }
}
