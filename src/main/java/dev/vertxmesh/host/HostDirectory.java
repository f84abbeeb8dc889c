package dev.vertxmesh.host;

import dev.vertxmesh.registry.HostRecord;
import dev.vertxmesh.registry.Membership;
import dev.vertxmesh.registry.MembershipChange;
import dev.vertxmesh.registry.RecordMap;
import dev.vertxmesh.registry.Registration;
import dev.vertxmesh.registry.Registry;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import java.util.Optional;

/** Where hosts are written down for the whole cluster. */
interface HostDirectory {

  /** The cluster node of this JVM. */
  String localNode();

  /** Where this node stands now. */
  ClusterPlace place();

  /** Writes the record if its name is free; false if it is taken. */
  Future<Boolean> claim(HostRecord host);

  /** The host of that name. */
  Future<Optional<HostRecord>> find(String name);

  /** Removes what this node wrote. */
  Future<Boolean> remove(HostRecord host);

  /** Calls the handler at each change of the membership, on the present context. */
  Registration watch(Handler<MembershipChange> handler);

  /**
   * The registry of the cluster.
   *
   * @throws IllegalStateException if the Vertx is not clustered by Hazelcast
   */
  static HostDirectory of(Vertx vertx) {
    Registry registry = Registry.of(vertx);
    RecordMap<HostRecord> hosts = registry.hosts();
    return new HostDirectory() {
      @Override
      public String localNode() {
        return registry.membership().localNode();
      }

      @Override
      public ClusterPlace place() {
        Membership membership = registry.membership();
        return new ClusterPlace(
            membership.clusterName(), membership.localHost(), membership.dataAddresses());
      }

      @Override
      public Future<Boolean> claim(HostRecord host) {
        return hosts.claim(host);
      }

      @Override
      public Future<Optional<HostRecord>> find(String name) {
        return hosts.get(name);
      }

      @Override
      public Future<Boolean> remove(HostRecord host) {
        return hosts.remove(host);
      }

      @Override
      public Registration watch(Handler<MembershipChange> handler) {
        return registry.membership().watch(handler);
      }
    };
  }
}
