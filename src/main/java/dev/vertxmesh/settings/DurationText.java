package dev.vertxmesh.settings;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as text: a whole number and its unit, as {@code 250ms}, {@code 10s}, {@code 2m}, {@code
 * 1h}.
 */
public final class DurationText {
  /**
   * The longest duration that is accepted; sums and products of a few such fit a {@code long} of
   * ns.
   */
  static final Duration LONGEST = Duration.ofDays(365);

  private static final Map<String, ChronoUnit> UNITS =
      Map.of(
          "ms", ChronoUnit.MILLIS,
          "s", ChronoUnit.SECONDS,
          "m", ChronoUnit.MINUTES,
          "h", ChronoUnit.HOURS);
  private static final Pattern NUMBER_AND_UNIT = Pattern.compile("([0-9]{1,12})(ms|s|m|h)");

  private DurationText() {}

  /** A duration above zero and up to {@link #LONGEST}. */
  public static Duration parse(String text) {
    Duration duration = parseOrZero(text);
    if (duration.isZero()) {
      throw new IllegalArgumentException("it cannot be 0, this setting has no off");
    }
    return duration;
  }

  /** As {@link #parse}, and {@code 0}, with or without a unit, which means off. */
  static Duration parseOrZero(String text) {
    if (text.equals("0")) {
      return Duration.ZERO;
    }
    Matcher matcher = NUMBER_AND_UNIT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(reason(text));
    }
    long amount = Long.parseLong(matcher.group(1));
    ChronoUnit unit = UNITS.get(matcher.group(2));
    if (amount > LONGEST.dividedBy(unit.getDuration())) {
      throw new IllegalArgumentException("it is longer than " + format(LONGEST));
    }
    return Duration.of(amount, unit);
  }

  private static String reason(String text) {
    return text.matches("[0-9]+")
        ? "the number has no unit; write "
            + text
            + "s for seconds or "
            + text
            + "ms for milliseconds"
        : "it is not a whole number followed by ms, s, m or h";
  }

  /** The shortest exact text in one unit, to the millisecond; {@code 0} for zero. */
  static String format(Duration duration) {
    long milliseconds = duration.toMillis();
    if (milliseconds == 0) {
      return "0";
    }
    if (milliseconds % 1000 != 0) {
      return milliseconds + "ms";
    }
    long seconds = milliseconds / 1000;
    if (seconds % 60 != 0) {
      return seconds + "s";
    }
    return seconds % 3600 != 0 ? seconds / 60 + "m" : seconds / 3600 + "h";
  }

  /**
   * A duration that was computed or measured, for people: {@code 13.5s}; below a second in whole
   * milliseconds, else in the unit of {@link #format}.
   */
  public static String spoken(Duration duration) {
    long milliseconds = duration.toMillis();
    return milliseconds < 1000 || milliseconds % 1000 == 0
        ? format(duration)
        : BigDecimal.valueOf(milliseconds, 3).stripTrailingZeros().toPlainString() + "s";
  }
}
