package dev.vertxmesh.protocol;

import dev.vertxmesh.protocol.LifelineMessage.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A question on the lifeline where a worker's threads are, and a part of the answer. Both travel as
 * a {@link Verb#NOTE}, which a worker of another version passes over.
 *
 * @param question by which the answer is known to belong to it
 * @param left how many parts are still to come; -1 for the question itself
 * @param text a part of the answer
 */
public record ThreadsNote(long question, int left, String text) {
  private static final Pattern NOTE = Pattern.compile("threads (\\d{1,18}) (-1|\\d{1,6})\n");
  private static final int MOST_CHARACTERS = 16_000;
  private static final int ASKS = -1;

  /** The question of that number. */
  public static LifelineMessage ask(long question) {
    return new ThreadsNote(question, ASKS, "").message();
  }

  /** The answer to it, in order. */
  public static List<LifelineMessage> answer(long question, String text) {
    int parts = Math.max(1, (text.length() + MOST_CHARACTERS - 1) / MOST_CHARACTERS);
    List<LifelineMessage> messages = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int end = Math.min(text.length(), (part + 1) * MOST_CHARACTERS);
      String piece = text.substring(part * MOST_CHARACTERS, end);
      messages.add(new ThreadsNote(question, parts - 1 - part, piece).message());
    }
    return messages;
  }

  /** What a message says of threads; empty if it speaks of something else. */
  public static Optional<ThreadsNote> of(LifelineMessage message) {
    Matcher matcher = NOTE.matcher(message.text());
    if (message.verb() != Verb.NOTE || !matcher.lookingAt()) {
      return Optional.empty();
    }
    return Optional.of(
        new ThreadsNote(
            Long.parseLong(matcher.group(1)),
            Integer.parseInt(matcher.group(2)),
            message.text().substring(matcher.end())));
  }

  /** Whether this is the question. */
  public boolean asks() {
    return left == ASKS;
  }

  private LifelineMessage message() {
    return LifelineMessage.fitting(Verb.NOTE, "threads " + question + " " + left + "\n" + text);
  }
}
