package dev.vertxmesh.proc;

import dev.vertxmesh.actor.ActorType;
import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.Cause.Learned;
import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.protocol.Accepted;
import dev.vertxmesh.protocol.ActorFailure;
import dev.vertxmesh.protocol.GetStates.Renewal;
import dev.vertxmesh.protocol.Inbox;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.SpawnActors;
import dev.vertxmesh.protocol.StateReport;
import dev.vertxmesh.protocol.StopRanks;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.station.Deadline;
import dev.vertxmesh.station.PendingSpawns;
import dev.vertxmesh.supervision.LeaseLedger.Lease;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The actor meshes of this proc: who may spawn, who is obeyed, and what is forgotten when. */
final class ActorDecks implements ActorDeck.Owner {

  private final Tools tools;
  private final LeaseKeeper leases;
  private final PendingAsks asks;
  private final SpawnGate gate;
  private final PendingSpawns pending = new PendingSpawns();
  private final Map<String, ActorDeck> decks = new HashMap<>();
  private final Set<ActorDeck> retiring = new HashSet<>();
  private final Awaited allEnded = new Awaited(this::isAllEnded);
  private final Awaited allSettled = new Awaited(this::isAllSettled);
  private boolean anyFailed;

  ActorDecks(Tools tools, LeaseKeeper leases, PendingAsks asks, SpawnGate gate) {
    this.tools = tools;
    this.leases = leases;
    this.asks = asks;
    this.gate = gate;
  }

  Optional<ActorDeck> find(String mesh) {
    return Optional.ofNullable(decks.get(mesh));
  }

  /** Tells nobody any more what becomes of any actor here. */
  void mute() {
    decks.values().forEach(ActorDeck::mute);
    retiring.forEach(ActorDeck::mute);
  }

  StateReport report(String mesh) {
    return find(mesh)
        .map(ActorDeck::report)
        .orElseGet(() -> StateReport.unknown(mesh, tools.proc()));
  }

  /** Whether an actor failed since this JVM began: then its exit code is 1 (behaviour B 13). */
  boolean isAnyFailed() {
    return anyFailed;
  }

  SpawnGate gate() {
    return gate;
  }

  // Spawning

  Future<Accepted> spawn(SpawnActors spawn) {
    gate.requireOpen();
    requireTerm(spawn.mesh(), spawn.epoch());
    if (isHere(spawn)) {
      return Future.succeededFuture(adopt(spawn));
    }
    gate.requireAllowed(spawn);
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    Future<ActorType> loaded =
        tools.vertx().executeBlocking(() -> ActorType.load(spawn.type(), loader), false);
    return pending
        .until(spawn.mesh(), spawn.epoch(), spawn.ranks(), loaded)
        .map(type -> start(spawn, type));
  }

  private boolean isHere(SpawnActors spawn) {
    return find(spawn.mesh())
        .filter(deck -> deck.toStart(spawn).isEmpty() && !isFinished(deck, spawn))
        .isPresent();
  }

  /** Whether the deck is what is left of an earlier mesh of that name. */
  private static boolean isFinished(ActorDeck deck, SpawnActors spawn) {
    return spawn.epoch() > deck.epoch() && deck.isAllTerminated();
  }

  private Accepted adopt(SpawnActors spawn) {
    ActorDeck deck = decks.get(spawn.mesh());
    obey(deck, spawn.controller(), spawn.epoch(), spawn.lease());
    deck.stream(spawn.controller());
    return Accepted.YES;
  }

  private Accepted start(SpawnActors spawn, ActorType type) {
    gate.requireOpen();
    requireTerm(spawn.mesh(), spawn.epoch());
    if (isHere(spawn)) {
      return adopt(spawn);
    }
    ActorDeck deck =
        find(spawn.mesh())
            .filter(
                present ->
                    !isFinished(present, spawn) || present.toStart(spawn).equals(spawn.ranks()))
            .orElseGet(() -> new ActorDeck(tools, spawn.mesh(), asks, this));
    deck.requireStartable(spawn);
    leases.grant(spawn.mesh(), spawn.controller(), spawn.epoch(), spawn.lease());
    decks.put(spawn.mesh(), deck);
    deck.obey(spawn.epoch());
    deck.stream(spawn.controller());
    deck.start(spawn, type);
    return Accepted.YES;
  }

  // Obeying

  private void requireTerm(String mesh, long epoch) {
    long present = find(mesh).map(ActorDeck::epoch).orElse(epoch);
    if (epoch < present) {
      throw Refusal.STALE_EPOCH.because(
          "epoch " + epoch + " of " + mesh + " is over: this proc obeys epoch " + present);
    }
  }

  private void obey(ActorDeck deck, String controller, long epoch, Duration lease) {
    requireTerm(deck.mesh(), epoch);
    if (!deck.isAllTerminated()) {
      leases.grant(deck.mesh(), controller, epoch, lease);
    }
    deck.obey(epoch);
  }

  void renew(String mesh, Renewal renewal) {
    find(mesh)
        .ifPresent(deck -> obey(deck, renewal.controller(), renewal.epoch(), renewal.lease()));
  }

  void onSaidFailed(ActorFailure failure) {
    Inbox inbox = Inbox.parse(failure.inbox());
    find(inbox.mesh()).ifPresent(deck -> deck.onSaidFailed(inbox, failure.failure()));
  }

  // Stopping

  void stop(StopRanks stop) {
    requireTerm(stop.mesh(), stop.epoch());
    pending.stop(stop);
    find(stop.mesh())
        .ifPresent(
            deck -> {
              deck.obey(stop.epoch());
              deck.stop(
                  stop.ranks(), StopTerms.inOrder(StopOrder.asked(stop.reason()), stop.deadline()));
            });
  }

  /** Gives ranks up at once; the deadline does not matter. */
  void kill(StopRanks kill) {
    requireTerm(kill.mesh(), kill.epoch());
    pending.stop(kill);
    find(kill.mesh())
        .ifPresent(
            deck -> {
              deck.obey(kill.epoch());
              deck.kill(kill.ranks(), StopOrder.killed(kill.reason()));
            });
  }

  void onLapse(Lease lease) {
    Duration deadline = tools.settings().get(MeshSettings.ACTOR_STOP_TIMEOUT);
    find(lease.mesh())
        .ifPresent(deck -> deck.stop(deck.ranks(), StopTerms.atOnce(lapsed(lease), deadline)));
  }

  static Cause lapsed(Lease lease) {
    return Cause.of(
        Learned.LEASE,
        "lease lapsed: no word from controller "
            + lease.holder()
            + " for "
            + lease.length().toMillis()
            + " ms");
  }

  /**
   * Stops every actor.
   *
   * @return completed once all have ended, and that was told or a notice timeout has passed
   */
  Future<Void> stopAll(StopTerms terms) {
    List.copyOf(decks.values()).forEach(deck -> deck.stop(deck.ranks(), terms));
    Duration patience = tools.settings().get(MeshSettings.NOTICE_TIMEOUT);
    return allEnded
        .future()
        .compose(
            ended ->
                Deadline.within(
                        tools.vertx(), patience, "telling the last ends", allSettled.future())
                    .otherwiseEmpty());
  }

  private boolean isAllEnded() {
    return decks.values().stream().allMatch(ActorDeck::isAllTerminated);
  }

  private boolean isAllSettled() {
    return decks.values().stream().allMatch(ActorDeck::isSettled);
  }

  // What becomes of them

  @Override
  public void onEnd(ActorDeck deck, MeshFailure failure) {
    anyFailed |= failure.event().isFailure();
    asks.onEnd(failure);
    allEnded.check();
  }

  @Override
  public void onSettled(ActorDeck deck) {
    if (decks.get(deck.mesh()) == deck) {
      leases.end(deck.mesh());
    }
    if (retiring.add(deck)) {
      long retention = tools.settings().get(MeshSettings.ENDED_RETENTION).toMillis();
      tools.vertx().setTimer(retention, fired -> retire(deck));
    }
    allSettled.check();
  }

  private void retire(ActorDeck deck) {
    retiring.remove(deck);
    if (deck.isSettled()) {
      decks.remove(deck.mesh(), deck);
    }
  }
}
