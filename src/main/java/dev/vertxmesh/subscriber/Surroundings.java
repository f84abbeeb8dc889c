package dev.vertxmesh.subscriber;

import dev.vertxmesh.registry.MembershipChange;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import java.util.Optional;
import java.util.Set;

/** What a hub asks its cluster. */
interface Surroundings {

  /**
   * Where a controller lives.
   *
   * @param node its cluster node
   * @param resident whether another host takes the mesh over when that node is lost
   */
  record Home(String node, boolean resident) {}

  /** This node's id. */
  String node();

  /** Whether the node is in the cluster now. */
  boolean isPresent(String node);

  /** Whether this node holds no data, and so loses its cluster with the last host. */
  boolean isLite();

  /** Where the controller of that mesh lives; none if the mesh is not known. */
  Future<Optional<Home>> homeOf(String mesh);

  /** Where hosts, procs and controllers of other nodes listen. */
  Future<Set<String>> addresses();

  /** Calls the handler at each change, on the present context. */
  void watch(Handler<MembershipChange> handler);
}
