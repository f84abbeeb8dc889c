package dev.vertxmesh.cluster;

import dev.vertxmesh.admin.AdminOptions;
import dev.vertxmesh.admin.AdminServer;
import dev.vertxmesh.admin.PortException;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.station.Deadline;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP API of a node: a node that finds no port for it goes on without. */
final class AdminSites {
  private static final Logger LOG = LoggerFactory.getLogger(AdminSites.class);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

  private AdminSites() {}

  /** Begins to serve; empty if the settings want none, or no port is free. */
  static Future<Optional<AdminServer>> deploy(Vertx vertx, Settings settings) {
    if (!AdminOptions.of(settings).enabled()) {
      return Future.succeededFuture(Optional.empty());
    }
    AdminServer server = new AdminServer(settings, List.of());
    return vertx
        .deployVerticle(server)
        .map(Optional.of(server))
        .recover(
            failure -> {
              if (failure instanceof PortException) {
                LOG.warn("This node goes on without the HTTP API: {}", failure.getMessage());
                return Future.succeededFuture(Optional.empty());
              }
              return Future.failedFuture(failure);
            });
  }

  /** Ends it, before anything that it shows ends. */
  static Future<Void> undeploy(Vertx vertx, Optional<AdminServer> server) {
    return server
        .map(
            running ->
                Deadline.within(
                    vertx,
                    STOP_LIMIT,
                    "ending the HTTP API",
                    vertx.undeploy(running.deploymentID())))
        .orElseGet(Future::succeededFuture);
  }
}
