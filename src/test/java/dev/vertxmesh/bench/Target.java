package dev.vertxmesh.bench;

/**
 * What a figure is to be.
 *
 * @param kind on which side of the limit it is to be
 * @param basis what is compared with the limit
 * @param limit in the figure's unit, or as a ratio to its floor
 */
record Target(Kind kind, Basis basis, double limit) {

  /** On which side of the limit a figure is to be. */
  enum Kind {
    AT_MOST("≤"),
    AT_LEAST("≥");

    private final String sign;

    Kind(String sign) {
      this.sign = sign;
    }
  }

  /** What of a figure is compared. */
  enum Basis {
    RATIO,
    VALUE
  }

  /** At most {@code limit} times the floor. */
  static Target ratioAtMost(double limit) {
    return new Target(Kind.AT_MOST, Basis.RATIO, limit);
  }

  /** At least {@code limit} times the floor. */
  static Target ratioAtLeast(double limit) {
    return new Target(Kind.AT_LEAST, Basis.RATIO, limit);
  }

  /** At most {@code limit} in the figure's unit. */
  static Target valueAtMost(double limit) {
    return new Target(Kind.AT_MOST, Basis.VALUE, limit);
  }

  /** At least {@code limit} in the figure's unit. */
  static Target valueAtLeast(double limit) {
    return new Target(Kind.AT_LEAST, Basis.VALUE, limit);
  }

  boolean isMetBy(double number) {
    return kind == Kind.AT_MOST ? number <= limit : number >= limit;
  }

  /** {@code ≤ 1.6 × floor}, or {@code ≤ 10 ms}. */
  String text(String unit) {
    String number = Numbers.plain(limit);
    return basis == Basis.RATIO
        ? kind.sign + " " + number + " × floor"
        : kind.sign + " " + number + " " + unit;
  }
}
