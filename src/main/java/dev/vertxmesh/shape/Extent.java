package dev.vertxmesh.shape;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The grid of a mesh: labelled dimensions and their sizes, outermost first (behaviour B 83).
 *
 * <p>Ranks are row-major: in {@code hosts=2,procs=4} rank 5 is host 1, proc 1. The extent without
 * dimensions is {@linkplain #unity() unity}, which has one rank.
 *
 * @param labels one for each dimension: a letter, then letters, digits, {@code _} or {@code -}, at
 *     most 64 characters; no label twice; at most 16
 * @param sizes one for each label, each at least 1; their product is at most {@link
 *     Integer#MAX_VALUE}
 */
public record Extent(List<String> labels, List<Integer> sizes) {
  private static final int MOST_DIMENSIONS = 16;
  private static final Pattern LABEL = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");
  private static final Pattern TERM = Pattern.compile("([^=]*)=(\\d+)");
  private static final Extent UNITY = new Extent(List.of(), List.of());

  /**
   * Checks and copies both lists.
   *
   * @throws IllegalArgumentException if a label or size breaks a rule above, naming it
   */
  public Extent {
    labels = List.copyOf(labels);
    sizes = List.copyOf(sizes);
    if (labels.size() != sizes.size()) {
      throw new IllegalArgumentException(
          "an extent needs one size for each label, but labels are %s and sizes are %s"
              .formatted(labels, sizes));
    }
    if (labels.size() > MOST_DIMENSIONS) {
      throw new IllegalArgumentException(
          "an extent has at most %d dimensions, but %d were given: %s"
              .formatted(MOST_DIMENSIONS, labels.size(), labels));
    }
    checkLabels(labels);
    checkSizes(labels, sizes);
  }

  /** The extent without dimensions, which has one rank. */
  public static Extent unity() {
    return UNITY;
  }

  /** An extent of one dimension. */
  public static Extent of(String label, int size) {
    return new Extent(List.of(label), List.of(size));
  }

  /**
   * Reads the text form: {@code label=size} terms, separated by commas; the empty text is unity.
   *
   * @throws IllegalArgumentException if the text has another form, or the extent would break a rule
   */
  public static Extent parse(String text) {
    List<String> labels = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    Text.forEachTerm(
        text,
        TERM,
        "label=size, as in hosts=2,procs=4",
        term -> {
          labels.add(term.group(1));
          sizes.add(Text.number(term.group(2)));
        });
    return new Extent(labels, sizes);
  }

  /** This extent with one more dimension, the new innermost. */
  public Extent and(String label, int size) {
    return concat(of(label, size));
  }

  /**
   * This extent's dimensions, then the other's.
   *
   * @throws IllegalArgumentException if they share labels, naming those, or the result would break
   *     a rule
   */
  public Extent concat(Extent inner) {
    List<String> shared = labels.stream().filter(inner.labels::contains).toList();
    if (!shared.isEmpty()) {
      throw new IllegalArgumentException(
          "cannot join '%s' and '%s': both have %s; rename in one of them"
              .formatted(this, inner, String.join(", ", shared)));
    }
    return new Extent(
        Stream.concat(labels.stream(), inner.labels.stream()).toList(),
        Stream.concat(sizes.stream(), inner.sizes.stream()).toList());
  }

  /** How many ranks there are: the product of the sizes, at least 1. */
  public int ranks() {
    return sizes.stream().reduce(1, (left, right) -> left * right);
  }

  /**
   * The size of one dimension.
   *
   * @throws IllegalArgumentException if there is no such dimension, naming those that there are
   */
  public int size(String label) {
    return sizes.get(dimension(label));
  }

  /**
   * The place of a rank.
   *
   * @throws IllegalArgumentException if the rank is not within 0 and {@code ranks() - 1}
   */
  public Point point(int rank) {
    return new Point(this, rank);
  }

  /**
   * The rank at the given coordinates.
   *
   * @param coordinates an index for each dimension, in the order of the labels
   * @throws IllegalArgumentException if one is missing, too many, or not within its dimension
   */
  public int rank(int... coordinates) {
    if (coordinates.length != labels.size()) {
      throw new IllegalArgumentException(
          "'%s' takes %d coordinates, but %d were given"
              .formatted(this, labels.size(), coordinates.length));
    }
    int rank = 0;
    for (int dimension = 0; dimension < coordinates.length; dimension++) {
      int size = sizes.get(dimension);
      int coordinate = coordinates[dimension];
      if (coordinate < 0 || coordinate >= size) {
        throw new IllegalArgumentException(
            "%s has no index %d in '%s': its indices are 0 to %d"
                .formatted(labels.get(dimension), coordinate, this, size - 1));
      }
      rank = rank * size + coordinate;
    }
    return rank;
  }

  /** The text form, as in {@code hosts=2,procs=4}; empty for unity. */
  @Override
  public String toString() {
    return IntStream.range(0, labels.size())
        .mapToObj(dimension -> labels.get(dimension) + "=" + sizes.get(dimension))
        .collect(Collectors.joining(","));
  }

  /** The index of a label among the labels; refuses an unknown one. */
  int dimension(String label) {
    int dimension = labels.indexOf(label);
    if (dimension < 0) {
      throw new IllegalArgumentException(
          "there is no dimension '%s' in '%s': its dimensions are %s"
              .formatted(label, this, labels));
    }
    return dimension;
  }

  /** For each dimension, how many ranks lie between neighbours in it. */
  List<Integer> strides() {
    Integer[] strides = new Integer[sizes.size()];
    int stride = 1;
    for (int dimension = strides.length - 1; dimension >= 0; dimension--) {
      strides[dimension] = stride;
      stride *= sizes.get(dimension);
    }
    return List.of(strides);
  }

  /** Refuses a rank that this extent does not have. */
  void checkRank(int rank) {
    if (rank < 0 || rank >= ranks()) {
      throw new IllegalArgumentException(
          "there is no rank %d in '%s': its ranks are 0 to %d".formatted(rank, this, ranks() - 1));
    }
  }

  private static void checkLabels(List<String> labels) {
    Set<String> seen = new HashSet<>();
    for (String label : labels) {
      if (!LABEL.matcher(label).matches()) {
        throw new IllegalArgumentException(
            "'%s' cannot be a label: a label is a letter, then letters, digits, _ or -, at most 64 in all"
                .formatted(label));
      }
      if (!seen.add(label)) {
        throw new IllegalArgumentException(
            "label '%s' is there twice in %s: each dimension needs a label of its own"
                .formatted(label, labels));
      }
    }
  }

  private static void checkSizes(List<String> labels, List<Integer> sizes) {
    long ranks = 1;
    for (int dimension = 0; dimension < sizes.size(); dimension++) {
      int size = sizes.get(dimension);
      if (size < 1) {
        throw new IllegalArgumentException(
            "%s=%d leaves an extent without ranks: a size is at least 1"
                .formatted(labels.get(dimension), size));
      }
      ranks *= size;
      if (ranks > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            "labels %s with sizes %s have too many ranks: the most is %d"
                .formatted(labels, sizes, Integer.MAX_VALUE));
      }
    }
  }
}
