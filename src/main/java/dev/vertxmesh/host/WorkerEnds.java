package dev.vertxmesh.host;

import dev.vertxmesh.host.launch.Ending;
import dev.vertxmesh.host.launch.LaunchedJvm;
import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.Cause.Learned;
import dev.vertxmesh.model.Exit;
import dev.vertxmesh.model.PostMortem;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the words for the end of a worker, and forgets those that ended long ago. */
final class WorkerEnds {

  private static final Logger LOG = LoggerFactory.getLogger(WorkerEnds.class);

  /** How many lines of output stand in a sentence; the report carries more. */
  private static final int MOST_LINES = 5;

  private final Vertx vertx;
  private final WorkerYard yard;
  private final Examiner examiner;
  private final int tailLines;
  private final Duration retention;
  private final int mostEnded;

  /** Who ended, in that order, and the timer that ends their retention. */
  private final Map<Worker, Long> ended = new LinkedHashMap<>();

  WorkerEnds(
      Vertx vertx,
      WorkerYard yard,
      Examiner examiner,
      int tailLines,
      Duration retention,
      int mostEnded) {
    this.examiner = examiner;
    this.vertx = vertx;
    this.yard = yard;
    this.tailLines = tailLines;
    this.retention = retention;
    this.mostEnded = mostEnded;
  }

  /** No process of it could be started. */
  void neverLaunched(Worker worker, Throwable failure) {
    if (worker.stopReason().isPresent()) {
      withdrawn(worker);
      return;
    }
    yard.failed(
        worker, Cause.of(Learned.START, worker.plan().place() + ": " + failure.getMessage()));
    over(worker);
  }

  /** It was asked to end before a process of it ran. */
  void withdrawn(Worker worker) {
    String reason = worker.stopReason().orElse("no reason given");
    yard.stopped(
        worker, Cause.of(Learned.REQUEST, "it was stopped (" + reason + ") and never ran"));
    over(worker);
  }

  /**
   * It is not ready. If because its process ended, that is told elsewhere; if because its time is
   * up, it is given up and killed.
   */
  Future<Void> notReady(Worker worker, LaunchedJvm jvm, Throwable failure) {
    return endTold()
        .compose(told -> tail(jvm))
        .compose(
            output -> {
              if (worker.hasExited()) {
                return worker.gone();
              }
              String message = worker.plan().place() + ": " + failure.getMessage();
              if (worker.isWanted()) {
                yard.failed(
                    worker,
                    Cause.of(Learned.START, message)
                        .printed(output)
                        .found(examiner.givenUp(worker, jvm)));
              }
              return jvm.kill().transform(killed -> worker.gone());
            });
  }

  /** An end completes in the same turn as the failure to be ready: the next turn knows of both. */
  private Future<Void> endTold() {
    Promise<Void> nextTurn = Promise.promise();
    vertx.runOnContext(now -> nextTurn.complete());
    return nextTurn.future();
  }

  /** Its process has ended. */
  void exited(Worker worker, LaunchedJvm jvm, Exit exit) {
    Future<Void> reported =
        worker.stopReason().isPresent()
            ? asked(worker, jvm, exit)
            : tail(jvm)
                .compose(
                    output ->
                        examiner
                            .examine(worker, jvm, exit)
                            .onSuccess(found -> unasked(worker, exit, output, found)))
                .mapEmpty();
    reported.onComplete(done -> over(worker));
  }

  private Future<Void> asked(Worker worker, LaunchedJvm jvm, Exit exit) {
    return jvm.end(Duration.ZERO)
        .otherwise(Ending.KILL)
        .compose(
            by ->
                examiner
                    .examine(worker, jvm, exit)
                    .onSuccess(found -> yard.stopped(worker, asked(worker, by, exit, found))))
        .mapEmpty();
  }

  private static Cause asked(Worker worker, Ending by, Exit exit, PostMortem found) {
    String reason = worker.stopReason().orElseThrow();
    return Cause.of(Learned.REQUEST, "it was stopped (" + reason + "): " + words(by, exit))
        .exited(exit)
        .found(found);
  }

  private static String words(Ending by, Exit exit) {
    return switch (by) {
      case TERM -> "ended by TERM";
      case KILL -> "ended by KILL";
      case ITSELF -> exit.signal().isPresent() ? exit.toString() : "exit code " + exit.code();
    };
  }

  private void unasked(Worker worker, Exit exit, List<String> output, PostMortem found) {
    if (worker.isReady()) {
      yard.exited(worker, exit, output, found);
      return;
    }
    String message =
        worker.plan().place()
            + " ended before it was ready: "
            + exit
            + (exit.signal().isPresent() ? "" : " (exit code " + exit.code() + ")")
            + found.aside()
            + (output.isEmpty() ? "; it wrote nothing" : "; its last output: " + last(output));
    yard.failed(worker, Cause.of(Learned.START, message).exited(exit).printed(output).found(found));
  }

  private static String last(List<String> lines) {
    return String.join(" | ", lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size()));
  }

  private Future<List<String>> tail(LaunchedJvm jvm) {
    return tailLines == 0
        ? Future.succeededFuture(List.of())
        : jvm.tail(tailLines).otherwise(List.of());
  }

  private void over(Worker worker) {
    LOG.debug("{} is gone", worker.id());
    worker.isGoneNow();
    ended.put(worker, vertx.setTimer(retention.toMillis(), late -> forget(worker)));
    while (ended.size() > mostEnded) {
      forget(ended.keySet().iterator().next());
    }
  }

  private void forget(Worker worker) {
    Long timer = ended.remove(worker);
    if (timer != null) {
      vertx.cancelTimer(timer);
      yard.streams().quiet().onComplete(told -> yard.forget(worker));
    }
  }
}
