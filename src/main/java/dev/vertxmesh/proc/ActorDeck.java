package dev.vertxmesh.proc;

import dev.vertxmesh.actor.ActorType;
import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.RankReport;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.protocol.Inbox;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.SpawnActors;
import dev.vertxmesh.protocol.StateReport;
import dev.vertxmesh.protocol.WaitStatus;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.station.ReportStreams;
import dev.vertxmesh.station.StatusWaiters;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The actors of one mesh on this proc, whichever spawns brought them, with those who want to know
 * of them. All changes of one turn of the loop are told together.
 */
final class ActorDeck implements CrewEvents {

  /** Hears what becomes of a deck. */
  interface Owner {
    /** These ranks have ended. */
    void onEnd(ActorDeck deck, MeshFailure failure);

    /** Every rank has ended, and everybody who asked was told. */
    void onSettled(ActorDeck deck);
  }

  private final Tools tools;
  private final String mesh;
  private final PendingAsks asks;
  private final Owner owner;
  private final List<Crew> crews = new ArrayList<>();
  private final ReportStreams streams;
  private final StatusWaiters waiters;
  private long epoch;
  private Optional<Ranks.Builder> changes = Optional.empty();
  private boolean settled;
  private boolean answersNoted;

  ActorDeck(Tools tools, String mesh, PendingAsks asks, Owner owner) {
    this.tools = tools;
    this.mesh = mesh;
    this.asks = asks;
    this.owner = owner;
    this.streams =
        new ReportStreams(
            tools.caller(),
            tools.settings().get(MeshSettings.NOTICE_TIMEOUT),
            tools.settings().get(MeshSettings.NOTICE_MISSES),
            (name, ranks) -> report(ranks));
    this.waiters = new StatusWaiters(tools.vertx(), name -> report());
  }

  String mesh() {
    return mesh;
  }

  /** Tells nobody any more. */
  void mute() {
    streams.close(mesh);
  }

  /** The highest term that was obeyed. */
  long epoch() {
    return epoch;
  }

  /** Obeys only this term, and later ones. */
  void obey(long newer) {
    epoch = newer;
  }

  // What there is

  Ranks ranks() {
    return collect(Crew::current);
  }

  StateReport report() {
    return report(ranks());
  }

  StateReport report(Ranks ranks) {
    List<RankReport> states = new ArrayList<>();
    crews.forEach(crew -> states.addAll(crew.report(ranks)));
    return new StateReport(mesh, tools.proc(), true, states);
  }

  boolean isAllTerminated() {
    return crews.stream().allMatch(Crew::isAllTerminated);
  }

  Ranks live(Ranks ranks) {
    return collect(crew -> crew.live(ranks));
  }

  /** Those of {@code ranks} that finish what they have, and take nothing more. */
  Ranks stopping(Ranks ranks) {
    return collect(crew -> crew.stopping(ranks));
  }

  private Ranks collect(Function<Crew, Ranks> part) {
    return crews.stream().map(part).reduce(Ranks.none(), Ranks::union);
  }

  /** Those of {@code ranks} that have ended, with the causes. */
  List<MeshFailure> ended(Ranks ranks) {
    return report(ranks).states().stream()
        .filter(report -> report.state().event().isPresent())
        .map(report -> new MeshFailure(mesh, report.ranks(), report.state().event().get()))
        .toList();
  }

  /** The inbox of a rank that is here. */
  String inbox(int rank) {
    return crewOf(rank).orElseThrow().inbox(rank);
  }

  Optional<Crew> crewOf(int rank) {
    return crews.stream().filter(crew -> crew.current().contains(rank)).findFirst();
  }

  // What is done

  /** Those of the spawn's ranks that are not here, or lived before and have ended. */
  Ranks toStart(SpawnActors spawn) {
    Ranks present = Ranks.none();
    for (Crew crew : crews) {
      if (crew.incarnation() >= spawn.incarnation()) {
        present = present.union(crew.current());
      }
    }
    return spawn.ranks().minus(present);
  }

  /**
   * Refuses with CONFLICT if some of the spawn's ranks are here already, or an earlier life of one
   * goes on.
   */
  void requireStartable(SpawnActors spawn) {
    Ranks present = spawn.ranks().minus(toStart(spawn));
    if (!present.isEmpty()) {
      throw Refusal.CONFLICT.because(
          "ranks " + present + " of " + mesh + " are here already; the others may be spawned");
    }
    Ranks alive = live(spawn.ranks());
    if (!alive.isEmpty()) {
      throw Refusal.CONFLICT.because(
          "an earlier life of ranks " + alive + " of " + mesh + " goes on; stop them first");
    }
  }

  /** Deploys what the spawn asks for, in place of earlier lives. */
  void start(SpawnActors spawn, ActorType type) {
    crews.forEach(crew -> crew.supersede(spawn.ranks()));
    crews.removeIf(crew -> crew.current().isEmpty());
    Crew crew = new Crew(tools, spawn, type, this);
    crews.add(crew);
    onChange(spawn.ranks());
    crew.deploy();
  }

  void stop(Ranks ranks, StopTerms terms) {
    Ranks asked = asks.waiting(mesh);
    List.copyOf(crews).forEach(crew -> crew.stop(ranks, terms, asked));
  }

  void kill(Ranks ranks, Cause cause) {
    List.copyOf(crews).forEach(crew -> crew.kill(ranks, cause));
  }

  /** An ask of this mesh has another answer; those of one turn are looked at together. */
  void onAnswer() {
    if (!answersNoted && crews.stream().anyMatch(Crew::isDraining)) {
      answersNoted = true;
      tools.home().runOnContext(turn -> onAnswers());
    }
  }

  private void onAnswers() {
    answersNoted = false;
    Ranks asked = asks.waiting(mesh);
    List.copyOf(crews).forEach(crew -> crew.onAnswers(asked));
  }

  /** An actor says that it has failed. */
  void onSaidFailed(Inbox inbox, Throwable failure) {
    crewOf(inbox.rank())
        .filter(crew -> crew.incarnation() == inbox.incarnation())
        .ifPresent(crew -> crew.onSaidFailed(inbox.rank(), failure));
  }

  /** Tells {@code receiver} of changes from now on. */
  void stream(String receiver) {
    streams.open(mesh, receiver);
  }

  Future<StateReport> await(WaitStatus wait) {
    return waiters.await(wait);
  }

  // What becomes of them

  @Override
  public void onEnd(Ranks ended, SupervisionEvent event) {
    tools.poison().onEnd(event);
    owner.onEnd(this, new MeshFailure(mesh, ended, event));
  }

  @Override
  public void onChange(Ranks changed) {
    settled = false;
    if (changes.isEmpty()) {
      changes = Optional.of(Ranks.builder());
      tools.home().runOnContext(turn -> tell());
    }
    changes.get().addAll(changed);
  }

  private void tell() {
    Ranks changed = changes.orElseGet(Ranks::builder).build();
    changes = Optional.empty();
    waiters.changed(mesh);
    streams.changed(mesh, changed);
    if (isAllTerminated()) {
      streams.quiet().onSuccess(told -> settle());
    }
  }

  private void settle() {
    if (changes.isEmpty() && isAllTerminated()) {
      settled = true;
      owner.onSettled(this);
    }
  }

  /** Whether every rank has ended, and everybody who asked was told. */
  boolean isSettled() {
    return settled;
  }
}
