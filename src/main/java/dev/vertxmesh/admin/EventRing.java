package dev.vertxmesh.admin;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The last events of a stream, for those who come back or are slow (AD-9). Bounded in number and in
 * bytes: the oldest go first. Used on one context.
 */
final class EventRing {
  private final String life;
  private final int mostEntries;
  private final long mostBytes;
  private final NavigableMap<Long, Entry> entries = new TreeMap<>();
  private long next = 1;
  private long bytes;

  /**
   * One event.
   *
   * @param number its place in the stream
   * @param mesh which mesh it tells of, "" if it tells of none
   * @param frame what is sent
   */
  record Entry(long number, String mesh, Buffer frame) {}

  /**
   * An empty ring.
   *
   * @param life unlike that of every other ring, so that an id of another life is not taken for one
   *     of this
   */
  EventRing(String life, int mostEntries, long mostBytes) {
    this.life = life;
    this.mostEntries = mostEntries;
    this.mostBytes = mostBytes;
  }

  /** Adds an event, and pushes out what does not fit any more. */
  void add(String mesh, String type, String data) {
    Buffer frame = SseFrames.event(id(next), type, data);
    entries.put(next, new Entry(next, mesh, frame));
    bytes += frame.length();
    next++;
    while (entries.size() > mostEntries || (bytes > mostBytes && entries.size() > 1)) {
      bytes -= entries.pollFirstEntry().getValue().frame().length();
    }
  }

  /** Forgets all: something was missed, and nobody can go on from before. */
  void interrupt() {
    entries.clear();
    bytes = 0;
    next++;
  }

  /** The number that the next event will have. */
  long next() {
    return next;
  }

  /** The events from that number on, oldest first, at most so many. */
  List<Entry> from(long number, int most) {
    return entries.tailMap(number, true).values().stream().limit(most).toList();
  }

  /** Whether nothing of what came at that number or later is forgotten. */
  boolean has(long number) {
    return number <= next && number >= next - entries.size();
  }

  /** The id under which the event of that number is sent. */
  String id(long number) {
    return life + "-" + number;
  }

  /** Where to go on after the event of that id; empty if that cannot be done. */
  OptionalLong after(String id) {
    String prefix = life + "-";
    if (!id.startsWith(prefix) || !id.substring(prefix.length()).matches("[0-9]{1,18}")) {
      return OptionalLong.empty();
    }
    long number = Long.parseLong(id.substring(prefix.length())) + 1;
    return has(number) ? OptionalLong.of(number) : OptionalLong.empty();
  }
}
