package dev.vertxmesh.cli;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A JSON object on the command line, or in a file. */
final class JsonText {
  private JsonText() {}

  /**
   * The object that a text is, if it begins with a brace, or that the file of that name holds; an
   * {@code @} before the name does no harm.
   *
   * @throws CliException usage, saying where the JSON is wrong, or which file cannot be read
   */
  static JsonObject read(String option, String text) {
    if (text.stripLeading().startsWith("{")) {
      return parse(option, text);
    }
    Path file = Path.of(text.startsWith("@") ? text.substring(1) : text);
    try {
      return parse(option + ", file " + file, Files.readString(file));
    } catch (NoSuchFileException missing) {
      throw wrong(
          "%s: there is no file %s. Give a file, or JSON that begins with {."
              .formatted(option, file.toAbsolutePath()),
          missing);
    } catch (IOException failed) {
      throw wrong("%s: %s cannot be read: %s".formatted(option, file, failed), failed);
    }
  }

  private static JsonObject parse(String where, String text) {
    try {
      return new JsonObject(text);
    } catch (DecodeException malformed) {
      throw wrong(where + " is no JSON object. " + malformed.getMessage(), malformed);
    }
  }

  private static CliException wrong(String message, Exception cause) {
    return new CliException(ExitCode.USAGE, message, cause);
  }
}
