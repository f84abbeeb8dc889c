package dev.vertxmesh.registry;

import com.hazelcast.cluster.Address;
import com.hazelcast.cluster.Cluster;
import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who is in the cluster, as this node sees it now. Answers come from memory, and wait for nobody.
 * Nodes are Vert.x node ids, oldest member first; members without Vert.x are left out. Once this
 * node has left its cluster the queries throw Hazelcast's {@code
 * HazelcastInstanceNotActiveException}, an IllegalStateException.
 */
public final class Membership {

  static final String NODE_ATTRIBUTE = "__vertx.nodeId";

  private final Vertx vertx;
  private final HazelcastInstance instance;

  Membership(Vertx vertx, HazelcastInstance instance) {
    this.vertx = vertx;
    this.instance = instance;
  }

  /** This node's id. */
  public String localNode() {
    return ClusterInstance.manager(vertx).getNodeId();
  }

  /** All nodes, this one included. */
  public List<String> nodes() {
    return nodes(member -> true);
  }

  /** The nodes that hold data: hosts. */
  public List<String> dataNodes() {
    return nodes(member -> !member.isLiteMember());
  }

  /**
   * Where the nodes that hold data listen, as {@code host:port}, oldest first: whom newcomers join.
   */
  public List<String> dataAddresses() {
    return cluster().getMembers().stream()
        .filter(member -> !member.isLiteMember())
        .map(member -> address(member.getAddress()))
        .toList();
  }

  /** Where this node listens for other members, as {@code host:port}. */
  public String localAddress() {
    return address(cluster().getLocalMember().getAddress());
  }

  /** The address on which this node listens, without the port. */
  public String localHost() {
    return cluster().getLocalMember().getAddress().getHost();
  }

  /** Whether this node listens on loopback only, so that no other machine can reach it. */
  public boolean isLoopback() {
    try {
      return cluster().getLocalMember().getAddress().getInetAddress().isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      return false;
    }
  }

  /** The name of the cluster. */
  public String clusterName() {
    return instance.getConfig().getClusterName();
  }

  private static String address(Address address) {
    String host = address.getHost();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
  }

  /** The data node that has been in the cluster longest; none when the cluster is lost. */
  public Optional<String> oldestDataNode() {
    return dataNodes().stream().findFirst();
  }

  /** Whether this node holds no data itself. */
  public boolean isLite() {
    return cluster().getLocalMember().isLiteMember();
  }

  /**
   * Calls the handler at each change from now on, on the context of the caller (a new one when
   * called from outside of Vert.x), in order (RG-6). A closed Vertx calls it no more.
   */
  public Registration watch(Handler<MembershipChange> handler) {
    return new MembershipWatch(instance, localNode(), vertx.getOrCreateContext(), handler).start();
  }

  static String nodeOf(Member member) {
    String node = member.getAttribute(NODE_ATTRIBUTE);
    return node == null ? "" : node;
  }

  private List<String> nodes(Predicate<Member> wanted) {
    return cluster().getMembers().stream()
        .filter(wanted)
        .map(Membership::nodeOf)
        .filter(node -> !node.isEmpty())
        .toList();
  }

  private Cluster cluster() {
    return instance.getCluster();
  }
}
