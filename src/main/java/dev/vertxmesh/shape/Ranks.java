package dev.vertxmesh.shape;

import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An immutable set of ranks, kept as runs of neighbours.
 *
 * <p>Every operation costs the number of runs, not of ranks, and {@link #contains} only its
 * logarithm. The extremes: all of a million ranks are one run; every second of them is half a
 * million runs, at 8 bytes each.
 */
public final class Ranks {
  private static final Pattern TERM = Pattern.compile("(\\d+)(?:-(\\d+))?");
  private static final Ranks NONE = new Ranks();

  /**
   * Start and end of each run in turn, strictly ascending: each bound changes outside to inside or
   * back.
   */
  private final int[] bounds;

  private Ranks(int... bounds) {
    this.bounds = bounds;
  }

  /**
   * Neighbouring ranks.
   *
   * @param start the first, at least 0
   * @param end one more than the last, more than {@code start}
   */
  public record Run(int start, int end) {

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if it starts below 0 or is empty
     */
    public Run {
      checkRun(start, end);
    }

    /** How many ranks the run has, at least 1. */
    public int length() {
      return end - start;
    }

    /** The first and the last rank, as in {@code 0-3}, or the only one. */
    @Override
    public String toString() {
      return length() == 1 ? String.valueOf(start) : start + "-" + (end - 1);
    }
  }

  /** The empty set. */
  public static Ranks none() {
    return NONE;
  }

  /**
   * The given ranks, in any order; repeats count once.
   *
   * @throws IllegalArgumentException if one is negative or {@link Integer#MAX_VALUE}
   */
  public static Ranks of(int... ranks) {
    Builder builder = builder();
    for (int rank : ranks) {
      builder.add(rank);
    }
    return builder.build();
  }

  /**
   * The ranks from the first number to just below the second; none if they are equal.
   *
   * @throws IllegalArgumentException if the first is negative or more than the second
   */
  public static Ranks range(int fromInclusive, int toExclusive) {
    checkRange(fromInclusive, toExclusive);
    return fromInclusive == toExclusive ? NONE : new Ranks(fromInclusive, toExclusive);
  }

  /** A builder, which takes ranks and ranges in any order. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Reads the text form: ranks and inclusive ranges, separated by commas, in any order; the empty
   * text is the empty set.
   *
   * @throws IllegalArgumentException if the text has another form, or a range ends before it starts
   */
  public static Ranks parse(String text) {
    Builder builder = builder();
    Text.forEachTerm(
        text,
        TERM,
        "a rank or first-last, as in 0-3,8",
        term -> {
          int first = Text.number(term.group(1));
          int last = term.group(2) == null ? first : Text.number(term.group(2));
          if (last < first) {
            throw new IllegalArgumentException(
                "'%s' ends before it starts: write %d-%d".formatted(term.group(), last, first));
          }
          builder.addRange(first, endAfter(last));
        });
    return builder.build();
  }

  /** The ranks that are in either set. */
  public Ranks union(Ranks other) {
    return combine(other, (here, there) -> here || there);
  }

  /** The ranks that are in both sets. */
  public Ranks intersect(Ranks other) {
    return combine(other, (here, there) -> here && there);
  }

  /** The ranks of this set that are not in the other. */
  public Ranks minus(Ranks other) {
    return combine(other, (here, there) -> here && !there);
  }

  /** Each rank moved up by a number, or down by a negative one. */
  public Ranks shift(int by) {
    if (isEmpty()) {
      return this;
    }
    long first = (long) bounds[0] + by;
    long end = (long) bounds[bounds.length - 1] + by;
    if (first < 0 || end > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "cannot shift ranks %d to %d by %d: they must stay within 0 and %d"
              .formatted(first(), end - 1 - by, by, Integer.MAX_VALUE - 1));
    }
    return new Ranks(Arrays.stream(bounds).map(bound -> bound + by).toArray());
  }

  /** Whether the set has this rank. */
  public boolean contains(int rank) {
    int position = Arrays.binarySearch(bounds, rank);
    int boundsUpToRank = position >= 0 ? position + 1 : -position - 1;
    return isOdd(boundsUpToRank);
  }

  /** Whether each rank of the other set is in this one. */
  public boolean containsAll(Ranks other) {
    return other.minus(this).isEmpty();
  }

  /** Whether the sets share a rank. */
  public boolean intersects(Ranks other) {
    return !intersect(other).isEmpty();
  }

  /** Whether there are no ranks. */
  public boolean isEmpty() {
    return bounds.length == 0;
  }

  /** How many ranks there are. */
  public int size() {
    return runs().stream().mapToInt(Run::length).sum();
  }

  /**
   * The lowest rank.
   *
   * @throws NoSuchElementException if there are none
   */
  public int first() {
    if (isEmpty()) {
      throw new NoSuchElementException("there is no first of no ranks: ask isEmpty() before");
    }
    return bounds[0];
  }

  /** The runs, ascending, with at least one absent rank between neighbours. */
  public List<Run> runs() {
    return IntStream.range(0, bounds.length / 2)
        .mapToObj(run -> new Run(bounds[2 * run], bounds[2 * run + 1]))
        .toList();
  }

  /** Each rank, ascending. */
  public IntStream stream() {
    return IntStream.range(0, bounds.length / 2)
        .flatMap(run -> IntStream.range(bounds[2 * run], bounds[2 * run + 1]));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ranks ranks && Arrays.equals(bounds, ranks.bounds);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bounds);
  }

  /** The text form, as in {@code 0-3,8}, with inclusive ends; empty for no ranks. */
  @Override
  public String toString() {
    return runs().stream().map(Run::toString).collect(Collectors.joining(","));
  }

  /**
   * Collects ranks and ranges in any order; they may overlap. In ascending order it costs the
   * least.
   */
  public static final class Builder {
    /** Ranges as start and end, packed so that they sort by start. */
    private long[] ranges = new long[4];

    private int count;

    private Builder() {}

    /**
     * Adds one rank.
     *
     * @throws IllegalArgumentException if it is negative or {@link Integer#MAX_VALUE}
     */
    public Builder add(int rank) {
      return addRange(rank, endAfter(rank));
    }

    /**
     * Adds the ranks from the first number to just below the second; none if they are equal.
     *
     * @throws IllegalArgumentException if the first is negative or more than the second
     */
    public Builder addRange(int fromInclusive, int toExclusive) {
      checkRange(fromInclusive, toExclusive);
      if (fromInclusive == toExclusive || extendsLast(fromInclusive, toExclusive)) {
        return this;
      }
      if (count == ranges.length) {
        ranges = Arrays.copyOf(ranges, 2 * count);
      }
      ranges[count++] = packed(fromInclusive, toExclusive);
      return this;
    }

    /** Adds each rank of a set. */
    public Builder addAll(Ranks ranks) {
      ranks.runs().forEach(run -> addRange(run.start(), run.end()));
      return this;
    }

    /** The set of all that was added; the builder may go on. */
    public Ranks build() {
      Arrays.sort(ranges, 0, count);
      int[] bounds = new int[2 * count];
      int length = 0;
      for (int range = 0; range < count; range++) {
        int start = start(ranges[range]);
        int end = end(ranges[range]);
        if (length > 0 && start <= bounds[length - 1]) {
          bounds[length - 1] = Math.max(bounds[length - 1], end);
        } else {
          bounds[length++] = start;
          bounds[length++] = end;
        }
      }
      return length == 0 ? NONE : new Ranks(Arrays.copyOf(bounds, length));
    }

    private boolean extendsLast(int start, int end) {
      if (count == 0) {
        return false;
      }
      int lastStart = start(ranges[count - 1]);
      int lastEnd = end(ranges[count - 1]);
      if (start < lastStart || start > lastEnd) {
        return false;
      }
      ranges[count - 1] = packed(lastStart, Math.max(lastEnd, end));
      return true;
    }

    private static long packed(int start, int end) {
      return (long) start << 32 | end;
    }

    private static int start(long range) {
      return (int) (range >>> 32);
    }

    private static int end(long range) {
      return (int) range;
    }
  }

  /** Whether a rank belongs to a combination of two sets, told whether it is in each. */
  @FunctionalInterface
  private interface Membership {
    boolean test(boolean here, boolean there);
  }

  /** Walks the bounds of both sets together, and keeps those at which membership changes. */
  private Ranks combine(Ranks other, Membership membership) {
    int[] combined = new int[bounds.length + other.bounds.length];
    int length = 0;
    int here = 0;
    int there = 0;
    while (here < bounds.length || there < other.bounds.length) {
      int bound = Math.min(boundAt(here), other.boundAt(there));
      here += here < bounds.length && bounds[here] == bound ? 1 : 0;
      there += there < other.bounds.length && other.bounds[there] == bound ? 1 : 0;
      if (membership.test(isOdd(here), isOdd(there)) != isOdd(length)) {
        combined[length++] = bound;
      }
    }
    return length == 0 ? NONE : new Ranks(Arrays.copyOf(combined, length));
  }

  private int boundAt(int index) {
    return index < bounds.length ? bounds[index] : Integer.MAX_VALUE;
  }

  /** After an odd number of bounds one is inside a run. */
  private static boolean isOdd(int boundsPassed) {
    return (boundsPassed & 1) == 1;
  }

  private static int endAfter(int rank) {
    if (rank == Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "%d cannot be a rank: the highest is %d".formatted(rank, Integer.MAX_VALUE - 1));
    }
    return rank + 1;
  }

  /** Refuses a range that is empty, ends before it starts, or starts below 0. */
  static void checkRun(int start, int end) {
    checkRange(start, end);
    if (start == end) {
      throw new IllegalArgumentException(
          "a run from %d to %d is empty: its end is exclusive, so the least is %d"
              .formatted(start, end, start + 1L));
    }
  }

  private static void checkRange(int start, int end) {
    if (start < 0) {
      throw new IllegalArgumentException("%d cannot be a rank: the lowest is 0".formatted(start));
    }
    if (start > end) {
      throw new IllegalArgumentException(
          "a range from %d to %d ends before it starts".formatted(start, end));
    }
  }
}
