package dev.vertxmesh.cli;

import dev.vertxmesh.HostSummary;
import dev.vertxmesh.LogReader;
import dev.vertxmesh.Mesh;
import dev.vertxmesh.MeshSummary;
import dev.vertxmesh.ProcSummary;
import dev.vertxmesh.cluster.ClientNode;
import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.protocol.LogStream;
import dev.vertxmesh.protocol.MeshState;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** A running cluster, through the library. */
final class FacadeView implements ClusterView {
  private final ClientNode node;
  private final Mesh mesh;

  FacadeView(ClientNode node, Settings settings) {
    this.node = node;
    this.mesh = Facades.of(node, settings);
  }

  @Override
  public Future<List<HostRow>> hosts() {
    return mesh.hostList().map(hosts -> hosts.stream().map(FacadeView::row).toList());
  }

  @Override
  public Future<List<ProcRow>> procs() {
    return mesh.procList().map(procs -> procs.stream().map(FacadeView::row).toList());
  }

  @Override
  public Future<List<MeshRow>> meshes() {
    return mesh.list().map(meshes -> meshes.stream().map(FacadeView::row).toList());
  }

  @Override
  public Future<MeshDetail> describe(String name) {
    return require(name)
        .compose(
            row ->
                mesh.find(name).compose(found -> found.state()).map(state -> detail(row, state)));
  }

  @Override
  public Future<Void> follow(String name, Handler<MeshFailure> handler) {
    return require(name)
        .compose(row -> mesh.find(name))
        .compose(found -> found.subscribe(handler))
        .mapEmpty();
  }

  @Override
  public Future<StopOutcome> stop(RankTarget target, String reason, Duration deadline) {
    return require(target.mesh())
        .compose(row -> mesh.find(target.mesh()))
        .compose(found -> found.stop(target.of(found.ranks()), reason, deadline))
        .map(
            state -> {
              Ranks concerned = target.of(state.extent().ranks());
              return new StopOutcome(
                  state.left().intersect(concerned), state.forced().intersect(concerned));
            });
  }

  @Override
  public Future<List<String>> logs(String name, OptionalInt rank) {
    return meshes()
        .compose(
            rows ->
                rows.stream().anyMatch(row -> row.name().equals(name))
                    ? mesh.find(name).map(found -> FoundLogs.of(found, rank))
                    : logOfProc(name, rank, unknown(name, rows)));
  }

  /** A name that is no mesh's may be that of a proc whose mesh is gone. */
  private Future<List<String>> logOfProc(String name, OptionalInt rank, CliException unknown) {
    return rank.isPresent()
        ? Future.failedFuture(unknown)
        : mesh.logs(name)
            .tail(LogStream.OUT, 1)
            .map(List.of(name))
            .recover(failure -> Future.failedFuture(unknown));
  }

  @Override
  public Future<List<String>> readLog(String proc, LogStream stream, boolean previous, int lines) {
    LogReader log = mesh.logs(proc);
    return previous ? log.previous(stream, lines) : log.tail(stream, lines);
  }

  @Override
  public Future<Void> followLog(String proc, LogStream stream, int lines, Handler<String> handler) {
    return mesh.logs(proc).follow(stream, lines, handler).ended();
  }

  @Override
  public Future<Void> close() {
    return node.close();
  }

  private Future<MeshRow> require(String name) {
    return meshes()
        .map(
            rows ->
                rows.stream()
                    .filter(row -> row.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> unknown(name, rows)));
  }

  private static CliException unknown(String name, List<MeshRow> rows) {
    String known =
        rows.isEmpty()
            ? "There is none in this cluster."
            : "There are: " + rows.stream().map(MeshRow::name).collect(Collectors.joining(", "));
    return new CliException(ExitCode.NOT_FOUND, "no mesh is called '" + name + "'. " + known);
  }

  private static MeshDetail detail(MeshRow row, MeshState state) {
    return new MeshDetail(
        row,
        state.status(),
        state.message(),
        state.statuses().stream()
            .map(run -> new MeshDetail.RankRow(run.ranks(), run.status()))
            .toList(),
        state.outOfReach(),
        state.subscribers(),
        state.failures(),
        state.forgotten());
  }

  private static HostRow row(HostSummary host) {
    return new HostRow(
        host.name(),
        host.machine(),
        host.pid(),
        host.procs(),
        host.maxProcs(),
        host.launched(),
        host.startedAt().truncatedTo(ChronoUnit.SECONDS));
  }

  private static ProcRow row(ProcSummary proc) {
    return new ProcRow(
        proc.id(),
        proc.mesh(),
        proc.rank(),
        proc.incarnation(),
        proc.host(),
        proc.pid(),
        proc.startedAt().truncatedTo(ChronoUnit.SECONDS));
  }

  private static MeshRow row(MeshSummary mesh) {
    return new MeshRow(
        mesh.name(),
        mesh.kind().name().toLowerCase(Locale.ROOT),
        mesh.extent().toString(),
        mesh.on(),
        mesh.type(),
        mesh.status(),
        mesh.owner(),
        mesh.startedAt().truncatedTo(ChronoUnit.SECONDS));
  }
}
