package dev.vertxmesh.supervision;

import dev.vertxmesh.model.Status;
import dev.vertxmesh.shape.Ranks;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A {@link Cell} for each rank, in chunks of 1,024. A chunk whose ranks are all alike costs one
 * reference; any other costs a byte a rank for each part of the cell that differs within it, or
 * eight bytes where incarnations or generations are far apart.
 *
 * <p>A change of one rank looks at one chunk, whatever its neighbours are; a change of many costs
 * the chunks that it covers, not the ranks.
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
    Arrays.fill(chunks, Chunk.of(initial));
    counts.put(initial.status(), size);
  }

  int size() {
    return size;
  }

  /** All ranks of the table. */
  Ranks ranks() {
    return Ranks.range(0, size);
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
    requireWithin(ranks);
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
    int base = index * Chunk.SIZE;
    boolean covered = start == base && end == Math.min(size, base + Chunk.SIZE);
    for (int from = start; from < end; ) {
      Chunk chunk = chunks[index];
      Cell before = chunk.get(from - base);
      int to = base + chunk.endOfAlike(from - base, end - base);
      Cell after = change.apply(before);
      if (!after.equals(before)) {
        boolean whole = covered && to - from == end - start;
        put(index, whole ? Chunk.of(after) : chunk.with(from - base, to - base, after));
        count(before, after, from, to, changed);
      }
      from = to;
    }
  }

  /** Neighbours that are alike share one chunk. */
  private void put(int index, Chunk chunk) {
    chunks[index] = chunk;
    if (chunk.isUniform()) {
      share(index, index - 1);
      share(index, index + 1);
    }
  }

  private void share(int index, int neighbour) {
    if (neighbour >= 0 && neighbour < chunks.length && chunks[neighbour].equals(chunks[index])) {
      chunks[index] = chunks[neighbour];
    }
  }

  private void count(Cell before, Cell after, int from, int to, Ranks.Builder changed) {
    counts.merge(before.status(), from - to, Integer::sum);
    counts.merge(after.status(), to - from, Integer::sum);
    if (before.status() != after.status() || before.incarnation() != after.incarnation()) {
      changed.addRange(from, to);
    }
  }

  /**
   * Calls {@code visitor} for each run of equal cells in {@code ranks}, in rank order. Costs the
   * chunks that these cover, and the runs in them.
   *
   * @throws IllegalArgumentException if one of the ranks is not in the table
   */
  void forEachRun(Ranks ranks, RunVisitor visitor) {
    requireWithin(ranks);
    for (Ranks.Run run : ranks.runs()) {
      for (int start = run.start(); start < run.end(); ) {
        Cell cell = chunks[start / Chunk.SIZE].get(start % Chunk.SIZE);
        int end = endOfAlike(start, run.end(), cell);
        visitor.visit(start, end, cell);
        start = end;
      }
    }
  }

  private int endOfAlike(int start, int end, Cell cell) {
    int rank = start;
    do {
      int base = rank - rank % Chunk.SIZE;
      int endOfChunk = Math.min(end, base + Chunk.SIZE);
      rank = base + chunks[base / Chunk.SIZE].endOfAlike(rank - base, endOfChunk - base);
      if (rank < endOfChunk) {
        return rank;
      }
    } while (rank < end && chunks[rank / Chunk.SIZE].get(0).equals(cell));
    return rank;
  }

  /** Receives a run of ranks, its end exclusive, and the cell that they share. */
  interface RunVisitor {
    void visit(int start, int end, Cell cell);
  }

  private void requireWithin(Ranks ranks) {
    for (Ranks.Run run : ranks.runs()) {
      requireWithin(run.start(), run.end());
    }
  }

  private void requireWithin(int start, long end) {
    if (start < 0 || end > size) {
      throw new IllegalArgumentException(
          "rank " + (start < 0 ? start : end - 1) + " is not in a mesh of " + size + " ranks");
    }
  }
}
