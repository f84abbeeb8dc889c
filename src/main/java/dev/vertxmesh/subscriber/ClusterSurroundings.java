package dev.vertxmesh.subscriber;

import dev.vertxmesh.registry.MembershipChange;
import dev.vertxmesh.registry.Registry;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import java.util.Optional;

/** The cluster as its registry knows it. */
final class ClusterSurroundings implements Surroundings {

  private final Registry registry;
  private final String node;

  ClusterSurroundings(Registry registry) {
    this.registry = registry;
    this.node = registry.membership().localNode();
  }

  @Override
  public String node() {
    return node;
  }

  @Override
  public boolean isPresent(String other) {
    return registry.membership().nodes().contains(other);
  }

  @Override
  public boolean isLite() {
    return registry.membership().isLite();
  }

  @Override
  public Future<Optional<Home>> homeOf(String mesh) {
    return registry
        .meshes()
        .get(mesh)
        .map(found -> found.map(record -> new Home(record.node(), record.resident())));
  }

  @Override
  public void watch(Handler<MembershipChange> handler) {
    registry.membership().watch(handler);
  }
}
