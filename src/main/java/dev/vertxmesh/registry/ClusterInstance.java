package dev.vertxmesh.registry;

import com.hazelcast.core.HazelcastInstance;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.spi.cluster.ClusterManager;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;

/**
 * The Hazelcast instance under a clustered Vertx; only this package and {@code cluster} name it.
 */
public final class ClusterInstance {

  private static final String HOW_TO =
      " Start it with -cluster (launchers), with ClusteredVertx.start, or with"
          + " Vertx.builder().withClusterManager(new HazelcastClusterManager(config)).buildClustered().";

  private ClusterInstance() {}

  /**
   * The instance that this Vertx joined with.
   *
   * @throws IllegalStateException when the Vertx is not clustered, is clustered by something else,
   *     or has not joined
   */
  public static HazelcastInstance of(Vertx vertx) {
    HazelcastInstance instance = manager(vertx).getHazelcastInstance();
    if (instance == null) {
      throw new IllegalStateException(
          "This Vertx has not joined its cluster yet: wait for the Future of buildClustered().");
    }
    return instance;
  }

  static HazelcastClusterManager manager(Vertx vertx) {
    ClusterManager manager = ((VertxInternal) vertx).clusterManager();
    if (manager == null) {
      throw new IllegalStateException("This Vertx is not clustered." + HOW_TO);
    }
    if (manager instanceof HazelcastClusterManager hazelcast) {
      return hazelcast;
    }
    throw new IllegalStateException(
        "This Vertx is clustered by "
            + manager.getClass().getName()
            + "; a mesh needs Hazelcast (vertx-hazelcast)."
            + HOW_TO);
  }
}
