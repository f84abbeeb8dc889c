package dev.vertxmesh.cluster;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Clustered Vertx nodes in this JVM, on loopback, under a cluster name and on ports that nobody
 * else has: data members first, lite ones after them. For try-with-resources; every wait has a
 * deadline.
 */
public final class TestCluster implements AutoCloseable {

  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final String name = "test-" + UUID.randomUUID();
  private final List<Vertx> nodes = new ArrayList<>();

  private TestCluster() {}

  /** A cluster of data members only. */
  public static TestCluster of(int dataMembers) {
    return of(dataMembers, 0);
  }

  /** A cluster with at least one data member, and lite members. */
  public static TestCluster of(int dataMembers, int liteMembers) {
    TestCluster cluster = new TestCluster();
    try {
      for (int i = 0; i < dataMembers; i++) {
        cluster.addData();
      }
      for (int i = 0; i < liteMembers; i++) {
        cluster.addLite();
      }
      return cluster;
    } catch (RuntimeException | Error e) {
      cluster.close();
      throw e;
    }
  }

  /** Waits for a Future, and throws its failure, or a TimeoutException after a minute. */
  public static <T> T await(Future<T> future) {
    try {
      return future.await(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("no result within " + DEADLINE, e);
    }
  }

  public String name() {
    return name;
  }

  /** The node with this index, data members first; nodes that a test closed are still counted. */
  public Vertx node(int index) {
    return nodes.get(index);
  }

  public List<Vertx> nodes() {
    return List.copyOf(nodes);
  }

  public Vertx addData() {
    return add(options(false).build());
  }

  public Vertx addLite() {
    return add(options(true).build());
  }

  /** Starts one more node, which this cluster will close. */
  public Vertx add(ClusterOptions options) {
    Vertx vertx = await(ClusteredVertx.start(options));
    nodes.add(vertx);
    return vertx;
  }

  /** What a further node needs to join this cluster. */
  public ClusterOptions.Builder options(boolean lite) {
    return ClusterOptions.builder()
        .clusterName(name)
        .ephemeralPort()
        .members(addresses())
        .networkInterface("127.0.0.1")
        .eventLoopPoolSize(2)
        .lite(lite)
        .joinDeadline(DEADLINE);
  }

  /** Closes the node and waits until it has left. */
  public void close(Vertx node) {
    await(node.close());
  }

  @Override
  public void close() {
    for (int i = nodes.size() - 1; i >= 0; i--) {
      await(nodes.get(i).close());
    }
  }

  private List<String> addresses() {
    for (Vertx node : nodes) {
      try {
        List<String> addresses = ClusteredVertx.memberAddresses(node);
        if (!addresses.isEmpty()) {
          return addresses;
        }
      } catch (IllegalStateException closed) {
        // A node that a test has closed knows nobody: ask the next.
      }
    }
    return List.of();
  }
}
