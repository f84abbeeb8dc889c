package dev.vertxmesh.subscriber;

import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.registry.HostRecord;
import dev.vertxmesh.registry.MembershipChange;
import dev.vertxmesh.registry.MeshRecord;
import dev.vertxmesh.registry.ProcRecord;
import dev.vertxmesh.registry.Registry;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
  public Future<Set<String>> addresses() {
    Future<List<HostRecord>> hosts = registry.hosts().list();
    Future<List<ProcRecord>> procs = registry.procs().list();
    Future<List<MeshRecord>> meshes = registry.meshes().list();
    return Future.all(hosts, procs, meshes)
        .map(
            read -> {
              Set<String> addresses = new HashSet<>(Set.of(Addresses.spawn()));
              hosts.result().stream()
                  .filter(host -> !host.node().equals(node))
                  .forEach(host -> addresses.add(host.address()));
              procs.result().stream()
                  .filter(proc -> !proc.node().equals(node))
                  .forEach(proc -> addresses.add(proc.address()));
              meshes.result().stream()
                  .filter(mesh -> !mesh.node().equals(node))
                  .forEach(mesh -> addresses.add(Addresses.controller(mesh.name())));
              return addresses;
            });
  }

  @Override
  public void watch(Handler<MembershipChange> handler) {
    registry.membership().watch(handler);
  }
}
