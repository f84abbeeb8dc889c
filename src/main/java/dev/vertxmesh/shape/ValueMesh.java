package dev.vertxmesh.shape;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One value for each rank of a mesh, kept as a table of the distinct values and runs of ranks that
 * share one (behaviour B 78).
 *
 * <p>It is always compressed: neighbouring runs differ, and no value is in the table twice. A run
 * costs 8 bytes; the worst is a value that changes at each rank. Looking up one rank costs the
 * logarithm of the runs.
 *
 * @param <T> the values, immutable and with value equality; never null
 */
public final class ValueMesh<T> implements Iterable<T> {
  private final List<T> table;

  /** One more than the last rank of each run, ascending. */
  private final int[] ends;

  /** Where in the table the value of each run is. */
  private final int[] slots;

  /** Takes over what a {@link ValueMeshBuilder} built. */
  ValueMesh(List<T> table, int[] ends, int[] slots) {
    this.table = table;
    this.ends = ends;
    this.slots = slots;
  }

  /**
   * The same value for each rank: one run.
   *
   * @param ranks how many, at least 1
   * @throws IllegalArgumentException if {@code ranks} is less
   */
  public static <T> ValueMesh<T> single(int ranks, T value) {
    checkRanks(ranks);
    return new ValueMeshBuilder<T>().appendUntil(ranks, value).build();
  }

  /**
   * The values in the order of their ranks.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static <T> ValueMesh<T> of(List<? extends T> values) {
    checkRanks(values.size());
    ValueMeshBuilder<T> builder = new ValueMeshBuilder<>();
    for (T value : values) {
      builder.appendUntil(builder.ranks() + 1, value);
    }
    return builder.build();
  }

  /**
   * The values at their ranks, in any order; of several for one rank the last wins (behaviour B
   * 82).
   *
   * @param ranks how many the mesh has, at least 1; this many references are held meanwhile
   * @param entries rank and value
   * @throws IllegalArgumentException if a rank has no value or is not within 0 and {@code ranks -
   *     1}, naming it
   */
  public static <T> ValueMesh<T> collect(
      int ranks, Iterable<? extends Map.Entry<Integer, ? extends T>> entries) {
    checkRanks(ranks);
    List<T> values = new ArrayList<>(Collections.nCopies(ranks, null));
    for (Map.Entry<Integer, ? extends T> entry : entries) {
      int rank = entry.getKey();
      if (rank < 0 || rank >= ranks) {
        throw new IllegalArgumentException(
            "rank %d, with %s, is out of range: the ranks are 0 to %d"
                .formatted(rank, entry.getValue(), ranks - 1));
      }
      values.set(rank, entry.getValue());
    }
    int missing = values.indexOf(null);
    if (missing >= 0) {
      throw new IllegalArgumentException(
          "rank %d has no value: each of %d ranks needs one, and %d have none"
              .formatted(missing, ranks, Collections.frequency(values, null)));
    }
    return of(values);
  }

  /**
   * The mesh that has these runs, with neighbours merged where they are equal.
   *
   * @param runs in order, the first from rank 0, each from where the one before it ends
   * @throws IllegalArgumentException if there are none, or they leave a gap or overlap, naming the
   *     rank
   */
  public static <T> ValueMesh<T> compress(List<ValueRun<T>> runs) {
    ValueMeshBuilder<T> builder = new ValueMeshBuilder<>();
    for (ValueRun<T> run : runs) {
      if (run.start() != builder.ranks()) {
        throw new IllegalArgumentException(
            "runs must follow each other: the next one starts at rank %d, but found %s"
                .formatted(builder.ranks(), run));
      }
      builder.appendUntil(run.end(), run.value());
    }
    checkRanks(builder.ranks());
    return builder.build();
  }

  /** How many ranks there are, at least 1. */
  public int ranks() {
    return ends[ends.length - 1];
  }

  /**
   * The value of a rank.
   *
   * @throws IllegalArgumentException if there is no such rank
   */
  public T get(int rank) {
    if (rank < 0 || rank >= ranks()) {
      throw new IllegalArgumentException(
          "there is no rank %d: the ranks are 0 to %d".formatted(rank, ranks() - 1));
    }
    return valueOfRun(runOf(rank));
  }

  /** The runs, ascending; together they cover each rank once, and neighbours differ. */
  public List<ValueRun<T>> runs() {
    return IntStream.range(0, ends.length)
        .mapToObj(run -> new ValueRun<>(start(run), ends[run], valueOfRun(run)))
        .toList();
  }

  /** Each value once, in the order in which they first appear. */
  public List<T> distinctValues() {
    return table;
  }

  /** The value of each rank, as a view; reading one costs the logarithm of the runs. */
  public List<T> values() {
    return new AbstractList<>() {
      @Override
      public T get(int rank) {
        return valueOfRun(runOf(Objects.checkIndex(rank, size())));
      }

      @Override
      public int size() {
        return ranks();
      }
    };
  }

  /** The value of each rank, ascending. */
  @Override
  public Iterator<T> iterator() {
    return values().iterator();
  }

  /** The ranks whose value is of a kind; asks once for each distinct value. */
  public Ranks ranksOf(Predicate<? super T> kind) {
    BitSet wanted = new BitSet();
    for (int slot = 0; slot < table.size(); slot++) {
      wanted.set(slot, kind.test(table.get(slot)));
    }
    Ranks.Builder ranks = Ranks.builder();
    for (int run = 0; run < ends.length; run++) {
      if (wanted.get(slots[run])) {
        ranks.addRange(start(run), ends[run]);
      }
    }
    return ranks.build();
  }

  /**
   * Each value replaced by what the function makes of it; calls it once for each distinct value.
   */
  public <R> ValueMesh<R> map(Function<? super T, ? extends R> function) {
    List<R> mapped = table.stream().<R>map(function).toList();
    ValueMeshBuilder<R> builder = new ValueMeshBuilder<>();
    for (int run = 0; run < ends.length; run++) {
      builder.appendUntil(ends[run], mapped.get(slots[run]));
    }
    return builder.build();
  }

  /**
   * This mesh with the overlay's values at the overlay's ranks (behaviour B 80). Costs the runs of
   * both.
   *
   * @throws IllegalArgumentException if the overlay has a rank that this mesh has not (behaviour B
   *     79)
   */
  public ValueMesh<T> merge(ValueOverlay<T> overlay) {
    ValueMeshBuilder<T> builder = new ValueMeshBuilder<>();
    for (ValueRun<T> run : overlay.runs()) {
      if (run.end() > ranks()) {
        throw new IllegalArgumentException(
            "cannot lay %s over ranks 0 to %d: it goes beyond them".formatted(run, ranks() - 1));
      }
      copy(run.start(), builder);
      builder.appendUntil(run.end(), run.value());
    }
    copy(ranks(), builder);
    return builder.build();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ValueMesh<?> mesh
        && table.equals(mesh.table)
        && Arrays.equals(ends, mesh.ends)
        && Arrays.equals(slots, mesh.slots);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * table.hashCode() + Arrays.hashCode(ends)) + Arrays.hashCode(slots);
  }

  /** The runs with inclusive ends, as in {@code {0-3: a, 4: b}}. */
  @Override
  public String toString() {
    return runs().stream().map(ValueRun::toString).collect(Collectors.joining(", ", "{", "}"));
  }

  /** Appends the values of this mesh from where the builder is until just below a rank. */
  private void copy(int end, ValueMeshBuilder<T> builder) {
    if (builder.ranks() >= end) {
      return;
    }
    for (int run = runOf(builder.ranks()); run < ends.length && start(run) < end; run++) {
      builder.appendUntil(Math.min(ends[run], end), valueOfRun(run));
    }
  }

  /** The run that has a rank: the first that ends after it. */
  private int runOf(int rank) {
    int position = Arrays.binarySearch(ends, rank);
    return position >= 0 ? position + 1 : -position - 1;
  }

  private int start(int run) {
    return run == 0 ? 0 : ends[run - 1];
  }

  private T valueOfRun(int run) {
    return table.get(slots[run]);
  }

  private static void checkRanks(int ranks) {
    if (ranks < 1) {
      throw new IllegalArgumentException(
          "a mesh of values has at least 1 rank, but %d were given".formatted(ranks));
    }
  }
}
