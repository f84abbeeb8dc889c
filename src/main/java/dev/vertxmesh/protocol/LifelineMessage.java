package dev.vertxmesh.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * One message on the lifeline, the Unix-domain socket between a host agent and a JVM that it
 * launched: one line of UTF-8 text, a verb and, after one blank, the text. Line breaks and
 * backslashes in the text travel as {@code \n}, {@code \r} and {@code \\}.
 *
 * @param verb what the message says
 * @param text its payload, any characters; may be empty
 */
public record LifelineMessage(Verb verb, String text) {
  /** A longer line, in UTF-8 bytes without its line break, is refused by both ends. */
  public static final int MAXIMUM_LINE_BYTES = 64 * 1024;

  /** Stands at the end of a text that was cut (behaviour B 84). */
  public static final String CUT_MARK = "... [TRUNCATED]";

  /** What a message says, and who says it. */
  public enum Verb {
    /** worker → host, first on each connection; text: the token that the host gave the worker. */
    HELLO,
    /** worker → host, once; text: what the worker wants its host to know. */
    READY,
    /** worker → host, at a fixed period from a plain thread; text: the count of beats so far. */
    BEAT,
    /** worker → host, just before it ends; text: why. */
    LAST_WORDS,
    /** host → worker: end in order; text: why. */
    STOP,
    /** worker → host: its watchdog saw a loop that hangs; text: a {@link HangReport}. */
    HANG,
    /** either way: a remark; text: free. */
    NOTE
  }

  /**
   * Refuses what does not fit one line.
   *
   * @throws IllegalArgumentException if the encoded line would be above {@link #MAXIMUM_LINE_BYTES}
   */
  public LifelineMessage {
    Objects.requireNonNull(verb, "verb");
    Objects.requireNonNull(text, "text");
    refuseLong(lineBytes(verb, text), "The text of this " + verb + " message makes");
  }

  /**
   * A message whose text is cut, and marked with {@link #CUT_MARK}, if it would not fit one line.
   */
  public static LifelineMessage fitting(Verb verb, String text) {
    if (lineBytes(verb, text) <= MAXIMUM_LINE_BYTES) {
      return new LifelineMessage(verb, text);
    }
    int low = 0;
    int high = text.length();
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (lineBytes(verb, text.substring(0, middle) + CUT_MARK) <= MAXIMUM_LINE_BYTES) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return new LifelineMessage(verb, text.substring(0, low) + CUT_MARK);
  }

  /** The message as one line, without a line break at its end. */
  public String encode() {
    return line(verb, text);
  }

  /**
   * Reads one line.
   *
   * @param line as {@link #encode()} wrote it, without a line break
   * @throws IllegalArgumentException if the line is too long, begins with no verb, or holds an
   *     escape that is none
   */
  public static LifelineMessage decode(String line) {
    refuseLong(line.getBytes(StandardCharsets.UTF_8).length, "A lifeline message is");
    int blank = line.indexOf(' ');
    String name = blank < 0 ? line : line.substring(0, blank);
    Verb verb =
        Arrays.stream(Verb.values())
            .filter(candidate -> candidate.name().equals(name))
            .findFirst()
            .orElseThrow(() -> unknownVerb(name));
    return new LifelineMessage(verb, blank < 0 ? "" : unescape(line.substring(blank + 1)));
  }

  private static String line(Verb verb, String text) {
    return text.isEmpty() ? verb.name() : verb.name() + ' ' + escape(text);
  }

  private static int lineBytes(Verb verb, String text) {
    return line(verb, text).getBytes(StandardCharsets.UTF_8).length;
  }

  private static String escape(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }

  private static String unescape(String escaped) {
    StringBuilder text = new StringBuilder(escaped.length());
    for (int at = 0; at < escaped.length(); at++) {
      char character = escaped.charAt(at);
      if (character == '\\') {
        at++;
        text.append(unescaped(at < escaped.length() ? escaped.charAt(at) : ' '));
      } else {
        text.append(character);
      }
    }
    return text.toString();
  }

  private static char unescaped(char letter) {
    return switch (letter) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case '\\' -> '\\';
      default ->
          throw new IllegalArgumentException(
              "A backslash followed by '" + letter + "' is no escape: write \\n, \\r or \\\\");
    };
  }

  private static IllegalArgumentException unknownVerb(String name) {
    String shown = name.length() > 40 ? name.substring(0, 40) + CUT_MARK : name;
    return new IllegalArgumentException(
        "A lifeline message begins with one of "
            + Arrays.toString(Verb.values())
            + ", not with '"
            + shown
            + "'");
  }

  private static void refuseLong(int bytes, String what) {
    if (bytes > MAXIMUM_LINE_BYTES) {
      throw new IllegalArgumentException(
          what + " a line of " + bytes + " bytes: at most " + MAXIMUM_LINE_BYTES + " are allowed");
    }
  }
}
