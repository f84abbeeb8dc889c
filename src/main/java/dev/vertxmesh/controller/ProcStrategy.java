package dev.vertxmesh.controller;

import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.Cause.Learned;
import dev.vertxmesh.model.DrillFault;
import dev.vertxmesh.model.MeshKind;
import dev.vertxmesh.model.Subject;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.ReservedNames;
import dev.vertxmesh.protocol.SpawnProcs;
import dev.vertxmesh.protocol.StateReport;
import dev.vertxmesh.protocol.StopRanks;
import dev.vertxmesh.registry.HostRecord;
import dev.vertxmesh.registry.MeshRecord;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.shape.Extent;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.shape.Region;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Worker JVMs on hosts. The host agents tell what becomes of the processes; the workers themselves
 * are asked only to renew their lease.
 */
final class ProcStrategy implements MeshStrategy {

  /** How long an agent has to accept that ranks are to be killed. */
  private static final Duration KILL_TIMEOUT = Duration.ofSeconds(5);

  /** The incarnation of ranks that were never restarted. */
  static final long FIRST_LIFE = 1;

  private static final String DIMENSION = "hosts";

  private final Scope scope;
  private final Fleet fleet;

  ProcStrategy(Scope scope) {
    this.scope = scope;
    this.fleet = new Fleet(scope.registry());
  }

  @Override
  public Future<MeshPlan> plan() {
    return scope.spec().on().isPresent()
        ? fleet.mesh(scope.spec().on().get(), MeshKind.HOSTS).compose(this::planOn)
        : fleet
            .hosts(scope.spec().hosts())
            .map(hosts -> plan(Extent.of(DIMENSION, hosts.size()), hosts));
  }

  private Future<MeshPlan> planOn(MeshRecord below) {
    Region region = Fleet.region(below, scope.spec().slice());
    return fleet
        .hosts(Fleet.slice(region, below.members()))
        .map(hosts -> plan(region.extent(), hosts));
  }

  private MeshPlan plan(Extent below, List<HostRecord> hosts) {
    return MeshPlan.of(below, scope.spec().extent(), Fleet.members(hosts));
  }

  @Override
  public Subject holder(Member host) {
    return Losses.host(host.host());
  }

  @Override
  public Future<Void> launch(MeshPlan plan, Member host) {
    SpawnProcs request =
        new SpawnProcs(
            scope.mesh(),
            scope.epoch(),
            scope.address(),
            scope.lease(),
            plan.extent(),
            plan.layout().ranksOf(host.index()),
            FIRST_LIFE,
            scope.spec().classPath(),
            scope.spec().jvmOptions(),
            scope.spec().settings(),
            scope.spec().drillable());
    return scope.caller().tell(host.address(), Action.SPAWN_PROCS, request, spawnIdle());
  }

  private String worker(int rank) {
    return ReservedNames.worker(scope.mesh(), rank, scope.epoch(), FIRST_LIFE);
  }

  @Override
  public List<Question> questions(MeshPlan plan) {
    List<Question> questions = new ArrayList<>();
    Duration patience = scope.patience(scope.settings().get(MeshSettings.PROC_STATE_MAX_IDLE));
    for (Member host : plan.members()) {
      Ranks ranks = plan.layout().ranksOf(host.index());
      questions.add(
          new Question(
              "host " + host.name(),
              host.address(),
              scope.mesh(),
              false,
              true,
              false,
              ranks,
              patience));
    }
    for (int rank = 0; rank < plan.layout().ranks(); rank++) {
      String id = worker(rank);
      questions.add(
          new Question(
              "proc " + id,
              Addresses.proc(id),
              scope.mesh(),
              true,
              false,
              true,
              Ranks.of(rank),
              patience));
    }
    return questions;
  }

  @Override
  public Future<Void> stop(
      MeshPlan plan, Member host, Ranks ranks, String reason, Duration deadline) {
    StopRanks request = new StopRanks(scope.mesh(), scope.epoch(), ranks, reason, deadline);
    return scope.caller().tell(host.address(), Action.STOP_PROCS, request, deadline);
  }

  @Override
  public void requireKillable() {}

  @Override
  public Future<Void> kill(MeshPlan plan, Member host, Ranks ranks, String reason) {
    StopRanks request = new StopRanks(scope.mesh(), scope.epoch(), ranks, reason, Duration.ZERO);
    return scope.caller().tell(host.address(), Action.KILL_PROCS, request, KILL_TIMEOUT);
  }

  @Override
  public List<Finding> read(MeshPlan plan, StateReport report) {
    if (!report.mesh().equals(scope.mesh())) {
      return List.of();
    }
    if (!report.known()) {
      return List.of(
          Finding.lost(
              Losses.ranks(plan, host -> host.name().equals(report.agent())),
              new Subject(Subject.Kind.HOST, "host " + report.agent()),
              Cause.of(Learned.POLL, "it does not know the proc: it was started anew")));
    }
    return report.states().stream().map(Finding::said).toList();
  }

  @Override
  public List<Finding> nodeLeft(MeshPlan plan, String node) {
    return Losses.hosts(plan, node);
  }

  @Override
  public Subject subject(MeshPlan plan, int rank) {
    return Losses.proc(worker(rank));
  }

  @Override
  public DrillTarget drillTarget(MeshPlan plan, int rank, DrillFault fault) {
    String proc = worker(rank);
    return switch (fault) {
      case KILL, FREEZE -> {
        Member host = plan.members().get(plan.layout().memberOf(rank));
        yield new DrillTarget(host.address(), scope.mesh(), rank, proc);
      }
      case PARTITION, ORPHAN -> new DrillTarget(Addresses.proc(proc), scope.mesh(), rank, proc);
      case HANG ->
          throw Refusal.BAD_REQUEST.because(
              "'%s' are procs: a loop hangs by an actor; drill a mesh of actors that stands on them"
                  .formatted(scope.mesh()));
    };
  }

  @Override
  public Duration spawnIdle() {
    return scope.settings().get(MeshSettings.PROC_SPAWN_MAX_IDLE);
  }

  @Override
  public Duration stopDeadline() {
    return scope.settings().get(MeshSettings.PROC_STOP_MAX_IDLE);
  }

  @Override
  public List<String> listing(MeshPlan plan) {
    return IntStream.range(0, plan.layout().ranks()).mapToObj(this::worker).toList();
  }
}
