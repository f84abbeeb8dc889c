package dev.vertxmesh.cluster;

import dev.vertxmesh.settings.Settings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** A node that only asks and watches: a lite member, which holds no data and runs no worker. */
public final class ClientNode {

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
    return ClusteredVertx.start(NodeOptions.client(settings)).map(ClientNode::new);
  }

  /** The node's Vert.x. */
  public Vertx vertx() {
    return vertx;
  }

  /** Leaves the cluster; meshes that were spawned from here end. */
  public Future<Void> close() {
    return ClusteredVertx.leave(vertx, ClusteredVertx.LITE_PATIENCE);
  }
}
