package dev.vertxmesh.supervision;

import dev.vertxmesh.model.Status;
import dev.vertxmesh.supervision.RankTable.Cell;
import java.util.List;

/**
 * The cells of up to 1,024 neighbouring ranks: one cell for all of them, or a {@link Column} for
 * each part of the cell. It becomes the one or the other by itself, as ranks change.
 */
interface Chunk {

  int SIZE = 1024;

  /** A chunk in which all are alike. It is never written to, so that many may share it. */
  static Chunk of(Cell alike) {
    return new Uniform(alike);
  }

  Cell get(int offset);

  /**
   * The offset behind the ranks from {@code offset} on that share its cell; at most {@code end}.
   */
  int endOfAlike(int offset, int end);

  /** The chunk that has {@code cell} at these offsets: this one, or one to take its place. */
  Chunk with(int start, int end, Cell cell);

  boolean isUniform();

  /** All alike. */
  record Uniform(Cell alike) implements Chunk {

    @Override
    public Cell get(int offset) {
      return alike;
    }

    @Override
    public int endOfAlike(int offset, int end) {
      return end;
    }

    @Override
    public Chunk with(int start, int end, Cell cell) {
      return new Columns(alike).with(start, end, cell);
    }

    @Override
    public boolean isUniform() {
      return true;
    }
  }

  /** Not all alike. */
  final class Columns implements Chunk {

    private static final List<Status> STATUSES = List.of(Status.values());

    private final Column statuses;
    private final Column incarnations;
    private final Column generations;

    private Columns(Cell initial) {
      statuses = new Column(STATUSES.indexOf(initial.status()));
      incarnations = new Column(initial.incarnation());
      generations = new Column(initial.generation());
    }

    @Override
    public Cell get(int offset) {
      return new Cell(
          STATUSES.get((int) statuses.get(offset)),
          incarnations.get(offset),
          generations.get(offset));
    }

    @Override
    public int endOfAlike(int offset, int end) {
      int alike = statuses.endOfAlike(offset, end);
      return generations.endOfAlike(offset, incarnations.endOfAlike(offset, alike));
    }

    @Override
    public Chunk with(int start, int end, Cell cell) {
      statuses.fill(start, end, STATUSES.indexOf(cell.status()));
      incarnations.fill(start, end, cell.incarnation());
      generations.fill(start, end, cell.generation());
      return isUniform() ? new Uniform(cell) : this;
    }

    @Override
    public boolean isUniform() {
      return statuses.isUniform() && incarnations.isUniform() && generations.isUniform();
    }
  }
}
