package dev.vertxmesh.admin;

import dev.vertxmesh.admin.view.Following;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

/**
 * Things that are followed by one client each: a log, or what happens to one mesh. The last event
 * is {@code end}, or {@code problem} with the envelope of an error.
 */
final class Feeds {
  private static final long BEAT_MS = 5000;

  private final Vertx vertx;
  private final Gate gate;
  private final Set<Feed> open = new HashSet<>();

  /**
   * No feeds yet.
   *
   * @param gate for how many at once
   */
  Feeds(Vertx vertx, Gate gate) {
    this.vertx = vertx;
    this.gate = gate;
  }

  /**
   * Sends what is told, until it has ended or the client is gone.
   *
   * @param type what each event is called
   * @param begin begins to follow, and tells its handler of each event's data
   */
  void serve(
      RoutingContext request, String type, Function<Handler<String>, Future<Following>> begin) {
    gate.enter();
    Feed feed = new Feed(request, type);
    open.add(feed);
    feed.sse.onEnd(feed::close);
    try {
      begin.apply(feed::tell).onSuccess(feed::began).onFailure(feed::fail);
    } catch (RuntimeException refused) {
      feed.fail(refused);
    }
  }

  /** Ends all of them. */
  void close() {
    Set.copyOf(open).forEach(Feed::end);
  }

  /** One client, and what it follows. */
  private final class Feed {
    private final RoutingContext request;
    private final SseResponse sse;
    private final String type;
    private final long beat;
    private Following following;
    private boolean closed;

    Feed(RoutingContext request, String type) {
      this.request = request;
      this.type = type;
      this.sse = new SseResponse(request);
      this.beat = vertx.setPeriodic(BEAT_MS, due -> send(SseFrames.COMMENT));
    }

    void began(Following begun) {
      following = begun;
      if (closed) {
        begun.cancel();
        return;
      }
      begun.ended().onSuccess(done -> finish("end", "{}")).onFailure(this::fail);
    }

    void tell(String data) {
      send(SseFrames.event("", type, data));
    }

    private void send(Buffer frame) {
      if (sse.isFull()) {
        sse.drop("it takes less than it is given");
      } else {
        sse.send(frame);
      }
    }

    void fail(Throwable failure) {
      if (sse.hasBegun()) {
        finish("problem", Problems.of(failure).envelope().encode());
      } else {
        close();
        request.fail(Problems.of(failure));
      }
    }

    private void finish(String last, String data) {
      if (!closed) {
        send(SseFrames.event("", last, data));
        end();
      }
    }

    void end() {
      sse.end();
      close();
    }

    void close() {
      if (!closed) {
        closed = true;
        open.remove(this);
        gate.leave();
        vertx.cancelTimer(beat);
        if (following != null) {
          following.cancel();
        }
      }
    }
  }
}
