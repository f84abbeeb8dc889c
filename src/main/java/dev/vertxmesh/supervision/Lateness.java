package dev.vertxmesh.supervision;

import java.time.Duration;
import java.util.Optional;

/** When periodic work counts as stalled (behaviour A 25). */
public final class Lateness {

  private Lateness() {}

  /**
   * How late a round is, if it is later than a whole interval: it comes after twice the interval
   * then.
   *
   * @param due when it should have begun
   * @param now when it began, by the same clock
   */
  public static Optional<Duration> stall(Duration due, Duration now, Duration interval) {
    Duration late = now.minus(due);
    return late.compareTo(interval) > 0 ? Optional.of(late) : Optional.empty();
  }
}
