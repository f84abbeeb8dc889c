package dev.vertxmesh.cluster;

import dev.vertxmesh.admin.AdminServer;
import dev.vertxmesh.settings.Settings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;

/** A node that only asks and watches: a lite member, which holds no data and runs no worker. */
public final class ClientNode {

  private static final Duration END_LIMIT = Duration.ofSeconds(15);

  private final Vertx vertx;
  private Optional<AdminServer> admin = Optional.empty();

  private ClientNode(Vertx vertx) {
    this.vertx = vertx;
  }

  /**
   * Joins the cluster that the settings name.
   *
   * @return failed with a {@link ClusterStartException} if there is no host to join
   */
  public static Future<ClientNode> join(Settings settings) {
    return ClusteredVertx.start(NodeOptions.client(settings)).map(ClientNode::new);
  }

  /** The node's Vert.x. */
  public Vertx vertx() {
    return vertx;
  }

  /**
   * Serves the HTTP API from here, if the settings want one.
   *
   * @return where; empty if it is off or no port is free
   */
  public Future<Optional<String>> serve(Settings settings) {
    return AdminSites.deploy(vertx, settings)
        .map(
            server -> {
              admin = server;
              return server.map(AdminServer::url);
            });
  }

  /** Leaves the cluster; meshes that were spawned from here end. */
  public Future<Void> close() {
    return AdminSites.undeploy(vertx, admin)
        .transform(silent -> ClusteredVertx.leave(vertx, END_LIMIT));
  }
}
