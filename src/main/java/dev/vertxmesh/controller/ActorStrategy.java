package dev.vertxmesh.controller;

import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.Cause.Learned;
import dev.vertxmesh.model.DrillFault;
import dev.vertxmesh.model.MeshKind;
import dev.vertxmesh.model.RankReport;
import dev.vertxmesh.model.Subject;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.SpawnActors;
import dev.vertxmesh.protocol.StateReport;
import dev.vertxmesh.protocol.StopRanks;
import dev.vertxmesh.protocol.StreamStates;
import dev.vertxmesh.registry.MeshRecord;
import dev.vertxmesh.registry.ProcRecord;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.shape.Region;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Verticles on procs. The proc agents tell what becomes of them; the host agents tell at once when
 * a process ends, because its agent cannot (behaviour A 26, departure 11).
 */
final class ActorStrategy implements MeshStrategy {

  /** How long an agent has to accept that ranks are to be killed. */
  private static final Duration KILL_TIMEOUT = Duration.ofSeconds(5);

  private final Scope scope;
  private final Fleet fleet;
  private final String below;

  ActorStrategy(Scope scope) {
    this.scope = scope;
    this.fleet = new Fleet(scope.registry());
    this.below = scope.spec().on().orElseThrow();
  }

  @Override
  public Future<MeshPlan> plan() {
    return fleet.mesh(below, MeshKind.PROCS).compose(this::planOn);
  }

  private Future<MeshPlan> planOn(MeshRecord procMesh) {
    Region region = Fleet.region(procMesh, scope.spec().slice());
    return fleet
        .procs(Fleet.slice(region, procMesh.members()))
        .compose(
            procs ->
                fleet
                    .hostsOf(procs)
                    .map(
                        hosts ->
                            MeshPlan.of(
                                region.extent(),
                                scope.spec().extent(),
                                members(region, procs, hosts))));
  }

  private static List<Member> members(
      Region region, List<ProcRecord> procs, Map<String, Member.Host> hosts) {
    return IntStream.range(0, procs.size())
        .mapToObj(
            index -> {
              ProcRecord proc = procs.get(index);
              Member.Host host = hosts.getOrDefault(proc.host(), Member.Host.NOBODY);
              int rankBelow = region.baseRank(index);
              return new Member(index, proc.id(), proc.address(), proc.node(), host, rankBelow);
            })
        .toList();
  }

  @Override
  public Subject holder(Member proc) {
    return Losses.proc(proc.name());
  }

  @Override
  public Future<Void> prepare(MeshPlan plan) {
    return Future.all(hosts(plan).stream().map(this::streamProcs).toList()).mapEmpty();
  }

  private static List<Member.Host> hosts(MeshPlan plan) {
    return plan.members().stream()
        .map(Member::host)
        .filter(Member.Host::isSomebody)
        .distinct()
        .toList();
  }

  private Future<Void> streamProcs(Member.Host host) {
    StreamStates request = new StreamStates(below, scope.address());
    return scope
        .caller()
        .tell(host.address(), Action.STREAM_STATES, request, spawnIdle())
        .recover(failure -> Future.failedFuture(Losses.unable(Losses.host(host), failure)));
  }

  @Override
  public Future<Void> launch(MeshPlan plan, Member proc) {
    SpawnActors request =
        new SpawnActors(
            scope.mesh(),
            scope.epoch(),
            scope.address(),
            scope.lease(),
            plan.extent(),
            plan.layout().ranksOf(proc.index()),
            ProcStrategy.FIRST_LIFE,
            scope.spec().type(),
            scope.spec().config(),
            scope.spec().threading(),
            scope.spec().drillable());
    return scope.caller().tell(proc.address(), Action.SPAWN_ACTORS, request, spawnIdle());
  }

  @Override
  public List<Question> questions(MeshPlan plan) {
    List<Question> questions = new ArrayList<>();
    Duration hostPatience = scope.patience(scope.settings().get(MeshSettings.PROC_STATE_MAX_IDLE));
    for (Member.Host host : hosts(plan)) {
      Ranks ranks = Losses.ranks(plan, member -> member.host().equals(host));
      questions.add(
          new Question(
              "host " + host.name(),
              host.address(),
              below,
              false,
              true,
              false,
              ranks,
              hostPatience));
    }
    Duration patience = scope.patience(scope.settings().get(MeshSettings.ACTOR_STATE_MAX_IDLE));
    for (Member proc : plan.members()) {
      Ranks ranks = plan.layout().ranksOf(proc.index());
      questions.add(
          new Question(
              "proc " + proc.name(),
              proc.address(),
              scope.mesh(),
              true,
              true,
              true,
              ranks,
              patience));
    }
    return questions;
  }

  @Override
  public Future<Void> stop(
      MeshPlan plan, Member proc, Ranks ranks, String reason, Duration deadline) {
    StopRanks request = new StopRanks(scope.mesh(), scope.epoch(), ranks, reason, deadline);
    return scope.caller().tell(proc.address(), Action.STOP_ACTORS, request, deadline);
  }

  @Override
  public void requireKillable() {}

  @Override
  public Future<Void> kill(MeshPlan plan, Member proc, Ranks ranks, String reason) {
    StopRanks request = new StopRanks(scope.mesh(), scope.epoch(), ranks, reason, Duration.ZERO);
    return scope.caller().tell(proc.address(), Action.KILL_ACTORS, request, KILL_TIMEOUT);
  }

  @Override
  public List<Finding> read(MeshPlan plan, StateReport report) {
    if (report.mesh().equals(scope.mesh())) {
      return readOwn(plan, report);
    }
    return report.mesh().equals(below) ? readBelow(plan, report) : List.of();
  }

  private static List<Finding> readOwn(MeshPlan plan, StateReport report) {
    if (report.known()) {
      return report.states().stream().map(Finding::said).toList();
    }
    return List.of(
        Finding.lost(
            Losses.ranks(plan, proc -> proc.name().equals(report.agent())),
            Losses.proc(report.agent()),
            Cause.of(Learned.POLL, "it does not know the actors: it was started anew")));
  }

  private static List<Finding> readBelow(MeshPlan plan, StateReport report) {
    List<Finding> findings = new ArrayList<>();
    for (RankReport procs : report.states()) {
      if (procs.state().status().isTerminating()) {
        Ranks ranks = Losses.ranks(plan, member -> procs.ranks().contains(member.below()));
        if (!ranks.isEmpty()) {
          findings.add(Finding.seen(ranks, procs.state().status(), procs.state().event()));
        }
      }
    }
    return findings;
  }

  @Override
  public List<Finding> nodeLeft(MeshPlan plan, String node) {
    List<Finding> findings = new ArrayList<>(Losses.hosts(plan, node));
    findings.addAll(Losses.foreignProcs(plan, node));
    return findings;
  }

  @Override
  public Subject subject(MeshPlan plan, int rank) {
    String name = scope.mesh() + "[" + rank + "] " + plan.extent().point(rank);
    return new Subject(Subject.Kind.ACTOR, name);
  }

  /** A process is its host's, the loops and the bus in it are its agent's. */
  @Override
  public DrillTarget drillTarget(MeshPlan plan, int rank, DrillFault fault) {
    Member proc = plan.members().get(plan.layout().memberOf(rank));
    boolean process = fault == DrillFault.KILL || fault == DrillFault.FREEZE;
    if (!process) {
      return new DrillTarget(proc.address(), scope.mesh(), rank, proc.name());
    }
    if (!proc.host().isSomebody()) {
      throw Refusal.BAD_REQUEST.because(
          "proc %s belongs to an application, no host of ours started it: nothing was done"
              .formatted(proc.name()));
    }
    return new DrillTarget(proc.host().address(), below, proc.below(), proc.name());
  }

  @Override
  public Duration spawnIdle() {
    return scope.settings().get(MeshSettings.ACTOR_SPAWN_MAX_IDLE);
  }

  @Override
  public Duration stopDeadline() {
    return scope.settings().get(MeshSettings.ACTOR_STOP_TIMEOUT);
  }

  @Override
  public Optional<String> type() {
    return Optional.of(scope.spec().type());
  }
}
