package dev.vertxmesh.shape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Values for some ranks, to be laid over a {@link ValueMesh} (behaviour B 79).
 *
 * <p>It knows no mesh: whether its ranks exist is checked by {@link ValueMesh#merge}.
 *
 * @param runs ascending, without overlap; those that touch differ
 * @param <T> the values, immutable and with value equality; never null
 */
public record ValueOverlay<T>(List<ValueRun<T>> runs) {

  /**
   * Sorts the runs, and joins those that touch and have equal values.
   *
   * @throws IllegalArgumentException if two runs share a rank, naming both
   */
  public ValueOverlay {
    runs = normalised(runs);
  }

  /** The overlay that changes nothing. */
  public static <T> ValueOverlay<T> none() {
    return new ValueOverlay<>(List.of());
  }

  /**
   * The overlay that has these runs, given in any order.
   *
   * @throws IllegalArgumentException if two runs share a rank, naming both
   */
  public static <T> ValueOverlay<T> of(List<ValueRun<T>> runs) {
    return new ValueOverlay<>(runs);
  }

  /** The same value for each of some ranks. */
  public static <T> ValueOverlay<T> of(Ranks ranks, T value) {
    return new ValueOverlay<>(
        ranks.runs().stream().map(run -> new ValueRun<>(run.start(), run.end(), value)).toList());
  }

  /** Whether it changes nothing. */
  public boolean isEmpty() {
    return runs.isEmpty();
  }

  /** The ranks that have a value. */
  public Ranks ranks() {
    Ranks.Builder ranks = Ranks.builder();
    runs.forEach(run -> ranks.addRange(run.start(), run.end()));
    return ranks.build();
  }

  /**
   * Both overlays in one; where both have a value the right one, {@code later}, wins (behaviour B
   * 80, 81). Not commutative. Costs the runs of both.
   */
  public ValueOverlay<T> merge(ValueOverlay<T> later) {
    List<ValueRun<T>> merged = new ArrayList<>(later.runs);
    int firstAhead = 0;
    for (ValueRun<T> run : runs) {
      while (firstAhead < later.runs.size() && later.runs.get(firstAhead).end() <= run.start()) {
        firstAhead++;
      }
      addUncovered(run, later.runs.subList(firstAhead, later.runs.size()), merged);
    }
    return new ValueOverlay<>(merged);
  }

  /** The runs with inclusive ends, as in {@code {0-3: a, 8: b}}. */
  @Override
  public String toString() {
    return runs.stream().map(ValueRun::toString).collect(Collectors.joining(", ", "{", "}"));
  }

  /** Adds what is left of a run beside the covers, of which the first ends after the run starts. */
  private static <T> void addUncovered(
      ValueRun<T> run, List<ValueRun<T>> covers, List<ValueRun<T>> uncovered) {
    int start = run.start();
    for (ValueRun<T> cover : covers) {
      if (cover.start() >= run.end()) {
        break;
      }
      if (start < cover.start()) {
        uncovered.add(new ValueRun<>(start, cover.start(), run.value()));
      }
      start = cover.end();
    }
    if (start < run.end()) {
      uncovered.add(new ValueRun<>(start, run.end(), run.value()));
    }
  }

  private static <T> List<ValueRun<T>> normalised(List<ValueRun<T>> runs) {
    List<ValueRun<T>> sorted = new ArrayList<>(runs);
    sorted.sort(Comparator.comparingInt(ValueRun::start));
    List<ValueRun<T>> joined = new ArrayList<>();
    for (ValueRun<T> run : sorted) {
      ValueRun<T> last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last == null || last.end() < run.start() || !joins(last, run)) {
        joined.add(run);
      } else {
        joined.set(joined.size() - 1, new ValueRun<>(last.start(), run.end(), last.value()));
      }
    }
    return List.copyOf(joined);
  }

  /** Whether two runs, in order and without a gap, have equal values; refuses an overlap. */
  private static <T> boolean joins(ValueRun<T> left, ValueRun<T> right) {
    if (right.start() < left.end()) {
      throw new IllegalArgumentException(
          "runs overlap: '%s' and '%s' share rank %d; give each rank one value"
              .formatted(left, right, right.start()));
    }
    return left.value().equals(right.value());
  }
}
