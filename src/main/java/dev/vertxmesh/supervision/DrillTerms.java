package dev.vertxmesh.supervision;

import dev.vertxmesh.settings.DetectionBounds.Bound;
import dev.vertxmesh.settings.DrillSettings;
import dev.vertxmesh.settings.DurationText;
import java.time.Duration;
import java.util.Optional;

/**
 * How long the fault of a drill lasts, and how late it is noticed at worst: a fault that is over
 * before it must be noticed measures nothing, and one without an end is no drill (SU-13).
 *
 * @param within the bound of {@code mesh explain}, from the settings of whom it concerns
 * @param formula what that is the sum of
 * @param lasting how long the fault lasts
 */
public record DrillTerms(Duration within, String formula, Duration lasting) {

  /**
   * The terms of a fault that is undone after a while, and must last until it is noticed.
   *
   * @param asked how long it is to last; as long as it may go unnoticed, if nobody said
   * @param longest how long any fault may last
   * @throws IllegalArgumentException if it would never be noticed, may be over before that, or
   *     would last too long; the message names the numbers and says what to do
   */
  public static DrillTerms of(Bound bound, Optional<Duration> asked, Duration longest) {
    return of(bound, required(bound), asked, longest);
  }

  /**
   * As {@link #of(Bound, Optional, Duration)}, of a fault that is noticed also if it is over by
   * then.
   *
   * @param least how long it must last for that; so long it lasts, if nobody said otherwise
   */
  public static DrillTerms of(
      Bound bound, Duration least, Optional<Duration> asked, Duration longest) {
    Duration within = required(bound);
    Duration lasting = asked.orElse(least);
    if (lasting.compareTo(least) < 0) {
      throw new IllegalArgumentException(
          "a fault of %s may go unnoticed: let it last %s or longer; it is noticed within %s (%s)"
              .formatted(
                  DurationText.spoken(lasting),
                  DurationText.spoken(least),
                  bound.text(),
                  bound.formula()));
    }
    if (lasting.compareTo(longest) > 0) {
      throw new IllegalArgumentException(
          "a fault of %s is longer than %s = %s; it is noticed within %s (%s)"
              .formatted(
                  DurationText.spoken(lasting),
                  DrillSettings.LONGEST,
                  DurationText.spoken(longest),
                  bound.text(),
                  bound.formula()));
    }
    return new DrillTerms(within, bound.formula(), lasting);
  }

  /**
   * The terms of a fault that is done at once, and not undone.
   *
   * @throws IllegalArgumentException if it would never be noticed
   */
  public static DrillTerms atOnce(Bound bound) {
    return new DrillTerms(required(bound), bound.formula(), Duration.ZERO);
  }

  private static Duration required(Bound bound) {
    return bound
        .within()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "that %s is never noticed, as %s: nothing was done"
                        .formatted(bound.fault().text(), bound.formula())));
  }
}
