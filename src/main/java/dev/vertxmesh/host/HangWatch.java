package dev.vertxmesh.host;

import dev.vertxmesh.host.launch.LaunchedJvm;
import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.Cause.Learned;
import dev.vertxmesh.station.Periodic;
import dev.vertxmesh.station.Ticker;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives up workers that do not beat any more, as one that was sent SIGSTOP, and ends them: the
 * verdict on their ranks is final, so they must not go on, and a frozen member holds up everybody
 * who would join the cluster (HO-9). A quarter of the timeout is between two looks. A round that is
 * late itself judges nobody: beats may wait unread.
 */
final class HangWatch {

  private static final Logger LOG = LoggerFactory.getLogger(HangWatch.class);
  private static final int LOOKS_PER_TIMEOUT = 4;

  private final WorkerYard yard;
  private final Duration timeout;
  private final Duration interval;
  private final Periodic periodic;

  /**
   * A watch that waits to be started.
   *
   * @param timeout how long a worker may be silent; zero for ever
   */
  HangWatch(Vertx vertx, Ticker ticker, WorkerYard yard, Duration timeout) {
    this.yard = yard;
    this.timeout = timeout;
    this.interval = timeout.dividedBy(LOOKS_PER_TIMEOUT);
    this.periodic = new Periodic(vertx, ticker, () -> interval, this::look);
  }

  void start() {
    if (!timeout.isZero()) {
      periodic.start();
    }
  }

  void stop() {
    periodic.stop();
  }

  private void look(Duration due, Duration now) {
    if (now.minus(due).compareTo(interval) > 0) {
      LOG.warn("late by {} ms: nobody is judged", now.minus(due).toMillis());
      return;
    }
    for (Worker worker : yard.live()) {
      worker.jvm().filter(jvm -> worker.isReady()).ifPresent(jvm -> judge(worker, jvm, now));
    }
  }

  private void judge(Worker worker, LaunchedJvm jvm, Duration now) {
    Duration silence = now.minusNanos(jvm.lastBeat());
    boolean judged = worker.isGivenUp() || !worker.isWanted() || worker.hasExited();
    if (!judged && silence.compareTo(timeout) > 0) {
      giveUp(worker, jvm, silence);
    }
  }

  private void giveUp(Worker worker, LaunchedJvm jvm, Duration silence) {
    String message =
        "the process has not answered for "
            + silence.toMillis()
            + " ms, more than the "
            + timeout.toMillis()
            + " ms allowed; no thread dump: the process does not answer";
    LOG.warn("{}: {}; it is killed", worker.id(), message);
    worker.giveUp();
    yard.timedOut(worker, Cause.of(Learned.PING, message));
    jvm.kill();
  }
}
