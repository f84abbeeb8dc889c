package dev.vertxmesh.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers for people and reports: three digits that count. */
final class Numbers {

  private static final MathContext THREE = new MathContext(3, RoundingMode.HALF_UP);
  private static final double ALL_DIGITS_FROM = 1000;

  private Numbers() {}

  /** {@code 0.0123}, {@code 1.5}, {@code 148}, {@code 123456}. */
  static String plain(double number) {
    return rounded(number).stripTrailingZeros().toPlainString();
  }

  /** The same, as a number. */
  static BigDecimal rounded(double number) {
    BigDecimal exact = BigDecimal.valueOf(number);
    return Math.abs(number) >= ALL_DIGITS_FROM
        ? exact.setScale(0, RoundingMode.HALF_UP)
        : exact.round(THREE);
  }
}
