package dev.vertxmesh.proc;

import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.RankReport;
import dev.vertxmesh.model.ResourceState;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.proc.CastRouter.Cast;
import dev.vertxmesh.protocol.Accepted;
import dev.vertxmesh.protocol.AskReply;
import dev.vertxmesh.protocol.CastReply;
import dev.vertxmesh.protocol.DumpThreads;
import dev.vertxmesh.protocol.GetStates;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.SpawnActors;
import dev.vertxmesh.protocol.StateReport;
import dev.vertxmesh.protocol.StopAll;
import dev.vertxmesh.protocol.StopRanks;
import dev.vertxmesh.protocol.StreamStates;
import dev.vertxmesh.protocol.ThreadDump;
import dev.vertxmesh.protocol.WaitStatus;
import dev.vertxmesh.protocol.WorkerBootstrap;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.supervision.LeaseLedger.Lease;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a proc agent does for each message. Everything on the agent's one context. */
final class ProcDesk {

  private static final Logger LOG = LoggerFactory.getLogger(ProcDesk.class);

  private final Tools tools;
  private final Optional<WorkerBootstrap> worker;
  private final LeaseKeeper leases;
  private final ActorDecks decks;
  private final CastRouter router;
  private final Promise<Integer> ended = Promise.promise();
  private Optional<Cause> endCause = Optional.empty();
  private boolean stopping;

  ProcDesk(Tools tools, Optional<WorkerBootstrap> worker, ProcDirectory directory) {
    PendingAsks asks = new PendingAsks();
    this.tools = tools;
    this.worker = worker;
    this.leases = new LeaseKeeper(tools, directory, this::onLapse);
    this.decks = new ActorDecks(tools, leases, asks, new SpawnGate(tools, directory.isExposed()));
    this.router = new CastRouter(tools, decks, asks);
  }

  /** Begins to live on its lease, if it has one. */
  void begin() {
    worker.ifPresent(own -> leases.grant(own.mesh(), own.controller(), own.epoch(), own.lease()));
  }

  /** The exit code of the JVM, once it is to end; never for a foreign proc. */
  Future<Integer> ended() {
    return ended.future();
  }

  /** Why the JVM is to end; known once that is to be. */
  Optional<Cause> endCause() {
    return endCause;
  }

  /** The leases that this proc lives and works by. */
  List<Lease> leases() {
    return leases.held();
  }

  ActorDecks decks() {
    return decks;
  }

  Future<Accepted> onSpawnActors(SpawnActors spawn) {
    if (isOwn(spawn.mesh())) {
      throw Refusal.CONFLICT.because(
          spawn.mesh() + " is the proc mesh of this proc; give the actor mesh another name");
    }
    return decks.spawn(spawn);
  }

  Future<Accepted> onStopActors(StopRanks stop) {
    decks.stop(stop);
    return Future.succeededFuture(Accepted.YES);
  }

  Future<Accepted> onStopAll(StopAll stop) {
    end(StopTerms.inOrder(StopOrder.asked(stop.reason()), stop.deadline()));
    return Future.succeededFuture(Accepted.YES);
  }

  Future<StateReport> onGetStates(GetStates query) {
    if (isOwn(query.mesh())) {
      query
          .renewal()
          .ifPresent(
              renewal ->
                  leases.grant(
                      query.mesh(), renewal.controller(), renewal.epoch(), renewal.lease()));
      return Future.succeededFuture(ownState());
    }
    query.renewal().ifPresent(renewal -> decks.renew(query.mesh(), renewal));
    return Future.succeededFuture(decks.report(query.mesh()));
  }

  Future<StateReport> onStreamStates(StreamStates stream) {
    if (isOwn(stream.mesh())) {
      return Future.succeededFuture(ownState());
    }
    decks.find(stream.mesh()).ifPresent(deck -> deck.stream(stream.receiver()));
    return Future.succeededFuture(decks.report(stream.mesh()));
  }

  Future<ThreadDump> onDumpThreads(DumpThreads request) {
    if (!request.proc().equals(tools.proc())) {
      throw Refusal.NOT_FOUND.because(
          "this is proc '" + tools.proc() + "', not '" + request.proc() + "'");
    }
    return tools
        .vertx()
        .executeBlocking(() -> new ThreadDump(tools.proc(), ThreadStacks.lines()), false);
  }

  Future<StateReport> onWaitStatus(WaitStatus wait) {
    if (isOwn(wait.mesh())) {
      if (ownStatus().reaches(wait.status())) {
        return Future.succeededFuture(ownState());
      }
      throw Refusal.UNAVAILABLE.because(
          "a proc cannot tell of its own end; ask its host agent about " + wait.mesh());
    }
    return decks
        .find(wait.mesh())
        .map(deck -> deck.await(wait))
        .orElseGet(() -> Future.succeededFuture(decks.report(wait.mesh())));
  }

  Future<CastReply> onCast(Cast cast) {
    return router.cast(cast);
  }

  Future<AskReply> onAsk(Cast cast, Duration timeout) {
    return router.ask(cast, timeout);
  }

  /** Stops all actors for good, because the agent itself stops. */
  Future<Void> close(StopTerms terms) {
    stopping = true;
    decks.gate().shut(terms.cause().message());
    return decks.stopAll(terms).onComplete(done -> leases.stop());
  }

  /**
   * Stops all actors and then, if this is a worker, lets the JVM end. A foreign proc takes actors
   * again afterwards: its JVM is somebody else's.
   */
  void end(StopTerms terms) {
    String why = terms.cause().message();
    LOG.info("proc {}: running → stopping all actors: {}", tools.proc(), why);
    decks.gate().shut("it is stopping (" + why + ")");
    endCause = endCause.or(() -> Optional.of(terms.cause()));
    boolean forGood = stopping || worker.isPresent();
    stopping = forGood;
    decks
        .stopAll(terms)
        .onComplete(
            done -> {
              if (worker.isPresent()) {
                ended.tryComplete(decks.isAnyFailed() ? 1 : 0);
              } else if (!stopping) {
                decks.gate().reopen();
              }
            });
  }

  private void onLapse(Lease lease) {
    LOG.warn(
        "lease of {} on proc {}: held by epoch {} → lapsed: {}",
        lease.mesh(),
        tools.proc(),
        lease.epoch(),
        ActorDecks.lapsed(lease).message());
    if (isOwn(lease.mesh())) {
      Duration deadline = tools.settings().get(MeshSettings.ACTOR_STOP_TIMEOUT);
      end(StopTerms.atOnce(ActorDecks.lapsed(lease), deadline));
    } else {
      decks.onLapse(lease);
    }
  }

  private boolean isOwn(String mesh) {
    return worker.filter(own -> own.mesh().equals(mesh)).isPresent();
  }

  private Status ownStatus() {
    return stopping ? Status.STOPPING : Status.RUNNING;
  }

  private StateReport ownState() {
    WorkerBootstrap own = worker.orElseThrow();
    long generation = stopping ? 2 : 1;
    ResourceState state = ResourceState.of(ownStatus(), own.incarnation(), generation);
    RankReport report = new RankReport(Ranks.of(own.rank()), state);
    return new StateReport(own.mesh(), tools.proc(), true, List.of(report));
  }
}
