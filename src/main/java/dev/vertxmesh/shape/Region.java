package dev.vertxmesh.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A slice of a mesh: an extent of its own, laid over the ranks of the mesh (behaviour B 83).
 *
 * <p>The slice numbers its members from 0, in <em>view</em> ranks; the mesh knows them by
 * <em>base</em> ranks. Slicing {@code hosts=2,procs=4} to host 1 gives the view ranks 0 to 3, over
 * the base ranks 4 to 7. View order is base order.
 *
 * <p>What takes or gives one rank costs dimensions. What takes or gives {@link Ranks} costs runs: a
 * region whose innermost dimensions are whole has few; one that takes every second rank has as many
 * runs as ranks.
 *
 * @param extent the shape of the slice
 * @param offset the base rank of view rank 0
 * @param strides for each dimension, how many base ranks lie between neighbours in it; each is
 *     larger than the span of all dimensions inside it
 */
public record Region(Extent extent, int offset, List<Integer> strides) {
  private static final Pattern FORM = Pattern.compile("(?:(\\d+)\\+)?([^+]*)");
  private static final Pattern TERM = Pattern.compile("([^=]*)=(\\d+)/(\\d+)");
  private static final String EXPECTED =
      "[offset+]label=size/stride,..., as in 4+hosts=1/4,procs=4/1";

  /**
   * Checks the numbers and copies the strides.
   *
   * @throws IllegalArgumentException if there is not one stride for each dimension, if two members
   *     could share a base rank or come out of order, or if a base rank would be negative or {@link
   *     Integer#MAX_VALUE}
   */
  public Region {
    strides = List.copyOf(strides);
    if (strides.size() != extent.labels().size()) {
      throw new IllegalArgumentException(
          "a region needs one stride for each dimension of '%s', but strides are %s"
              .formatted(extent, strides));
    }
    if (offset < 0) {
      throw new IllegalArgumentException(
          "a region cannot start at base rank %d: the least is 0".formatted(offset));
    }
    checkStrides(extent, offset, strides);
  }

  /** All of a mesh: each view rank is the same base rank. */
  public static Region of(Extent extent) {
    return new Region(extent, 0, extent.strides());
  }

  /**
   * Reads the text form: an offset and {@code +} unless it is 0, then {@code label=size/stride}
   * terms, separated by commas.
   *
   * @throws IllegalArgumentException if the text has another form, or the region would break a rule
   */
  public static Region parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("cannot read '%s': expected %s".formatted(text, EXPECTED));
    }
    int offset = form.group(1) == null ? 0 : Text.number(form.group(1));
    List<String> labels = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    List<Integer> strides = new ArrayList<>();
    Text.forEachTerm(
        form.group(2),
        TERM,
        EXPECTED,
        term -> {
          labels.add(term.group(1));
          sizes.add(Text.number(term.group(2)));
          strides.add(Text.number(term.group(3)));
        });
    return new Region(new Extent(labels, sizes), offset, strides);
  }

  /** The labels of the dimensions, outermost first. */
  public List<String> labels() {
    return extent.labels();
  }

  /** The sizes of the dimensions, outermost first. */
  public List<Integer> sizes() {
    return extent.sizes();
  }

  /** How many ranks the slice has. */
  public int ranks() {
    return extent.ranks();
  }

  /**
   * The members at one index of a dimension, which stays, with size 1.
   *
   * @throws IllegalArgumentException if there is no such dimension or index
   */
  public Region at(String label, int index) {
    extent.dimension(label);
    if (index < 0 || index >= extent.size(label)) {
      throw new IllegalArgumentException(
          "%s has no index %d in '%s': its indices are 0 to %d"
              .formatted(label, index, this, extent.size(label) - 1));
    }
    return slice(label, index, index + 1);
  }

  /**
   * The members at the indices {@code from} to {@code to - 1} of a dimension.
   *
   * @throws IllegalArgumentException if there is no such dimension, or no such indices, or none are
   *     left
   */
  public Region slice(String label, int from, int to) {
    return slice(label, from, to, 1);
  }

  /**
   * The members at the indices {@code from}, {@code from + step} and so on, below {@code to}, of a
   * dimension.
   *
   * @param from an index of this slice, from 0
   * @param to more than {@code from}, at most the size of the dimension
   * @param step at least 1
   * @throws IllegalArgumentException if there is no such dimension, or no such indices, or none are
   *     left
   */
  public Region slice(String label, int from, int to, int step) {
    int dimension = extent.dimension(label);
    int size = extent.size(label);
    if (from < 0 || from >= to || to > size || step < 1) {
      throw new IllegalArgumentException(
          "cannot slice %s of '%s' from %d to %d by %d: needs 0 <= from < to <= %d and a step of at least 1"
              .formatted(label, this, from, to, step, size));
    }
    int newSize = (to - from - 1) / step + 1;
    int stride = strides.get(dimension);
    int newStride = newSize == 1 ? stride : stride * step;
    return new Region(
        new Extent(labels(), replaced(sizes(), dimension, newSize)),
        offset + from * stride,
        replaced(strides, dimension, newStride));
  }

  /**
   * The rank in the mesh of a rank in the slice.
   *
   * @throws IllegalArgumentException if the slice has no such rank
   */
  public int baseRank(int viewRank) {
    extent.checkRank(viewRank);
    int baseRank = offset;
    int rest = viewRank;
    for (int dimension = strides.size() - 1; dimension >= 0; dimension--) {
      int size = sizes().get(dimension);
      baseRank += rest % size * strides.get(dimension);
      rest /= size;
    }
    return baseRank;
  }

  /** The rank in the slice of a rank in the mesh, or empty if the slice leaves it out. */
  public OptionalInt viewRank(int baseRank) {
    if (baseRank < offset) {
      return OptionalInt.empty();
    }
    int viewRank = 0;
    int rest = baseRank - offset;
    for (int dimension = 0; dimension < strides.size(); dimension++) {
      int size = sizes().get(dimension);
      int index = rest / strides.get(dimension);
      if (index >= size) {
        return OptionalInt.empty();
      }
      viewRank = viewRank * size + index;
      rest %= strides.get(dimension);
    }
    return rest == 0 ? OptionalInt.of(viewRank) : OptionalInt.empty();
  }

  /** Whether the slice takes this rank of the mesh. */
  public boolean contains(int baseRank) {
    return viewRank(baseRank).isPresent();
  }

  /** The ranks of the mesh that the slice takes. */
  public Ranks baseRanks() {
    return baseRanks(Ranks.range(0, ranks()));
  }

  /**
   * The ranks in the mesh of some ranks in the slice.
   *
   * @throws IllegalArgumentException if the slice does not have all of them
   */
  public Ranks baseRanks(Ranks viewRanks) {
    int block = ranksInOneRun();
    Ranks.Builder baseRanks = Ranks.builder();
    for (Ranks.Run run : viewRanks.runs()) {
      extent.checkRank(run.end() - 1);
      int viewRank = run.start();
      while (viewRank < run.end()) {
        int length = Math.min(block - viewRank % block, run.end() - viewRank);
        int baseRank = baseRank(viewRank);
        baseRanks.addRange(baseRank, baseRank + length);
        viewRank += length;
      }
    }
    return baseRanks.build();
  }

  /**
   * The ranks in the slice of some ranks in the mesh; those that the slice leaves out are dropped.
   */
  public Ranks viewRanks(Ranks baseRanks) {
    Ranks.Builder viewRanks = Ranks.builder();
    for (Ranks.Run run : baseRanks.intersect(baseRanks()).runs()) {
      int viewRank = viewRank(run.start()).orElseThrow();
      viewRanks.addRange(viewRank, viewRank + run.length());
    }
    return viewRanks.build();
  }

  /** Whether each member of this slice is also one of the other, a slice of the same mesh. */
  public boolean isWithin(Region other) {
    return other.baseRanks().containsAll(baseRanks());
  }

  /** Whether this slice takes every rank of a mesh that has so many. */
  public boolean isWhole(int ranksOfMesh) {
    return ranks() == ranksOfMesh && offset == 0 && baseRank(ranks() - 1) == ranksOfMesh - 1;
  }

  /** The text form, as in {@code 4+hosts=1/4,procs=4/1}. */
  @Override
  public String toString() {
    return IntStream.range(0, strides.size())
        .mapToObj(
            dimension ->
                labels().get(dimension)
                    + "="
                    + sizes().get(dimension)
                    + "/"
                    + strides.get(dimension))
        .collect(Collectors.joining(",", offset == 0 ? "" : offset + "+", ""));
  }

  /**
   * How many ranks follow each other without a gap, from any view rank that is a multiple of this
   * number.
   */
  private int ranksInOneRun() {
    int block = 1;
    for (int dimension = strides.size() - 1;
        dimension >= 0 && strides.get(dimension) == block;
        dimension--) {
      block *= sizes().get(dimension);
    }
    return block;
  }

  private static List<Integer> replaced(List<Integer> numbers, int index, int number) {
    List<Integer> copy = new ArrayList<>(numbers);
    copy.set(index, number);
    return copy;
  }

  private static void checkStrides(Extent extent, int offset, List<Integer> strides) {
    long span = 0;
    for (int dimension = strides.size() - 1; dimension >= 0; dimension--) {
      int stride = strides.get(dimension);
      if (stride <= span) {
        throw new IllegalArgumentException(
            "stride %d of %s in '%s' is too small: the dimensions inside it span %d base ranks, so it is at least %d"
                .formatted(stride, extent.labels().get(dimension), extent, span + 1, span + 1));
      }
      span += (extent.sizes().get(dimension) - 1L) * stride;
      if (offset + span >= Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            "offset %d and strides %s of '%s' lead beyond the last base rank there can be, %d"
                .formatted(offset, strides, extent, Integer.MAX_VALUE - 1));
      }
    }
  }
}
