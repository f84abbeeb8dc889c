package dev.vertxmesh.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One place in an extent (behaviour B 83).
 *
 * @param extent the grid
 * @param rank the row-major number of the place, from 0
 */
public record Point(Extent extent, int rank) {

  /**
   * Checks the rank.
   *
   * @throws IllegalArgumentException if the extent has no such rank
   */
  public Point {
    Objects.requireNonNull(extent, "extent");
    extent.checkRank(rank);
  }

  /**
   * The index in one dimension, from 0.
   *
   * @throws IllegalArgumentException if there is no such dimension
   */
  public int coordinate(String label) {
    return coordinates().get(extent.dimension(label));
  }

  /** The index in each dimension, in the order of the extent's labels. */
  public List<Integer> coordinates() {
    List<Integer> coordinates = new ArrayList<>();
    int rest = rank;
    for (int stride : extent.strides()) {
      coordinates.add(rest / stride);
      rest %= stride;
    }
    return List.copyOf(coordinates);
  }

  /** Each index beside the size of its dimension, as in {@code {hosts: 0/2, procs: 1/4}}. */
  @Override
  public String toString() {
    List<Integer> coordinates = coordinates();
    return IntStream.range(0, coordinates.size())
        .mapToObj(
            dimension ->
                "%s: %d/%d"
                    .formatted(
                        extent.labels().get(dimension),
                        coordinates.get(dimension),
                        extent.sizes().get(dimension)))
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
