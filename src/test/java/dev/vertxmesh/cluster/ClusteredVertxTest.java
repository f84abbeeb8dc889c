package dev.vertxmesh.cluster;

import static dev.vertxmesh.cluster.TestCluster.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.core.Hazelcast;
import dev.vertxmesh.registry.Membership;
import dev.vertxmesh.registry.Registry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.spi.cluster.NodeInfo;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusteredVertxTest {

  private static ClusterOptions.Builder alone() {
    return ClusterOptions.builder()
        .clusterName("test-" + UUID.randomUUID())
        .ephemeralPort()
        .members(List.of());
  }

  @Test
  @DisplayName("Two hosts and a lite node meet, talk, and list the hosts' addresses")
  void threeMeet() {
    try (TestCluster cluster = TestCluster.of(2, 1)) {
      Vertx lite = cluster.node(2);
      await(
          lite.eventBus()
              .<String>consumer("echo", message -> message.reply(message.body()))
              .completion());

      assertThat(await(cluster.node(0).eventBus().<String>request("echo", "hello")).body())
          .isEqualTo("hello");
      assertThat(Registry.of(lite).membership().nodes()).hasSize(3);
      assertThat(Registry.of(lite).membership().isLite()).isTrue();
      assertThat(ClusteredVertx.memberAddresses(lite))
          .hasSize(2)
          .allMatch(address -> address.matches("127\\.0\\.0\\.1:[1-9]\\d+"))
          .isEqualTo(ClusteredVertx.memberAddresses(cluster.node(0)));
      assertThat(ConfigWarnings.of(lite)).isEmpty();
    }
  }

  @Test
  @DisplayName("Six lite nodes that start at once on ephemeral ports all join")
  void manyAtOnce() {
    try (TestCluster cluster = TestCluster.of(1)) {
      ClusterOptions lite = cluster.options(true).build();
      List<Future<Vertx>> starts =
          Stream.generate(() -> ClusteredVertx.start(lite)).limit(6).toList();
      List<Vertx> started = starts.stream().map(TestCluster::await).toList();

      assertThat(Registry.of(cluster.node(0)).membership().nodes()).hasSize(7);
      started.stream().map(Vertx::close).toList().forEach(TestCluster::await);
    }
  }

  @Test
  @DisplayName("CL-4 without an interface in the options the event bus uses Hazelcast's")
  void eventBusUsesTheSameInterface() {
    Vertx vertx = await(ClusteredVertx.start(alone().build()));
    try {
      NodeInfo info = ((VertxInternal) vertx).clusterManager().getNodeInfo();

      assertThat(info.host()).isEqualTo("127.0.0.1");
    } finally {
      await(vertx.close());
    }
  }

  @Test
  @DisplayName(
      "A host that counts up from the file's port is found by a lite node that knows no port")
  void fileAsItIs() {
    String name = "test-" + UUID.randomUUID();
    Vertx host = await(ClusteredVertx.start(ClusterOptions.builder().clusterName(name).build()));
    try {
      Vertx lite =
          await(
              ClusteredVertx.start(
                  ClusterOptions.builder().clusterName(name).ephemeralPort().lite(true).build()));
      try {
        assertThat(Registry.of(lite).membership().dataNodes())
            .containsExactly(Registry.of(host).membership().localNode());
      } finally {
        await(lite.close());
      }
    } finally {
      await(host.close());
    }
  }

  @Test
  @DisplayName(
      "CL-2 a lite node that finds no host does not start, says so, and leaves nothing behind")
  void liteAloneFails() {
    ClusterOptions options = alone().lite(true).build();

    assertThatThrownBy(() -> await(ClusteredVertx.start(options)))
        .isInstanceOf(ClusterStartException.class)
        .hasMessageContainingAll("No host in the cluster", options.clusterName().orElseThrow());
    assertThat(Hazelcast.getAllHazelcastInstances())
        .noneMatch(
            left -> left.getConfig().getClusterName().equals(options.clusterName().orElseThrow()));
  }

  @Test
  @DisplayName("A port in use is an error that names it")
  void portInUse() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ClusterOptions options = alone().port(taken.getLocalPort()).build();

      assertThatThrownBy(() -> await(ClusteredVertx.start(options)))
          .isInstanceOf(ClusterStartException.class)
          .hasMessageContaining("Port " + taken.getLocalPort() + " is already in use");
    }
  }

  @Test
  @DisplayName("An interface that this machine doesn't have is an error that names it")
  void interfaceAbsent() {
    ClusterOptions options = alone().networkInterface("192.0.2.1").build();

    assertThatThrownBy(() -> await(ClusteredVertx.start(options)))
        .isInstanceOf(ClusterStartException.class)
        .hasMessageContaining("192.0.2.1");
  }

  @Test
  @DisplayName(
      "CL-1 a start that isn't done by its deadline fails, and names members and what to check")
  void deadline() {
    ClusterOptions options =
        alone().members(List.of("127.0.0.1:1")).joinDeadline(Duration.ofMillis(1)).build();

    assertThatThrownBy(() -> await(ClusteredVertx.start(options)))
        .isInstanceOf(ClusterStartException.class)
        .hasMessageContainingAll("127.0.0.1:1", "within 1 ms", "firewall");
  }

  @Test
  @DisplayName("An unreadable configuration fails the Future")
  void unreadableConfiguration() {
    ClusterOptions options = alone().configFile(Path.of("absent.xml")).build();

    assertThatThrownBy(() -> await(ClusteredVertx.start(options)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("absent.xml");
  }

  @Test
  @DisplayName(
      "Plain -Dvertx.hazelcast.config works: Vert.x's own cluster manager reads loopback.xml")
  void plainVertxReadsTheFile(@TempDir Path folder) throws IOException {
    String shipped = Files.readString(Path.of("cluster-config", "loopback.xml"));
    Path file =
        Files.writeString(
            folder.resolve("loopback.xml"),
            shipped.replace(">vertx-mesh<", ">test-" + UUID.randomUUID() + "<"));
    String before = System.setProperty("vertx.hazelcast.config", file.toString());
    try {
      Vertx vertx =
          await(Vertx.builder().withClusterManager(new HazelcastClusterManager()).buildClustered());
      try {
        assertThat(ConfigWarnings.of(vertx)).isEmpty();
        assertThat(await(Registry.of(vertx).nextEpoch())).isPositive();
      } finally {
        await(vertx.close());
      }
    } finally {
      if (before == null) {
        System.clearProperty("vertx.hazelcast.config");
      } else {
        System.setProperty("vertx.hazelcast.config", before);
      }
    }
  }

  @Test
  @DisplayName("CL-8 a node that cannot leave in order is cut off, and the others see it gone")
  void cutOff() {
    try (TestCluster cluster = TestCluster.of(1)) {
      Vertx stuck = await(ClusteredVertx.start(cluster.options(true).build()));
      ((VertxInternal) stuck).addCloseHook(neverClosed -> {});

      await(ClusteredVertx.leave(stuck, Duration.ZERO, Duration.ofMillis(100)));

      Membership seen = Registry.of(cluster.node(0)).membership();
      Awaitility.await()
          .untilAsserted(() -> assertThat(seen.nodes()).containsExactly(seen.localNode()));
    }
  }
}
