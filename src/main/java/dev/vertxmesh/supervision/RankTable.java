package dev.vertxmesh.supervision;

import dev.vertxmesh.model.Status;
import dev.vertxmesh.shape.Ranks;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A {@link Cell} for each rank, in chunks of 1,024: a chunk whose ranks are all alike costs one
 * reference, any other four bytes a rank and eight more where generations or incarnations differ.
 *
 * <p>A change of many ranks costs the chunks that it covers, not the ranks.
 */
final class RankTable {

  /** What is kept of one rank. */
  record Cell(Status status, long incarnation, long generation) {}

  private final Chunk[] chunks;
  private final int size;
  private final Map<Status, Integer> counts = new EnumMap<>(Status.class);

  /** A table of {@code size} ranks, each of them {@code initial}. */
  RankTable(int size, Cell initial) {
    if (size < 1) {
      throw new IllegalArgumentException("a mesh of " + size + " ranks: at least 1 is needed");
    }
    this.size = size;
    this.chunks = new Chunk[(size + Chunk.SIZE - 1) / Chunk.SIZE];
    Chunk alike = new Chunk(initial);
    Arrays.fill(chunks, alike);
    counts.put(initial.status(), size);
  }

  int size() {
    return size;
  }

  int count(Status status) {
    return counts.getOrDefault(status, 0);
  }

  /**
   * The cell of {@code rank}.
   *
   * @throws IllegalArgumentException if the table has no such rank
   */
  Cell get(int rank) {
    requireWithin(rank, rank + 1L);
    return chunks[rank / Chunk.SIZE].get(rank % Chunk.SIZE);
  }

  /**
   * Replaces the cell of each of {@code ranks} by what {@code change} makes of it.
   *
   * @return the ranks whose status or incarnation is another now
   * @throws IllegalArgumentException if one of the ranks is not in the table; nothing is changed
   */
  Ranks update(Ranks ranks, UnaryOperator<Cell> change) {
    for (Ranks.Run run : ranks.runs()) {
      requireWithin(run.start(), run.end());
    }
    Ranks.Builder changed = Ranks.builder();
    for (Ranks.Run run : ranks.runs()) {
      for (int start = run.start(); start < run.end(); ) {
        int chunk = start / Chunk.SIZE;
        int end = Math.min(run.end(), (chunk + 1) * Chunk.SIZE);
        updateWithinChunk(chunk, start, end, change, changed);
        start = end;
      }
    }
    return changed.build();
  }

  private void updateWithinChunk(
      int index, int start, int end, UnaryOperator<Cell> change, Ranks.Builder changed) {
    Chunk chunk = chunks[index];
    int base = index * Chunk.SIZE;
    boolean covered = start == base && end == Math.min(size, base + Chunk.SIZE);
    for (int from = start; from < end; ) {
      Cell before = chunk.get(from - base);
      int to = Math.min(end, base + chunk.endOfAlike(from - base));
      Cell after = change.apply(before);
      if (!after.equals(before)) {
        if (covered && to - from == end - start) {
          chunk = new Chunk(after);
        } else {
          chunk = chunk.with(from - base, to - base, after);
        }
        chunks[index] = chunk;
        count(before, after, from, to, changed);
      }
      from = to;
    }
  }

  private void count(Cell before, Cell after, int from, int to, Ranks.Builder changed) {
    counts.merge(before.status(), from - to, Integer::sum);
    counts.merge(after.status(), to - from, Integer::sum);
    if (before.status() != after.status() || before.incarnation() != after.incarnation()) {
      changed.addRange(from, to);
    }
  }

  /** Calls {@code visitor} for each run of equal cells, in rank order. */
  void forEachRun(RunVisitor visitor) {
    int start = 0;
    Cell current = null;
    for (int rank = 0; rank < size; ) {
      Chunk chunk = chunks[rank / Chunk.SIZE];
      int base = rank - rank % Chunk.SIZE;
      Cell cell = chunk.get(rank - base);
      if (!cell.equals(current)) {
        if (current != null) {
          visitor.visit(start, rank, current);
        }
        start = rank;
        current = cell;
      }
      rank = Math.min(size, base + chunk.endOfAlike(rank - base));
    }
    if (current != null) {
      visitor.visit(start, size, current);
    }
  }

  /** Receives a run of ranks, its end exclusive, and the cell that they share. */
  interface RunVisitor {
    void visit(int start, int end, Cell cell);
  }

  private void requireWithin(int start, long end) {
    if (start < 0 || end > size) {
      throw new IllegalArgumentException(
          "rank " + (start < 0 ? start : end - 1) + " is not in a mesh of " + size + " ranks");
    }
  }
}
