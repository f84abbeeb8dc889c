package dev.vertxmesh.admin.view;

import dev.vertxmesh.LogFollowing;
import dev.vertxmesh.LogReader;
import dev.vertxmesh.Mesh;
import dev.vertxmesh.Subscription;
import dev.vertxmesh.protocol.LogStream;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** A running cluster, through the library. */
public final class FacadeView implements ClusterView {
  private final Mesh mesh;
  private final Supplier<Future<Void>> leave;

  /**
   * A view.
   *
   * @param mesh the library on a node of the cluster
   * @param leave what to do at the end
   */
  public FacadeView(Mesh mesh, Supplier<Future<Void>> leave) {
    this.mesh = mesh;
    this.leave = leave;
  }

  @Override
  public String source() {
    return "a node of cluster " + mesh.clusterName();
  }

  @Override
  public Future<List<HostRow>> hosts() {
    return mesh.hostList().map(hosts -> hosts.stream().map(HostRow::of).toList());
  }

  @Override
  public Future<List<ProcRow>> procs() {
    return mesh.procList().map(procs -> procs.stream().map(ProcRow::of).toList());
  }

  @Override
  public Future<List<MeshRow>> meshes() {
    return mesh.list().map(meshes -> meshes.stream().map(MeshRow::of).toList());
  }

  @Override
  public Future<MeshDetail> describe(String name) {
    return KnownNames.row(mesh, name).compose(this::describe);
  }

  @Override
  public Future<MeshDetail> describe(MeshRow listed) {
    return mesh.find(listed.mesh())
        .compose(found -> found.state())
        .map(state -> MeshDetail.of(listed, state));
  }

  @Override
  public Future<RankDetail> rank(String name, int rank) {
    return describe(name)
        .compose(detail -> procs().map(procs -> RankDetail.of(detail, procs, rank)));
  }

  @Override
  public Future<Following> follow(String name, Handler<EventView> handler) {
    Promise<Void> ended = Promise.promise();
    return KnownNames.mesh(mesh, name)
        .compose(
            found ->
                found.subscribe(
                    failure -> {
                      EventView event = EventView.of(failure);
                      handler.handle(event);
                      endWith(event, ended);
                    }))
        .map(subscription -> new Subscribed(subscription, ended));
  }

  private static void endWith(EventView event, Promise<Void> ended) {
    if (event.isEndOfMesh()) {
      ended.tryComplete();
    } else if (event.isLossOfTouch()) {
      ended.tryFail(event.sentence());
    }
  }

  /** What is told of a mesh. */
  private record Subscribed(Subscription subscription, Promise<Void> end) implements Following {

    @Override
    public Future<Void> ended() {
      return end.future();
    }

    @Override
    public void cancel() {
      subscription.cancel().onComplete(gone -> end.tryComplete());
    }
  }

  @Override
  public Future<List<String>> logs(String name, OptionalInt rank) {
    return mesh.list()
        .compose(
            meshes ->
                meshes.stream().anyMatch(row -> row.name().equals(name))
                    ? mesh.find(name).map(found -> FoundLogs.of(found, rank))
                    : logOfProc(
                        name,
                        rank,
                        KnownNames.unknown(
                            "mesh", name, meshes.stream().map(row -> row.name()).toList())));
  }

  /** A name that is no mesh's may be that of a proc whose mesh is gone. */
  private Future<List<String>> logOfProc(
      String name, OptionalInt rank, UnknownNameException unknown) {
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
  public Future<List<String>> threads(String proc) {
    return mesh.threads(proc);
  }

  @Override
  public Following followLog(String proc, LogStream stream, int lines, Handler<String> handler) {
    return new FollowedLog(mesh.logs(proc).follow(stream, lines, handler));
  }

  /** What is written to a log. */
  private record FollowedLog(LogFollowing log) implements Following {

    @Override
    public Future<Void> ended() {
      return log.ended();
    }

    @Override
    public void cancel() {
      log.cancel();
    }
  }

  @Override
  public Future<Void> close() {
    return leave.get();
  }
}
