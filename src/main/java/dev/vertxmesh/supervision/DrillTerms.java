package dev.vertxmesh.supervision;

import dev.vertxmesh.settings.DetectionBounds.Bound;
import dev.vertxmesh.settings.DurationText;
import dev.vertxmesh.settings.MeshSettings;
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
   * The terms of a fault that is undone after a while.
   *
   * @param asked how long it is to last; as long as it may go unnoticed, if nobody said
   * @param longest how long any fault may last
   * @throws IllegalArgumentException if it would never be noticed, be over before that, or last too
   *     long; the message names the numbers and says what to do
   */
  public static DrillTerms of(Bound bound, Optional<Duration> asked, Duration longest) {
    Duration within = required(bound);
    Duration lasting = asked.orElse(within);
    if (lasting.compareTo(within) < 0) {
      throw new IllegalArgumentException(
          "a fault of %s may be over before it is noticed, within %s (%s): let it last that long"
              .formatted(DurationText.spoken(lasting), bound.text(), bound.formula()));
    }
    if (lasting.compareTo(longest) > 0) {
      throw new IllegalArgumentException(
          "a fault of %s is longer than %s = %s; it is noticed within %s (%s)"
              .formatted(
                  DurationText.spoken(lasting),
                  MeshSettings.DRILL_LONGEST,
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
