package dev.vertxmesh.registry;

import static dev.vertxmesh.cluster.TestCluster.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.cluster.Address;
import dev.vertxmesh.cluster.TestCluster;
import dev.vertxmesh.registry.MembershipChange.Kind;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MembershipTest {

  private static Membership of(Vertx vertx) {
    return Registry.of(vertx).membership();
  }

  private static MembershipChange next(BlockingQueue<MembershipChange> changes)
      throws InterruptedException {
    MembershipChange change = changes.poll(30, TimeUnit.SECONDS);
    assertThat(change).as("the next change of the membership").isNotNull();
    return change;
  }

  @Test
  @DisplayName("RG-6 joins and leaves arrive in order, with node ids, on the watcher's context")
  void changesArrive() throws InterruptedException {
    try (TestCluster cluster = TestCluster.of(1)) {
      Vertx first = cluster.node(0);
      Context context = first.getOrCreateContext();
      Queue<Context> contexts = new ConcurrentLinkedQueue<>();
      BlockingQueue<MembershipChange> changes = new LinkedBlockingQueue<>();
      Promise<Registration> watching = Promise.promise();
      context.runOnContext(
          start ->
              watching.complete(
                  of(first)
                      .watch(
                          change -> {
                            contexts.add(Vertx.currentContext());
                            changes.add(change);
                          })));
      Registration watch = await(watching.future());

      Vertx second = cluster.addData();
      Vertx lite = cluster.addLite();
      String secondNode = of(second).localNode();
      String liteNode = of(lite).localNode();
      assertThat(of(lite).nodes())
          .containsExactly(of(first).localNode(), secondNode, liteNode)
          .isEqualTo(of(first).nodes());
      assertThat(of(lite).dataNodes()).containsExactly(of(first).localNode(), secondNode);
      assertThat(of(lite).oldestDataNode()).contains(of(first).localNode());
      assertThat(of(lite).isLite()).isTrue();
      assertThat(of(first).isLite()).isFalse();
      cluster.close(lite);
      cluster.close(second);

      assertThat(next(changes)).isEqualTo(new MembershipChange(Kind.JOINED, secondNode, true, 2));
      assertThat(next(changes)).isEqualTo(new MembershipChange(Kind.JOINED, liteNode, false, 2));
      assertThat(next(changes)).isEqualTo(new MembershipChange(Kind.LEFT, liteNode, false, 2));
      assertThat(next(changes)).isEqualTo(new MembershipChange(Kind.LEFT, secondNode, true, 1));
      assertThat(contexts).containsOnly(context);

      BlockingQueue<MembershipChange> others = new LinkedBlockingQueue<>();
      watch.close();
      watch.close();
      Registration other = of(first).watch(others::add);
      cluster.addLite();
      // Hazelcast may tell a new listener of the change that it is just telling others.
      MembershipChange heard = next(others);
      assertThat(heard.kind() == Kind.LEFT ? next(others).kind() : heard.kind())
          .isEqualTo(Kind.JOINED);
      other.close();
      assertThat(changes).isEmpty();
    }
  }

  @Test
  @DisplayName(
      "A lite node hears that the last host left, is told so by its calls, and hears of a new host")
  void clusterLostAndBack() throws InterruptedException {
    try (TestCluster cluster = TestCluster.of(1, 1)) {
      Vertx lite = cluster.node(1);
      BlockingQueue<MembershipChange> changes = new LinkedBlockingQueue<>();
      of(lite).watch(changes::add);

      cluster.close(cluster.node(0));
      MembershipChange lost = next(changes);
      assertThat(lost.clusterLost()).isTrue();
      assertThat(lost.clusterBack()).isFalse();
      assertThat(of(lite).oldestDataNode()).isEmpty();
      assertThatThrownBy(() -> await(Registry.of(lite).hosts().list()))
          .isInstanceOf(RegistryException.class)
          .hasMessageContainingAll("mesh.hosts", "no host is left");
      assertThatThrownBy(() -> await(Registry.of(lite).nextEpoch()))
          .isInstanceOf(RegistryException.class)
          .hasMessageContaining("no host is left");

      Vertx back =
          cluster.add(cluster.options(false).members(List.of(hazelcastAddress(lite))).build());
      MembershipChange returned = next(changes);
      assertThat(returned)
          .isEqualTo(new MembershipChange(Kind.JOINED, of(back).localNode(), true, 1));
      assertThat(returned.clusterBack()).isTrue();
      assertThat(await(Registry.of(lite).hosts().list())).isEmpty();
    }
  }

  private static String hazelcastAddress(Vertx vertx) {
    Address address = ClusterInstance.of(vertx).getCluster().getLocalMember().getAddress();
    return address.getHost() + ":" + address.getPort();
  }
}
