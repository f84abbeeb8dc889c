package dev.vertxmesh.admin;

import dev.vertxmesh.admin.view.ClusterView;
import dev.vertxmesh.admin.view.ViewJson;
import dev.vertxmesh.station.Deadline;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens in the cluster, for all who listen. While nobody does, nothing is asked and nobody
 * is subscribed (AD-7); one who comes back within {@value #LINGER_MS} ms goes on where it was.
 */
final class EventStream {
  private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

  /** A mesh whose controller hangs keeps nobody from hearing of the others. */
  private static final Duration MOST_PATIENCE = Duration.ofSeconds(3);

  private static final long LINGER_MS = 30_000;
  private static final long BEAT_MS = 5000;
  private static final int MOST_ENTRIES = 10_000;
  private static final long MOST_BYTES = 16L << 20;
  private static final long NO_TIMER = -1;

  private final Vertx vertx;
  private final ClusterView view;
  private final Supplier<JsonObject> hello;
  private final EventRing ring;
  private final Set<EventListener> listeners = new LinkedHashSet<>();
  private Optional<ClusterWatch> watch = Optional.empty();
  private Future<Void> watching = Future.succeededFuture();
  private long beat = NO_TIMER;
  private long linger = NO_TIMER;

  /**
   * A stream that nobody listens to.
   *
   * @param hello what the first event of each listener says
   * @param life distinguishes this stream from every other one
   */
  EventStream(Vertx vertx, ClusterView view, String life, Supplier<JsonObject> hello) {
    this.vertx = vertx;
    this.view = view;
    this.hello = hello;
    this.ring = new EventRing(life, MOST_ENTRIES, MOST_BYTES);
  }

  /**
   * Adds a listener, until its client is gone.
   *
   * @param mesh the one mesh that it wants to hear of, if it wants no other
   * @param lastId after which event it goes on, if it has been here before
   */
  void listen(SseResponse sse, Optional<String> mesh, Optional<String> lastId) {
    EventListener listener = new EventListener(sse, ring, mesh);
    Future<Void> ready = watch();
    listeners.add(listener);
    Deadline.within(vertx, MOST_PATIENCE, "looking at the cluster", ready)
        .onComplete(begun -> listener.begin(hello.get(), lastId));
  }

  /** Lets go of a listener. */
  void leave(SseResponse sse) {
    listeners.removeIf(listener -> listener.isOf(sse));
    if (listeners.isEmpty() && linger == NO_TIMER) {
      linger = vertx.setTimer(LINGER_MS, due -> rest());
    }
  }

  /** Ends it, and all who listen. */
  void close() {
    listeners.forEach(EventListener::end);
    listeners.clear();
    rest();
  }

  private Future<Void> watch() {
    cancel(linger);
    linger = NO_TIMER;
    if (watch.isEmpty()) {
      ClusterWatch begun = new ClusterWatch(vertx, view, this::tell);
      watch = Optional.of(begun);
      prepare();
      watching = begun.begin();
      beat = vertx.setPeriodic(BEAT_MS, due -> Set.copyOf(listeners).forEach(EventListener::beat));
    }
    return watching;
  }

  private void prepare() {
    vertx
        .executeBlocking(
            () -> {
              ViewJson.prepare();
              return null;
            },
            false)
        .onFailure(unready -> LOG.debug("the first event will take longer", unready));
  }

  private void rest() {
    cancel(linger);
    cancel(beat);
    linger = NO_TIMER;
    beat = NO_TIMER;
    watch.ifPresent(ClusterWatch::end);
    watch = Optional.empty();
    ring.interrupt();
  }

  private void cancel(long timer) {
    if (timer != NO_TIMER) {
      vertx.cancelTimer(timer);
    }
  }

  private void tell(String type, String mesh, JsonObject data) {
    ring.add(mesh, type, data.encode());
    Set.copyOf(listeners).forEach(EventListener::pump);
  }
}
