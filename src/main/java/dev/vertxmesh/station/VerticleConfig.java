package dev.vertxmesh.station;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A verticle's {@code config()} as flat keys and texts, as the settings take them. */
public final class VerticleConfig {

  private VerticleConfig() {}

  /**
   * Flattens: {@code {"mesh": {"host": {"name": "a"}}}} and {@code {"mesh.host.name": "a"}} are the
   * same. Numbers and booleans become their text, lists their elements joined by commas.
   *
   * @throws IllegalArgumentException if an entry is null, or is given twice in both forms
   */
  public static Map<String, String> flatten(JsonObject config) {
    Map<String, String> texts = new TreeMap<>();
    flatten("", config, texts);
    return texts;
  }

  private static void flatten(String prefix, JsonObject config, Map<String, String> texts) {
    for (String field : config.fieldNames()) {
      String key = prefix + field;
      Object value = config.getValue(field);
      if (value instanceof JsonObject nested) {
        flatten(key + ".", nested, texts);
      } else if (texts.put(key, text(key, value)) != null) {
        throw new IllegalArgumentException(
            "The verticle configuration gives " + key + " twice: flat and nested; keep one");
      }
    }
  }

  private static String text(String key, Object value) {
    if (value == null) {
      throw new IllegalArgumentException(
          "The verticle configuration gives null for " + key + ": give a value or leave it out");
    }
    if (value instanceof JsonArray list) {
      return list.stream().map(element -> text(key, element)).collect(Collectors.joining(","));
    }
    return value.toString();
  }
}
