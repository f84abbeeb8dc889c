package dev.vertxmesh.cli.top;

import dev.vertxmesh.admin.view.ClusterView;
import dev.vertxmesh.admin.view.HostRow;
import dev.vertxmesh.admin.view.MeshDetail;
import dev.vertxmesh.admin.view.MeshRow;
import dev.vertxmesh.admin.view.OutOfTouchException;
import dev.vertxmesh.admin.view.ProcRow;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Takes pictures of a cluster: three lists, and one question to each mesh. */
public final class Photographer {
  private static final int MOST_MESHES = 100;
  private static final String ENDED = "ended";

  private final ClusterView cluster;
  private final String name;
  private final ProcessGauge gauge = new ProcessGauge();

  /** Pictures of that cluster, which people call {@code name}. */
  public Photographer(ClusterView cluster, String name) {
    this.cluster = cluster;
    this.name = name;
  }

  /** One picture. A mesh that ends meanwhile is left out; failed if nobody answers any more. */
  public Future<Picture> take() {
    Future<List<HostRow>> hosts = cluster.hosts();
    Future<List<ProcRow>> procs = cluster.procs();
    Future<List<MeshDetail>> meshes = cluster.meshes().compose(this::describe);
    return Future.all(hosts, procs, meshes)
        .map(
            all ->
                new Picture(
                    name,
                    Instant.now(),
                    hosts.result(),
                    procs.result().stream().map(gauge::measure).toList(),
                    meshes.result(),
                    Optional.empty()));
  }

  private Future<List<MeshDetail>> describe(List<MeshRow> rows) {
    List<Future<MeshDetail>> details =
        rows.stream()
            .filter(row -> !row.status().equals(ENDED))
            .limit(MOST_MESHES)
            .map(row -> cluster.describe(row).recover(Photographer::leaveOut))
            .toList();
    return Future.all(details)
        .map(all -> details.stream().map(Future::result).filter(Objects::nonNull).toList());
  }

  private static Future<MeshDetail> leaveOut(Throwable failure) {
    return failure instanceof OutOfTouchException
        ? Future.failedFuture(failure)
        : Future.succeededFuture();
  }
}
