package dev.vertxmesh.supervision;

import java.time.Duration;
import java.util.Optional;

/**
 * Whether one event loop, or one worker context, hangs: it is pinged, one ping at a time, and
 * looked at four times per timeout (SU-7). Not thread-safe; times are those of one monotonic clock.
 */
public final class HangLedger {

  private static final int LOOKS_PER_TIMEOUT = 4;

  /** What follows from a look or an answer. */
  public enum Finding {
    /** Nothing to tell. */
    NOTHING,
    /**
     * It answered after more than the time between two looks, and before the verdict: a warning.
     */
    LATE,
    /** It hangs: said once for each hang. */
    HANGS,
    /** It answers again after it was found to hang. */
    BACK
  }

  /**
   * A finding.
   *
   * @param silence how long the ping had waited by then
   */
  public record Verdict(Finding finding, Duration silence) {}

  private static final Verdict NOTHING = new Verdict(Finding.NOTHING, Duration.ZERO);

  private final Duration timeout;
  private Optional<Duration> waitingSince = Optional.empty();
  private boolean hangs;

  /**
   * A ledger without a ping.
   *
   * @param timeout how long an answer may take, above zero
   */
  public HangLedger(Duration timeout) {
    if (timeout.isZero() || timeout.isNegative()) {
      throw new IllegalArgumentException(
          "the hang timeout is " + timeout + ": give a duration above zero");
    }
    this.timeout = timeout;
  }

  /** The time between two looks: a quarter of the timeout. */
  public static Duration interval(Duration timeout) {
    return timeout.dividedBy(LOOKS_PER_TIMEOUT);
  }

  /** Whether the next ping may be sent: none is unanswered. */
  public boolean isPingDue() {
    return waitingSince.isEmpty();
  }

  /** A ping was sent; the first one that is unanswered counts. */
  public void pinged(Duration now) {
    waitingSince = Optional.of(waitingSince.orElse(now));
  }

  /** The ping was answered. */
  public Verdict answered(Duration at) {
    if (waitingSince.isEmpty()) {
      return NOTHING;
    }
    Duration silence = at.minus(waitingSince.get());
    boolean hung = hangs;
    waitingSince = Optional.empty();
    hangs = false;
    if (hung) {
      return new Verdict(Finding.BACK, silence);
    }
    boolean late = silence.compareTo(interval(timeout)) > 0;
    return late ? new Verdict(Finding.LATE, silence) : NOTHING;
  }

  /** The whole process may have stood still: a ping that is unanswered waits anew. */
  public void excuse(Duration now) {
    waitingSince = waitingSince.map(since -> hangs ? since : now);
  }

  /** Looks whether the ping has waited too long. */
  public Verdict look(Duration now) {
    if (waitingSince.isEmpty() || hangs) {
      return NOTHING;
    }
    Duration silence = now.minus(waitingSince.get());
    hangs = silence.compareTo(timeout) > 0;
    return hangs ? new Verdict(Finding.HANGS, silence) : NOTHING;
  }
}
