package dev.vertxmesh.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * An exception as evidence: enough to find the line, small enough to send.
 *
 * @param type the class of the exception
 * @param message its message, "" if it had none, cut at 4,096 characters
 * @param stack the first 32 frames, outermost call last
 * @param causes the exceptions that led to it, nearest first, at most 8, without causes themselves
 */
public record Thrown(String type, String message, List<String> stack, List<Thrown> causes) {

  private static final int MOST_FRAMES = 32;
  private static final int MOST_CAUSES = 8;
  private static final int MOST_CHARACTERS = 4096;
  private static final StackTraceElement[] NO_FRAMES = {};

  public Thrown {
    stack = List.copyOf(stack);
    causes = List.copyOf(causes);
  }

  /** The evidence in {@code throwable}; never fails, also if its methods do. */
  public static Thrown of(Throwable throwable) {
    List<Thrown> causes = new ArrayList<>();
    Throwable cause = told(throwable::getCause, null);
    while (cause != null && causes.size() < MOST_CAUSES) {
      causes.add(alone(cause, List.of()));
      cause = told(cause::getCause, null);
    }
    return alone(throwable, causes);
  }

  private static Thrown alone(Throwable throwable, List<Thrown> causes) {
    List<String> frames =
        Arrays.stream(told(throwable::getStackTrace, NO_FRAMES))
            .filter(Objects::nonNull)
            .limit(MOST_FRAMES)
            .map(StackTraceElement::toString)
            .toList();
    return new Thrown(throwable.getClass().getName(), messageOf(throwable), frames, causes);
  }

  /** What an exception says of itself by code of its own, which may throw. */
  private static <T> T told(Supplier<T> question, T otherwise) {
    try {
      T answer = question.get();
      return answer == null ? otherwise : answer;
    } catch (RuntimeException broken) {
      return otherwise;
    }
  }

  private static String messageOf(Throwable throwable) {
    try {
      String message = throwable.getMessage();
      if (message == null) {
        return "";
      }
      return message.length() <= MOST_CHARACTERS ? message : message.substring(0, MOST_CHARACTERS);
    } catch (RuntimeException broken) {
      return "(its getMessage threw " + broken.getClass().getName() + ")";
    }
  }

  /** Class and message, as {@link Throwable#toString()} gives it. */
  @Override
  public String toString() {
    return message.isEmpty() ? type : type + ": " + message;
  }
}
