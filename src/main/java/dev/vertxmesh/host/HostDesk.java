package dev.vertxmesh.host;

import dev.vertxmesh.protocol.Accepted;
import dev.vertxmesh.protocol.GetStates;
import dev.vertxmesh.protocol.HostState;
import dev.vertxmesh.protocol.HostStopped;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.SpawnProcs;
import dev.vertxmesh.protocol.StateReport;
import dev.vertxmesh.protocol.StopAll;
import dev.vertxmesh.protocol.StopRanks;
import dev.vertxmesh.protocol.StreamStates;
import dev.vertxmesh.protocol.WaitStatus;
import dev.vertxmesh.registry.HostRecord;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.station.PendingSpawns;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the host agent does for each message. */
final class HostDesk {

  private static final Logger LOG = LoggerFactory.getLogger(HostDesk.class);

  private final Vertx vertx;
  private final HostRecord record;
  private final HostAgentOptions options;
  private final int leftovers;
  private final WorkerYard yard;
  private final SpawnPlanner planner;
  private final WorkerStarter starter;
  private final WorkerEnder ender;
  private final PendingSpawns pending = new PendingSpawns();
  private final Promise<Void> ended = Promise.promise();
  private Optional<Future<HostStopped>> stop = Optional.empty();
  private boolean closing;

  /**
   * A desk.
   *
   * @param leftovers how many workers of an earlier life were ended before
   */
  HostDesk(
      Vertx vertx,
      HostRecord record,
      HostAgentOptions options,
      int leftovers,
      WorkerYard yard,
      SpawnPlanner planner,
      WorkerStarter starter,
      WorkerEnder ender) {
    this.vertx = vertx;
    this.record = record;
    this.options = options;
    this.leftovers = leftovers;
    this.yard = yard;
    this.planner = planner;
    this.starter = starter;
    this.ender = ender;
  }

  /** Completes once a launched host was stopped, and said so: its JVM may end. */
  Future<Void> ended() {
    return ended.future();
  }

  Future<Accepted> onSpawn(SpawnProcs request) {
    refuseWhileStopping();
    yard.requireEpoch(request.mesh(), request.epoch());
    if (request.ranks().size() > record.maxProcs()) {
      requireRoom(request.ranks().size(), yard.live().size());
    }
    List<WorkerPlan> plans = planner.plan(request);
    Future<List<WorkerPlan>> checked =
        vertx.executeBlocking(
            () -> {
              planner.requirePaths(request);
              return plans;
            },
            false);
    return pending
        .until(request.mesh(), request.epoch(), request.ranks(), checked)
        .map(sound -> accept(request, sound));
  }

  private Accepted accept(SpawnProcs request, List<WorkerPlan> plans) {
    refuseWhileStopping();
    yard.requireEpoch(request.mesh(), request.epoch());
    List<WorkerPlan> missing = new ArrayList<>();
    List<Worker> replaced = new ArrayList<>();
    for (WorkerPlan plan : plans) {
      if (!yard.isThere(plan)) {
        missing.add(plan);
        yard.latest(plan.mesh(), plan.rank())
            .filter(earlier -> !earlier.isGone())
            .ifPresent(replaced::add);
      }
    }
    requireRoom(missing.size(), yard.live().size() - replaced.size());
    yard.streams().open(request.mesh(), request.controller());
    for (WorkerPlan plan : plans) {
      if (missing.contains(plan)) {
        begin(plan);
      } else {
        yard.repeat(plan.mesh(), plan.rank());
      }
    }
    return Accepted.YES;
  }

  /** An earlier life of the rank that still runs is over: there must never be two. */
  private void begin(WorkerPlan plan) {
    Optional<Worker> earlier = yard.latest(plan.mesh(), plan.rank());
    Worker worker = yard.admit(plan);
    earlier
        .filter(before -> !before.isGone())
        .ifPresent(before -> ender.kill(before, "life " + plan.incarnation() + " begins"));
    starter.start(worker);
  }

  private void refuseWhileStopping() {
    if (yard.self().isStopping()) {
      throw Refusal.CONFLICT.because(
          "host " + record.name() + " is stopping: spawn on another host, or later");
    }
  }

  private void requireRoom(int more, int live) {
    if (more > 0 && live + more > record.maxProcs()) {
      throw Refusal.CONFLICT.because(
          "host "
              + record.name()
              + " runs "
              + live
              + " of at most "
              + record.maxProcs()
              + " workers, and "
              + more
              + " more would make "
              + (live + more)
              + ": spawn on other hosts, or raise "
              + MeshSettings.HOST_MAX_PROCS);
    }
  }

  Future<Accepted> onStopProcs(StopRanks request) {
    yard.requireEpoch(request.mesh(), request.epoch());
    pending.stop(request);
    ender
        .end(yard.live(request.mesh(), request.ranks()), request.reason(), request.deadline())
        .onFailure(failure -> LOG.error("stopping {} went wrong", request.mesh(), failure));
    return Future.succeededFuture(Accepted.YES);
  }

  /** KILL at once (CO-20); the deadline does not matter. */
  Future<Accepted> onKillProcs(StopRanks request) {
    yard.requireEpoch(request.mesh(), request.epoch());
    pending.stop(request);
    for (Worker worker : yard.live(request.mesh(), request.ranks())) {
      ender
          .kill(worker, request.reason())
          .onFailure(failure -> LOG.error("killing {} went wrong", worker.id(), failure));
    }
    return Future.succeededFuture(Accepted.YES);
  }

  Future<HostStopped> onStopHost(StopAll request) {
    if (stop.isEmpty()) {
      Future<HostStopped> stopped = endAll(request).map(this::afterStop);
      stop = Optional.of(stopped).filter(future -> !future.isComplete());
      return stopped;
    }
    return stop.get();
  }

  /** A host that runs without a mesh of its own takes workers again (behaviour B 30). */
  private HostStopped afterStop(HostStopped result) {
    stop = Optional.empty();
    if (closing) {
      return result;
    }
    if (options.launched()) {
      vertx.runOnContext(answered -> ended.tryComplete());
    } else {
      yard.self().running();
      LOG.info("host {}: stopping → running: its workers have ended", record.name());
      yard.publishSelf();
    }
    return result;
  }

  /** Ends all workers for good: none is ever taken again. */
  Future<HostStopped> close(StopAll request) {
    closing = true;
    return endAll(request);
  }

  private Future<HostStopped> endAll(StopAll request) {
    yard.self().stopping();
    yard.publishSelf();
    List<Worker> live = yard.live();
    LOG.info(
        "host {}: running → stopping: {}; it ends its {} workers",
        record.name(),
        request.reason(),
        live.size());
    return ender
        .end(live, request.reason(), request.deadline())
        .map(ok -> new HostStopped(live.size(), ok, live.size() - ok));
  }

  /** Ends by KILL what has not ended yet. */
  Future<Void> killAll(String reason) {
    List<Future<Void>> ends =
        yard.live().stream().map(worker -> ender.kill(worker, reason)).toList();
    return Future.join(ends).<Void>mapEmpty().otherwiseEmpty();
  }

  HostState onDescribe() {
    return new HostState(
        record.name(),
        record.node(),
        record.pid(),
        record.machine(),
        record.startedAt(),
        record.launched(),
        yard.self().isStopping(),
        record.maxProcs(),
        List.copyOf(options.settings().entries(MeshSettings.HOST_CLASSPATH).keySet()),
        options.jvmOptions().keySet().stream().sorted().toList(),
        yard.describe(),
        leftovers);
  }

  Future<StateReport> onGetStates(GetStates question) {
    question.renewal().ifPresent(renewal -> yard.requireEpoch(question.mesh(), renewal.epoch()));
    return Future.succeededFuture(yard.states(question.mesh()));
  }

  Future<StateReport> onStreamStates(StreamStates request) {
    StateReport present = yard.states(request.mesh());
    if (present.known()) {
      yard.streams().open(request.mesh(), request.receiver());
    }
    return Future.succeededFuture(present);
  }

  Future<StateReport> onWaitStatus(WaitStatus question) {
    return yard.waiters().await(question);
  }
}
