package dev.vertxmesh.supervision;

import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.settings.Settings;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether an observer may trust what it sees (SU-11). One whose own timers are late, or that loses
 * sight of more than half of what it watches, looks for the fault in itself first: it is
 * <em>degraded</em>, holds its verdicts for a while, and waits longer for answers. Verdicts that
 * rest on evidence, as the end of a process, are never held.
 *
 * <p>A verdict by silence is so held back for at most {@link Limits#hold()} after the last late
 * timer, and once for each loss of sight. Times are durations since an arbitrary moment, from a
 * clock that never goes back.
 */
public final class SelfSuspicion {

  /** Who watches fewer learns nothing about itself from losing them. */
  private static final int FEWEST_WATCHED = 2;

  /**
   * When an observer doubts itself, and what it does then.
   *
   * @param late how late its own timer may be; above zero
   * @param hold how long verdicts are held; above zero
   * @param stretch by how much it waits longer for answers meanwhile; at least 1
   */
  public record Limits(Duration late, Duration hold, int stretch) {

    public Limits {
      if (!isPositive(late) || !isPositive(hold) || stretch < 1) {
        throw new IllegalArgumentException(
            "limits of an observer: late %s, hold %s, stretch %d; give durations above zero and 1 or more"
                .formatted(late, hold, stretch));
      }
    }

    /** As the settings say. */
    public static Limits of(Settings settings) {
      return new Limits(
          settings.get(MeshSettings.OBSERVER_LATE_LIMIT),
          settings.get(MeshSettings.OBSERVER_HOLD),
          settings.get(MeshSettings.OBSERVER_STRETCH));
    }

    /** For an observer whose timer comes so often: late by a whole interval is late enough. */
    public Limits lateAtMost(Duration interval) {
      return new Limits(shorter(late, interval), hold, stretch);
    }

    /** For an observer on whose verdicts others wait no longer than that. */
    public Limits holdAtMost(Duration longest) {
      return new Limits(late, shorter(hold, longest), stretch);
    }

    private static boolean isPositive(Duration duration) {
      return !duration.isZero() && !duration.isNegative();
    }

    private static Duration shorter(Duration one, Duration other) {
      return one.compareTo(other) < 0 ? one : other;
    }
  }

  /** What became of the observer. */
  public enum Change {
    /** It is as it was. */
    NOTHING,
    /** From now on it doubts itself. */
    DEGRADED,
    /** From now on it trusts itself again. */
    RECOVERED
  }

  private final Limits limits;
  private Optional<Duration> expected = Optional.empty();
  private Optional<Duration> lateUntil = Optional.empty();
  private Optional<Duration> blindUntil = Optional.empty();
  private boolean blind;
  private boolean degraded;
  private String reason = "nothing is wrong";

  /** An observer without a doubt. */
  public SelfSuspicion(Limits limits) {
    this.limits = limits;
  }

  /** Its limits. */
  public Limits limits() {
    return limits;
  }

  /**
   * One of its own timers fired.
   *
   * @param lateness how late that was
   */
  public Change timer(Duration lateness, Duration now) {
    if (lateness.compareTo(limits.late()) > 0) {
      lateUntil = Optional.of(now.plus(limits.hold()));
      return doubt(
          "its own timer was %d ms late, more than the %d ms allowed"
              .formatted(lateness.toMillis(), limits.late().toMillis()));
    }
    return trust(now);
  }

  /** Its next timer is due at that time; if that has long passed, it is frozen, or was. */
  public void expect(Duration due) {
    expected = Optional.of(due);
  }

  /**
   * It looked at all that it watches.
   *
   * @param lost how many of them it does not see
   */
  public Change sight(int lost, int watched, Duration now) {
    boolean wasBlind = blind;
    blind = watched >= FEWEST_WATCHED && 2L * lost > watched;
    if (blind && !wasBlind) {
      blindUntil = Optional.of(now.plus(limits.hold()));
      return doubt("it lost sight of %d of the %d that it watches".formatted(lost, watched));
    }
    return trust(now);
  }

  private Change doubt(String why) {
    boolean news = !degraded;
    reason = why;
    degraded = true;
    return news ? Change.DEGRADED : Change.NOTHING;
  }

  private Change trust(Duration now) {
    if (!degraded || blind || !mayJudge(now)) {
      return Change.NOTHING;
    }
    degraded = false;
    reason = "its timers are in time and it sees more than half of what it watches";
    return Change.RECOVERED;
  }

  /** Whether a verdict by silence may be given now. */
  public boolean mayJudge(Duration now) {
    return isInTime(now) && !isBefore(now, blindUntil);
  }

  /**
   * Whether an answer that did not come in time is missing: not while its own timers are late, as
   * it may wait unread.
   */
  public boolean isInTime(Duration now) {
    boolean isOverdue =
        expected.filter(due -> now.minus(due).compareTo(limits.late()) > 0).isPresent();
    return !isOverdue && !isBefore(now, lateUntil);
  }

  private static boolean isBefore(Duration now, Optional<Duration> end) {
    return end.filter(time -> now.compareTo(time) < 0).isPresent();
  }

  /** How long to wait for an answer that is asked for now. */
  public Duration stretched(Duration timeout, Duration now) {
    return mayJudge(now) ? timeout : timeout.multipliedBy(limits.stretch());
  }

  /** Whether it doubts itself: also after its verdicts are no longer held, if it still is blind. */
  public boolean isDegraded() {
    return degraded;
  }

  /** Why it is as it is: one sentence with the numbers. */
  public String reason() {
    return reason;
  }
}
