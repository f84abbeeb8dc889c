package dev.vertxmesh.cluster;

import dev.vertxmesh.admin.AdminOptions;
import dev.vertxmesh.admin.Routes;
import dev.vertxmesh.host.HostAgent;
import dev.vertxmesh.metrics.LoggerRoutes;
import dev.vertxmesh.metrics.MeshMetrics;
import dev.vertxmesh.metrics.MetricsRoutes;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.settings.Settings;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * By what a node is watched: only one that serves HTTP counts anything (CL-10). To be installed on
 * its Vertx before anything begins there.
 */
record NodeMetrics(Settings settings, Optional<MeshMetrics> metrics) {

  /** Those of a node with these settings. */
  static NodeMetrics of(Settings settings) {
    return new NodeMetrics(
        settings,
        AdminOptions.of(settings).enabled() ? Optional.of(new MeshMetrics()) : Optional.empty());
  }

  /** What begins on that node from now on is counted. */
  void install(Vertx vertx) {
    metrics.ifPresent(counting -> counting.install(vertx));
  }

  /** What a node serves besides the API. */
  List<Routes> routes() {
    return metrics
        .map(counting -> List.<Routes>of(new MetricsRoutes(counting)::mount))
        .orElseGet(List::of);
  }

  /** What a host serves besides the API. */
  List<Routes> routes(Vertx vertx, HostAgent agent) {
    Duration patience = settings.get(MeshSettings.NOTICE_TIMEOUT).multipliedBy(2);
    return metrics
        .map(
            counting ->
                List.<Routes>of(
                    new MetricsRoutes(counting)::mount,
                    new HostHealth(vertx, agent).routes()::mount,
                    new LoggerRoutes(vertx, agent::name, patience)::mount))
        .orElseGet(List::of);
  }
}
