package dev.vertxmesh.host;

import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.GetLogLevel;
import dev.vertxmesh.protocol.LoggerState;
import dev.vertxmesh.protocol.LoggerState.OfWorker;
import dev.vertxmesh.protocol.SetLogLevel;
import dev.vertxmesh.station.LoggerDesk;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The loggers of this host and of its workers (ME-8). */
final class HostLoggers {

  private final Caller caller;
  private final WorkerYard yard;
  private final Duration patience;

  /**
   * Loggers.
   *
   * @param patience how long a worker may take to answer
   */
  HostLoggers(Caller caller, WorkerYard yard, Duration patience) {
    this.caller = caller;
    this.yard = yard;
    this.patience = patience;
  }

  Future<LoggerState> onGet(GetLogLevel query) {
    return withWorkers(LoggerDesk.get(query), Action.GET_LOG_LEVEL, query);
  }

  Future<LoggerState> onSet(SetLogLevel order) {
    return withWorkers(LoggerDesk.set(order), Action.SET_LOG_LEVEL, order);
  }

  /** A worker that does not answer is named, and holds the others up for its patience only. */
  private Future<LoggerState> withWorkers(LoggerState here, Action action, Object message) {
    List<Future<OfWorker>> asked =
        yard.live().stream()
            .filter(Worker::isReady)
            .map(worker -> ask(worker.id(), action, message))
            .toList();
    return Future.all(asked)
        .map(
            answers ->
                new LoggerState(here.logger(), here.level(), here.effective(), answers.list()));
  }

  private Future<OfWorker> ask(String worker, Action action, Object message) {
    return caller
        .ask(Addresses.proc(worker), action, message, LoggerState.class, patience)
        .map(state -> new OfWorker(worker, Optional.of(state.effective()), Optional.empty()))
        .otherwise(
            failure ->
                new OfWorker(worker, Optional.empty(), Optional.of(Caller.describe(failure))));
  }
}
