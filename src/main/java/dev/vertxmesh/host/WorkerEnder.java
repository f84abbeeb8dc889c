package dev.vertxmesh.host;

import dev.vertxmesh.host.launch.LaunchedJvm;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.LifelineMessage;
import dev.vertxmesh.protocol.LifelineMessage.Verb;
import dev.vertxmesh.protocol.StopAll;
import dev.vertxmesh.station.Deadline;
import dev.vertxmesh.supervision.StopShares;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends workers in order: stop all actors, wait, TERM, wait, KILL (behaviour B 39, 40); a few at a
 * time.
 */
final class WorkerEnder {

  private static final Logger LOG = LoggerFactory.getLogger(WorkerEnder.class);

  /** How long after KILL a process may linger before nobody waits for it any more. */
  private static final Duration AFTER_KILL = Duration.ofSeconds(15);

  private final Vertx vertx;
  private final Caller caller;
  private final WorkerYard yard;
  private final WorkerEnds ends;
  private final Duration exitTimeout;
  private final Duration terminateTimeout;
  private final Slots slots;
  private final Map<Worker, Future<Void>> underWay = new HashMap<>();

  /**
   * An ender.
   *
   * @param exitTimeout how long a worker has to end by itself
   * @param terminateTimeout how long after TERM until KILL
   * @param atOnce how many workers end at a time
   */
  WorkerEnder(
      Vertx vertx,
      WorkerYard yard,
      WorkerEnds ends,
      Duration exitTimeout,
      Duration terminateTimeout,
      int atOnce) {
    this.vertx = vertx;
    this.caller = new Caller(vertx);
    this.yard = yard;
    this.ends = ends;
    this.exitTimeout = exitTimeout;
    this.terminateTimeout = terminateTimeout;
    this.slots = new Slots(atOnce);
  }

  /**
   * Ends all of {@code workers}; each is reported as stopping at once.
   *
   * @param deadline how long each may take to end by itself, if that is less than the exit timeout
   * @return how many of them are gone, once all ends are done or were given up
   */
  Future<Integer> end(List<Worker> workers, String reason, Duration deadline) {
    Duration grace = deadline.compareTo(exitTimeout) < 0 ? deadline : exitTimeout;
    workers.forEach(worker -> yard.stopping(worker, reason));
    List<Future<Void>> endings =
        workers.stream().map(worker -> end(worker, reason, grace)).toList();
    return Future.join(endings)
        .transform(
            done -> Future.succeededFuture((int) workers.stream().filter(Worker::isGone).count()));
  }

  /** Ends it and its group by KILL, now. */
  Future<Void> kill(Worker worker, String reason) {
    yard.stopping(worker, reason);
    if (!worker.isLaunching()) {
      withdraw(worker);
    }
    return bounded(
        worker,
        Duration.ZERO,
        worker
            .launched()
            .onSuccess(launched -> worker.jvm().ifPresent(LaunchedJvm::kill))
            .compose(launched -> worker.gone()));
  }

  private Future<Void> end(Worker worker, String reason, Duration grace) {
    if (!worker.isLaunching()) {
      withdraw(worker);
    }
    if (worker.isGone()) {
      return worker.gone();
    }
    Future<Void> begun = underWay.get(worker);
    if (begun != null) {
      return begun;
    }
    Future<Void> ending = slots.run(() -> perform(worker, reason, grace));
    underWay.put(worker, ending);
    return ending.onComplete(done -> underWay.remove(worker));
  }

  private void withdraw(Worker worker) {
    if (!worker.isGone()) {
      ends.withdrawn(worker);
    }
  }

  private Future<Void> perform(Worker worker, String reason, Duration grace) {
    Future<Void> ended =
        worker
            .launched()
            .compose(launched -> inOrder(worker, reason, grace))
            .compose(signalled -> worker.gone());
    return bounded(worker, grace.plus(terminateTimeout), ended);
  }

  private Future<?> inOrder(Worker worker, String reason, Duration grace) {
    return worker
        .jvm()
        .<Future<?>>map(jvm -> inOrder(worker, jvm, reason, grace))
        .orElseGet(Future::succeededFuture);
  }

  private Future<?> inOrder(Worker worker, LaunchedJvm jvm, String reason, Duration grace) {
    if (worker.isGivenUp()) {
      return jvm.kill();
    }
    Future<Void> patience =
        worker.isReady() ? leave(worker, jvm, reason, grace) : Future.succeededFuture();
    return patience.compose(over -> jvm.end(terminateTimeout));
  }

  /**
   * Asks the agent in it to stop all, and waits for its end. If the cluster does not know the
   * agent, the lifeline does.
   */
  private Future<Void> leave(Worker worker, LaunchedJvm jvm, String reason, Duration grace) {
    Promise<Void> patience = Promise.promise();
    long timer = vertx.setTimer(Math.max(1, grace.toMillis()), late -> patience.tryComplete());
    jvm.ended().onComplete(ended -> patience.tryComplete());
    caller
        .tell(
            Addresses.proc(worker.id()),
            Action.STOP_ALL,
            new StopAll(reason, StopShares.forThoseBelow(grace)),
            grace)
        .recover(
            failure ->
                Caller.isNobodyThere(failure)
                    ? jvm.send(LifelineMessage.fitting(Verb.STOP, reason))
                    : Future.failedFuture(failure))
        .onFailure(failure -> onNotAnswered(worker, jvm, failure));
    return patience.future().onComplete(over -> vertx.cancelTimer(timer));
  }

  /** A worker may end before its answer has left: then it was asked all the same. */
  private static void onNotAnswered(Worker worker, LaunchedJvm jvm, Throwable failure) {
    if (jvm.ended().isComplete()) {
      LOG.debug("{} has ended without an answer", worker.id(), failure);
    } else {
      LOG.warn("{} was not asked: {}", worker.id(), failure.getMessage());
    }
  }

  private Future<Void> bounded(Worker worker, Duration limit, Future<Void> end) {
    return Deadline.within(vertx, limit.plus(AFTER_KILL), "the end of " + worker.id(), end)
        .onFailure(failure -> LOG.warn("{}", failure.getMessage()));
  }
}
