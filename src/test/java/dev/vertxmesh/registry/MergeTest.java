package dev.vertxmesh.registry;

import static dev.vertxmesh.cluster.TestCluster.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.cluster.ClusterOptions;
import dev.vertxmesh.cluster.ClusteredVertx;
import dev.vertxmesh.cluster.TestCluster;
import dev.vertxmesh.registry.MembershipChange.Kind;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergeTest {

  private static final String MERGE_DELAY = "delay.seconds\">";

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Path mergingSoon(Path folder) throws IOException {
    String shipped = Files.readString(Path.of("cluster-config", "loopback.xml"));
    assertThat(shipped).contains(MERGE_DELAY + "10<");
    return Files.writeString(
        folder.resolve("soon.xml"), shipped.replace(MERGE_DELAY + "10<", MERGE_DELAY + "4<"));
  }

  @Test
  @DisplayName(
      "Two halves of a cluster find each other: one hears MERGED, and the higher epoch is kept")
  void merged(@TempDir Path folder) throws IOException, InterruptedException {
    Path file = mergingSoon(folder);
    int port = freePort();
    try (TestCluster cluster = TestCluster.of(0)) {
      ClusterOptions.Builder half = cluster.options(false).configFile(file);
      // The first finds nobody at this port yet, and so founds a cluster of its own.
      Vertx small = cluster.add(half.members(List.of("127.0.0.1:" + port)).build());
      Vertx large = cluster.add(half.members(List.of()).port(port).build());
      List<String> join = ClusteredVertx.memberAddresses(large);
      cluster.add(half.members(join).ephemeralPort().build());
      BlockingQueue<MembershipChange> merges = new LinkedBlockingQueue<>();
      for (Vertx node : cluster.nodes()) {
        Registry.of(node)
            .membership()
            .watch(
                change -> {
                  if (change.kind() == Kind.MERGED) {
                    merges.add(change);
                  }
                });
      }
      await(Registry.of(large).meshes().put(RegistryTest.mesh("m", "large", 7)));
      await(Registry.of(small).meshes().put(RegistryTest.mesh("m", "small", 8)));

      MembershipChange merge = merges.poll(60, TimeUnit.SECONDS);

      assertThat(merge).as("a change MERGED").isNotNull();
      assertThat(merge.dataMembersLeft()).isEqualTo(3);
      for (Vertx node : cluster.nodes()) {
        assertThat(Registry.of(node).membership().nodes()).hasSize(3).contains(merge.node());
        assertThat(await(Registry.of(node).meshes().get("m")))
            .contains(RegistryTest.mesh("m", "small", 8));
      }
    }
  }
}
