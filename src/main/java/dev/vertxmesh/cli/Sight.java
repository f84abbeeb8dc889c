package dev.vertxmesh.cli;

import dev.vertxmesh.admin.view.ClusterView;
import dev.vertxmesh.admin.view.OutOfTouchException;
import dev.vertxmesh.cli.top.Photographer;
import dev.vertxmesh.cli.top.Picture;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.settings.Settings;
import io.vertx.core.Future;

/**
 * Pictures of a cluster for as long as any of its nodes answers: when the one that was asked does
 * not, the next picture is taken through another (CX-40).
 */
final class Sight {
  private final Visit<ClusterView> visit;
  private final Platform platform;
  private final Settings settings;
  private final ApiChoice api;
  private volatile Photographer photographer;

  Sight(Visit<ClusterView> visit, Platform platform, Settings settings, ApiChoice api) {
    this.visit = visit;
    this.platform = platform;
    this.settings = settings;
    this.api = api;
    this.photographer = photographer(visit.cluster());
  }

  Future<Picture> take() {
    return photographer.take().recover(this::elsewhere);
  }

  private Future<Picture> elsewhere(Throwable failure) {
    return failure instanceof OutOfTouchException
        ? platform
            .look(settings, api)
            .recover(nobody -> Future.failedFuture(failure))
            .compose(this::through)
        : Future.failedFuture(failure);
  }

  private Future<Picture> through(ClusterView other) {
    return visit
        .cluster()
        .close()
        .eventually(
            () -> {
              visit.moveTo(other);
              photographer = photographer(other);
              return Future.succeededFuture();
            })
        .compose(closed -> photographer.take());
  }

  private Photographer photographer(ClusterView cluster) {
    return new Photographer(cluster, settings.get(MeshSettings.CLUSTER_NAME));
  }
}
