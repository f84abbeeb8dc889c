package dev.vertxmesh.controller;

import dev.vertxmesh.model.RankReport;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.Subject;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.ReservedNames;
import dev.vertxmesh.protocol.StateReport;
import dev.vertxmesh.protocol.StopAll;
import dev.vertxmesh.protocol.StreamStates;
import dev.vertxmesh.registry.HostRecord;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.shape.Extent;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Hosts: attached, never started here. Those that were launched for a mesh end with it; the others
 * are let go (design 3, Hosts).
 */
final class HostStrategy implements MeshStrategy {

  private static final String DIMENSION = "hosts";

  private final Scope scope;
  private final Fleet fleet;
  private final Consumer<List<Finding>> findings;
  private final Set<String> launched = new HashSet<>();

  /**
   * Attaches the hosts that the order names, or so many as it says.
   *
   * @param findings takes what this strategy learns by itself
   */
  HostStrategy(Scope scope, Consumer<List<Finding>> findings) {
    this.scope = scope;
    this.findings = findings;
    this.fleet = new Fleet(scope.registry());
  }

  @Override
  public Future<MeshPlan> plan() {
    List<String> names = scope.spec().members();
    Future<List<HostRecord>> hosts =
        names.isEmpty() ? fleet.hosts(scope.spec().hosts()) : fleet.hosts(names);
    return hosts.map(
        found -> {
          found.stream().filter(HostRecord::launched).map(HostRecord::name).forEach(launched::add);
          return MeshPlan.of(
              Extent.of(DIMENSION, found.size()), Extent.unity(), Fleet.members(found));
        });
  }

  @Override
  public Subject holder(Member host) {
    return Losses.host(host.host());
  }

  @Override
  public Future<Void> launch(MeshPlan plan, Member host) {
    StreamStates request = new StreamStates(ReservedNames.hostItself(host.name()), scope.address());
    return scope
        .caller()
        .ask(host.address(), Action.STREAM_STATES, request, StateReport.class, patience())
        .onSuccess(report -> findings.accept(read(plan, report)))
        .mapEmpty();
  }

  private Duration patience() {
    return scope.patience(scope.settings().get(MeshSettings.PROC_STATE_MAX_IDLE));
  }

  @Override
  public List<Question> questions(MeshPlan plan) {
    return plan.members().stream()
        .map(
            host ->
                new Question(
                    "host " + host.name(),
                    host.address(),
                    ReservedNames.hostItself(host.name()),
                    false,
                    true,
                    true,
                    Ranks.of(host.index()),
                    patience()))
        .toList();
  }

  @Override
  public Future<Void> stop(
      MeshPlan plan, Member host, Ranks ranks, String reason, Duration deadline) {
    if (launched.contains(host.name())) {
      return scope
          .caller()
          .tell(host.address(), Action.STOP_HOST, new StopAll(reason, deadline), deadline);
    }
    SupervisionEvent event = Losses.letGo(subject(plan, host.index()), reason);
    findings.accept(List.of(Finding.seen(ranks, Status.STOPPED, Optional.of(event))));
    return Future.succeededFuture();
  }

  @Override
  public void requireKillable() {
    throw Refusal.BAD_REQUEST.because(
        "'"
            + scope.mesh()
            + "' is a mesh of hosts, which are not killed from afar; stop it to let go of them, or"
            + " drain them to end what runs there");
  }

  @Override
  public Future<Void> kill(MeshPlan plan, Member host, Ranks ranks, String reason) {
    return Future.failedFuture(new IllegalStateException("not ours to kill"));
  }

  @Override
  public List<Finding> read(MeshPlan plan, StateReport report) {
    return plan.members().stream()
        .filter(host -> report.mesh().equals(ReservedNames.hostItself(host.name())))
        .flatMap(
            host ->
                report.states().stream()
                    .map(
                        state ->
                            Finding.said(new RankReport(Ranks.of(host.index()), state.state()))))
        .toList();
  }

  @Override
  public List<Finding> nodeLeft(MeshPlan plan, String node) {
    return Losses.hosts(plan, node);
  }

  @Override
  public Subject subject(MeshPlan plan, int rank) {
    return Losses.host(plan.members().get(rank).host());
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
