package dev.vertxmesh.cluster;

import dev.vertxmesh.settings.Settings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;

/** A node that only asks and watches: a lite member, which holds no data and runs no worker. */
public final class ClientNode {

  private static final Duration END_LIMIT = Duration.ofSeconds(15);

  private final Vertx vertx;

  private ClientNode(Vertx vertx) {
    this.vertx = vertx;
  }

  /**
   * Joins the cluster that the settings name.
   *
   * @return failed with a {@link ClusterStartException} if there is no host to join
   */
  public static Future<ClientNode> join(Settings settings) {
    LogSetup.apply(settings);
    return ClusteredVertx.start(NodeOptions.client(settings)).map(ClientNode::new);
  }

  /** The node's Vert.x. */
  public Vertx vertx() {
    return vertx;
  }

  /** Leaves the cluster; meshes that were spawned from here end. */
  public Future<Void> close() {
    return ClusteredVertx.leave(vertx, END_LIMIT);
  }
}
