package dev.vertxmesh.host;

import dev.vertxmesh.protocol.LogPart;
import dev.vertxmesh.protocol.ReadLog;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.station.Periodic;
import dev.vertxmesh.station.Ticker;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the logs of the workers within their bounds, and reads them for who asks (HO-11). A log may
 * exceed its limit by what a worker writes between two looks. Files are touched on worker threads,
 * one call after another.
 */
final class LogKeeper {

  private static final Logger LOG = LoggerFactory.getLogger(LogKeeper.class);
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final Vertx vertx;
  private final String host;
  private final WorkerYard yard;
  private final LogFolder folder;
  private final Periodic periodic;
  private boolean busy;

  /** A keeper that waits to be started. */
  LogKeeper(Vertx vertx, Ticker ticker, String host, WorkerYard yard, LogFolder folder) {
    this.vertx = vertx;
    this.host = host;
    this.yard = yard;
    this.folder = folder;
    this.periodic = new Periodic(vertx, ticker, () -> INTERVAL, (due, now) -> round());
  }

  void start() {
    periodic.start();
  }

  void stop() {
    periodic.stop();
  }

  private void round() {
    if (!busy) {
      busy = true;
      keep()
          .onFailure(failure -> LOG.warn("the logs of the workers were not kept", failure))
          .onComplete(done -> busy = false);
    }
  }

  /** One look at all logs: cuts those that are too long, deletes those that are too old. */
  Future<Void> keep() {
    return blocking(folder::workers).compose(this::keep);
  }

  /** Whoever had a log before it was asked who lives, and does not live, has ended. */
  private Future<Void> keep(Set<String> workers) {
    Set<String> ended = new TreeSet<>(workers);
    ended.removeAll(yard.live().stream().map(Worker::id).collect(Collectors.toSet()));
    return blocking(
        () -> {
          folder.cut(workers);
          folder.forget(ended);
          return null;
        });
  }

  Future<LogPart> onReadLog(ReadLog request) {
    boolean live = yard.find(request.worker()).filter(worker -> !worker.isGone()).isPresent();
    boolean known = yard.find(request.worker()).isPresent();
    return blocking(() -> folder.read(request, live))
        .map(
            found -> {
              if (found.isEmpty() && !known) {
                throw Refusal.NOT_FOUND.because(
                    "host " + host + " has no log of a worker '" + request.worker() + "'");
              }
              return found.orElseGet(() -> new LogPart("", 0, 0, live));
            });
  }

  private <T> Future<T> blocking(Callable<T> work) {
    return vertx.executeBlocking(work);
  }
}
