package dev.vertxmesh.controller;

import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.Subject;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.StateReport;
import dev.vertxmesh.registry.ProcRecord;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.shape.Extent;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * JVMs that run already and are neither started nor ended here: their end is known from the
 * membership alone (design 3, Hosts).
 */
final class AttachedProcStrategy implements MeshStrategy {

  private static final String DIMENSION = "procs";

  private final Scope scope;
  private final Fleet fleet;
  private final Consumer<List<Finding>> findings;

  /**
   * Attaches the procs that the order names.
   *
   * @param findings takes what this strategy knows by itself
   */
  AttachedProcStrategy(Scope scope, Consumer<List<Finding>> findings) {
    this.scope = scope;
    this.fleet = new Fleet(scope.registry());
    this.findings = findings;
  }

  @Override
  public Future<MeshPlan> plan() {
    return fleet.procs(scope.spec().members()).map(AttachedProcStrategy::plan);
  }

  private static MeshPlan plan(List<ProcRecord> procs) {
    List<Member> members =
        IntStream.range(0, procs.size())
            .mapToObj(
                index -> {
                  ProcRecord proc = procs.get(index);
                  return new Member(
                      index, proc.id(), proc.address(), proc.node(), Member.Host.NOBODY, index);
                })
            .toList();
    return MeshPlan.of(Extent.of(DIMENSION, procs.size()), Extent.unity(), members);
  }

  @Override
  public Subject holder(Member proc) {
    return Losses.proc(proc.name());
  }

  @Override
  public Future<Void> launch(MeshPlan plan, Member proc) {
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> prepare(MeshPlan plan) {
    Ranks all = Ranks.range(0, plan.layout().ranks());
    findings.accept(List.of(Finding.seen(all, Status.RUNNING, Optional.empty())));
    return Future.succeededFuture();
  }

  @Override
  public List<Question> questions(MeshPlan plan) {
    Duration patience = scope.patience(scope.settings().get(MeshSettings.PROC_STATE_MAX_IDLE));
    return plan.members().stream()
        .map(
            proc ->
                new Question(
                    "proc " + proc.name(),
                    proc.address(),
                    scope.mesh(),
                    false,
                    false,
                    true,
                    Ranks.of(proc.index()),
                    patience))
        .toList();
  }

  @Override
  public Future<Void> stop(
      MeshPlan plan, Member proc, Ranks ranks, String reason, Duration deadline) {
    SupervisionEvent event = Losses.letGo(Losses.proc(proc.name()), reason);
    findings.accept(List.of(Finding.seen(ranks, Status.STOPPED, Optional.of(event))));
    return Future.succeededFuture();
  }

  @Override
  public void requireKillable() {
    throw Refusal.BAD_REQUEST.because(
        "the procs of '"
            + scope.mesh()
            + "' are JVMs of somebody else; end them there, or stop the mesh to let go of them");
  }

  @Override
  public Future<Void> kill(MeshPlan plan, Member proc, Ranks ranks, String reason) {
    return Future.failedFuture(new IllegalStateException("not ours to kill"));
  }

  @Override
  public List<Finding> read(MeshPlan plan, StateReport report) {
    return List.of();
  }

  @Override
  public List<Finding> nodeLeft(MeshPlan plan, String node) {
    return Losses.foreignProcs(plan, node);
  }

  @Override
  public Subject subject(MeshPlan plan, int rank) {
    return Losses.proc(plan.members().get(rank).name());
  }

  @Override
  public Duration spawnIdle() {
    return scope.settings().get(MeshSettings.PROC_SPAWN_MAX_IDLE);
  }

  @Override
  public Duration stopDeadline() {
    return scope.settings().get(MeshSettings.PROC_STOP_MAX_IDLE);
  }
}
