package dev.vertxmesh.cluster;

import com.hazelcast.cluster.ClusterState;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import dev.vertxmesh.host.HostAgent;
import dev.vertxmesh.metrics.HealthCheck;
import dev.vertxmesh.metrics.HealthRoutes;
import dev.vertxmesh.registry.ClusterInstance;
import dev.vertxmesh.registry.Registry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;

/** Whether a host lives, and takes work (ME-6). */
final class HostHealth {

  private final Vertx vertx;
  private final HostAgent agent;
  private final HazelcastInstance hazelcast;

  HostHealth(Vertx vertx, HostAgent agent) {
    this.vertx = vertx;
    this.agent = agent;
    this.hazelcast = ClusterInstance.of(vertx);
  }

  HealthRoutes routes() {
    return new HealthRoutes(
        vertx,
        List.of(new HealthCheck("agent", agent::problem)),
        List.of(
            new HealthCheck("work", agent::refusal),
            new HealthCheck("registry", this::unknown),
            new HealthCheck("cluster", this::inactive)));
  }

  private Future<Optional<String>> unknown() {
    Registry registry = Registry.of(vertx);
    String node = registry.membership().localNode();
    return registry
        .hosts()
        .get(agent.name())
        .map(
            found ->
                found.filter(host -> host.node().equals(node)).isPresent()
                    ? Optional.empty()
                    : Optional.of("the registry does not know host '" + agent.name() + "' here"));
  }

  /** What this node itself knows of the cluster: it asks no other. */
  private Future<Optional<String>> inactive() {
    try {
      ClusterState state = hazelcast.getCluster().getClusterState();
      return Future.succeededFuture(
          state == ClusterState.ACTIVE
              ? Optional.empty()
              : Optional.of("Hazelcast's cluster is " + state + ", and not ACTIVE"));
    } catch (HazelcastInstanceNotActiveException left) {
      return Future.succeededFuture(Optional.of("this node has left the cluster"));
    }
  }
}
