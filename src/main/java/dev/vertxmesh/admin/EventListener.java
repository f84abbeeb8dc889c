package dev.vertxmesh.admin;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One client of the event stream: how far it is, and what it wants to hear. */
final class EventListener {
  private static final int MOST_AT_ONCE = 100;

  /** So many beats without taking anything: the client is stuck. */
  private static final int MOST_BEATS_FULL = 6;

  private final SseResponse sse;
  private final EventRing ring;
  private final Optional<String> mesh;
  private long at;
  private int beatsFull;
  private boolean begun;

  EventListener(SseResponse sse, EventRing ring, Optional<String> mesh) {
    this.sse = sse;
    this.ring = ring;
    this.mesh = mesh;
  }

  boolean isOf(SseResponse other) {
    return sse == other;
  }

  /** Says hello, and begins; with what was missed since {@code lastId}, or without. */
  void begin(JsonObject hello, Optional<String> lastId) {
    OptionalLong resumed = lastId.isPresent() ? ring.after(lastId.get()) : OptionalLong.empty();
    at = resumed.orElse(ring.next());
    String here = ring.id(at - 1);
    sse.send(SseFrames.event(here, "hello", hello.encode()));
    if (lastId.isPresent() && resumed.isEmpty()) {
      JsonObject reason =
          new JsonObject().put("reason", "what came after " + lastId.get() + " is not kept");
      sse.send(SseFrames.event(here, "reset", reason.encode()));
    }
    sse.onRoom(this::pump);
    begun = true;
    pump();
  }

  /** Sends what there is and the client takes. */
  void pump() {
    boolean more = begun;
    while (more && sse.isOpen() && !sse.isFull()) {
      if (!ring.has(at)) {
        sse.drop("it is too slow for what happens");
        return;
      }
      List<EventRing.Entry> entries = ring.from(at, MOST_AT_ONCE);
      more = !entries.isEmpty();
      for (EventRing.Entry entry : entries) {
        if (sse.isFull()) {
          break;
        }
        at = entry.number() + 1;
        if (mesh.isEmpty() || mesh.get().equals(entry.mesh())) {
          sse.send(entry.frame());
        }
      }
    }
  }

  /** Shows the client that the server lives; cuts it off if it does not. */
  void beat() {
    beatsFull = sse.isFull() ? beatsFull + 1 : 0;
    if (beatsFull >= MOST_BEATS_FULL) {
      sse.drop("it takes nothing");
    } else if (beatsFull == 0 && begun) {
      sse.send(SseFrames.COMMENT);
    }
  }

  void end() {
    sse.end();
  }
}
