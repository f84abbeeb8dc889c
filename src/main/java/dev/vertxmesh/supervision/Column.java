package dev.vertxmesh.supervision;

import java.util.Arrays;

/**
 * A number for each rank of a {@link Chunk}. While all are the same it costs nothing a rank; while
 * the least and the most of them lie less than 255 apart, a byte; otherwise eight bytes. Runs of
 * equal numbers are found many at a time, and a change looks at no more than the chunk.
 */
final class Column {

  private static final byte[] NO_BYTES = {};
  private static final long[] NO_LONGS = {};

  /** What all have while they are the same, else what the near ones are counted from. */
  private long common;

  /** What to add to the common number for each, while none is far. */
  private byte[] near = NO_BYTES;

  private long[] far = NO_LONGS;

  /** All are {@code common}. */
  Column(long common) {
    this.common = common;
  }

  boolean isUniform() {
    return near.length == 0 && far.length == 0;
  }

  long get(int offset) {
    if (near.length > 0) {
      return common + near[offset];
    }
    return far.length > 0 ? far[offset] : common;
  }

  /** The offset behind the same numbers from {@code offset} on; at most {@code end}. */
  int endOfAlike(int offset, int end) {
    int length = end - offset - 1;
    if (length <= 0 || isUniform()) {
      return end;
    }
    int difference =
        near.length > 0
            ? Arrays.mismatch(near, offset, offset + length, near, offset + 1, end)
            : Arrays.mismatch(far, offset, offset + length, far, offset + 1, end);
    return difference < 0 ? end : offset + 1 + difference;
  }

  void fill(int start, int end, long value) {
    if (isUniform()) {
      if (value == common) {
        return;
      }
      near = new byte[Chunk.SIZE];
    }
    if (far.length == 0 && !isNear(value)) {
      recentre(value);
    }
    if (far.length == 0) {
      Arrays.fill(near, start, end, (byte) (value - common));
    } else {
      Arrays.fill(far, start, end, value);
    }
    if (endOfAlike(0, Chunk.SIZE) == Chunk.SIZE) {
      common = get(0);
      near = NO_BYTES;
      far = NO_LONGS;
    }
  }

  /** Where the difference overflows it wraps, and {@link #get} wraps it back. */
  private boolean isNear(long value) {
    long distance = value - common;
    return distance == (byte) distance;
  }

  /** Counts from another number, from which the new one is near as well; else all are far. */
  private void recentre(long value) {
    long lowest = value;
    long highest = value;
    for (byte distance : near) {
      lowest = Math.min(lowest, common + distance);
      highest = Math.max(highest, common + distance);
    }
    long centre = lowest + Byte.MAX_VALUE;
    if (highest - lowest >= 0 && highest - lowest <= 2 * Byte.MAX_VALUE) {
      for (int offset = 0; offset < near.length; offset++) {
        near[offset] = (byte) (common + near[offset] - centre);
      }
      common = centre;
    } else {
      long[] each = new long[Chunk.SIZE];
      Arrays.setAll(each, offset -> common + near[offset]);
      far = each;
      near = NO_BYTES;
    }
  }
}
