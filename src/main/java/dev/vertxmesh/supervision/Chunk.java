package dev.vertxmesh.supervision;

import dev.vertxmesh.model.Status;
import dev.vertxmesh.supervision.RankTable.Cell;
import java.util.Arrays;

/**
 * Up to 1,024 neighbouring ranks: one cell for all of them, or a column for each part of the cell.
 * A chunk in which all are alike is never written to, so that many tables may share it.
 */
final class Chunk {

  static final int SIZE = 1024;

  private final Cell alike;
  private final Status[] statuses;
  private final LongColumn incarnations;
  private final LongColumn generations;

  Chunk(Cell alike) {
    this.alike = alike;
    this.statuses = new Status[0];
    this.incarnations = new LongColumn(alike.incarnation());
    this.generations = new LongColumn(alike.generation());
  }

  /** A chunk in columns, all of them still {@code initial}. */
  private Chunk(Cell initial, Status[] statuses) {
    Arrays.fill(statuses, initial.status());
    this.alike = null;
    this.statuses = statuses;
    this.incarnations = new LongColumn(initial.incarnation());
    this.generations = new LongColumn(initial.generation());
  }

  Cell get(int offset) {
    return alike != null
        ? alike
        : new Cell(statuses[offset], incarnations.get(offset), generations.get(offset));
  }

  /** The offset behind the ranks from {@code offset} on that share its cell. */
  int endOfAlike(int offset) {
    if (alike != null) {
      return SIZE;
    }
    int end = offset + 1;
    while (end < SIZE
        && statuses[end] == statuses[offset]
        && incarnations.get(end) == incarnations.get(offset)
        && generations.get(end) == generations.get(offset)) {
      end++;
    }
    return end;
  }

  /** This chunk, or a copy in columns of it, with {@code cell} at the offsets given. */
  Chunk with(int start, int end, Cell cell) {
    Chunk target = alike == null ? this : new Chunk(alike, new Status[SIZE]);
    Arrays.fill(target.statuses, start, end, cell.status());
    target.incarnations.fill(start, end, cell.incarnation());
    target.generations.fill(start, end, cell.generation());
    return target;
  }

  /** A number for each offset; costs nothing while all are the same. */
  private static final class LongColumn {

    private final long common;
    private long[] each = new long[0];

    LongColumn(long common) {
      this.common = common;
    }

    long get(int offset) {
      return each.length == 0 ? common : each[offset];
    }

    void fill(int start, int end, long value) {
      if (each.length == 0) {
        if (value == common) {
          return;
        }
        each = new long[SIZE];
        Arrays.fill(each, common);
      }
      Arrays.fill(each, start, end, value);
    }
  }
}
