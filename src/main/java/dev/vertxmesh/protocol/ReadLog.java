package dev.vertxmesh.protocol;

import dev.vertxmesh.model.Names;

/**
 * Anyone → host agent: read the log of a worker, also of one that has ended. Answered with a {@link
 * LogPart}; refused as {@link Refusal#NOT_FOUND} if this host has no log of it (any more).
 *
 * @param worker the id of the proc
 * @param stream stdout unless said otherwise
 * @param previous whether to read only the older copy, which was cut off when the log reached its
 *     limit; false unless said otherwise
 * @param from where to begin, in bytes since the worker's start: {@code next} of the part before;
 *     what is not kept any more is passed over; {@link #TAIL}, which is the default, for the end
 * @param mostBytes the most to read, 1 to {@value #MOST_BYTES}, which is the default
 */
public record ReadLog(
    String worker, LogStream stream, Boolean previous, Long from, Integer mostBytes) {

  /** As {@code from}: so much of the end as may be read. */
  public static final long TAIL = -1;

  /** The longest part. */
  public static final int MOST_BYTES = 256 * 1024;

  public ReadLog {
    Names.require("worker", worker);
    stream = Fields.orElse(stream, LogStream.OUT);
    previous = Fields.orElse(previous, false);
    from = Fields.orElse(from, TAIL);
    mostBytes = Fields.atLeast(1, "most-bytes", Fields.orElse(mostBytes, MOST_BYTES));
    if (mostBytes > MOST_BYTES) {
      throw new IllegalArgumentException(
          "field 'most-bytes' is " + mostBytes + "; the most is " + MOST_BYTES);
    }
    if (from < TAIL) {
      throw new IllegalArgumentException(
          "field 'from' is " + from + "; the least is 0, or " + TAIL + " for the end of the log");
    }
  }
}
