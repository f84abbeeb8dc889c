package dev.vertxmesh.shape;

import java.util.Objects;

/**
 * Neighbouring ranks that have the same value.
 *
 * @param start the first rank, at least 0
 * @param end one more than the last rank, more than {@code start}
 * @param value what they all have; not null
 */
public record ValueRun<T>(int start, int end, T value) {

  /**
   * Checks the range (behaviour B 79).
   *
   * @throws IllegalArgumentException if it starts below 0 or is empty
   */
  public ValueRun {
    Objects.requireNonNull(value, "value of a run");
    Ranks.checkRun(start, end);
  }

  /** The ranks and the value, as in {@code 0-3: a}. */
  @Override
  public String toString() {
    return new Ranks.Run(start, end) + ": " + value;
  }
}
