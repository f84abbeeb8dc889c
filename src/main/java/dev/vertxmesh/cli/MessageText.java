package dev.vertxmesh.cli;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The body of a message on the command line: JSON or a text, in place, in a file, or on stdin. */
final class MessageText {
  private static final String STDIN = "-";

  private MessageText() {}

  /**
   * The body that is meant: what is JSON as that value, all else as the text that it is.
   *
   * @param given the text itself, {@code @FILE}, or {@code -} for stdin
   * @param plain whether it is a text whatever it looks like
   * @throws CliException usage: a file that cannot be read, or something that begins as JSON does
   *     and is none
   */
  static Object body(String given, boolean plain, InputStream stdin) {
    String text = read(given, stdin).strip();
    return plain ? text : decode(text);
  }

  private static String read(String given, InputStream stdin) {
    try {
      if (given.equals(STDIN)) {
        return new String(stdin.readAllBytes(), StandardCharsets.UTF_8);
      }
      return given.startsWith("@") ? Files.readString(Path.of(given.substring(1))) : given;
    } catch (NoSuchFileException missing) {
      throw wrong("there is no file " + given.substring(1) + ". Behind @ stands a file.", missing);
    } catch (IOException failed) {
      throw wrong(given + " cannot be read: " + failed, failed);
    }
  }

  private static Object decode(String text) {
    try {
      return text.isEmpty() ? text : Json.decodeValue(text);
    } catch (DecodeException noJson) {
      if (text.startsWith("{") || text.startsWith("[")) {
        throw wrong(
            "the message is no JSON: " + noJson.getMessage() + ". --text sends it so.", noJson);
      }
      return text;
    }
  }

  private static CliException wrong(String message, Exception cause) {
    return new CliException(ExitCode.USAGE, message, cause);
  }
}
