package dev.vertxmesh.registry;

import static dev.vertxmesh.cluster.TestCluster.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.core.HazelcastJsonValue;
import dev.vertxmesh.cluster.TestCluster;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RegistryTest {

  private static final Instant START = Instant.parse("2026-01-02T03:04:05.678Z");
  private static TestCluster cluster;
  private static Registry host;
  private static Registry lite;

  @BeforeAll
  static void start() {
    cluster = TestCluster.of(1, 1);
    host = Registry.of(cluster.node(0));
    lite = Registry.of(cluster.node(1));
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  static HostRecord host(String name, String node) {
    return new HostRecord(name, node, "mesh.host." + name, 42, START, "rack 1", 8, false);
  }

  static ProcRecord proc(String id, String node, long incarnation) {
    return new ProcRecord(id, "procs", 0, incarnation, "h", node, "mesh.proc", 43, START);
  }

  static MeshRecord mesh(String name, String node, long epoch) {
    return new MeshRecord(
        name,
        "actors",
        epoch,
        node,
        "",
        true,
        "hosts=2",
        "p",
        List.of("p0", "p1"),
        4,
        "com.example.Trainer",
        "running",
        START,
        false);
  }

  static LeaseRecord lease(String mesh, String agent, String holder, Duration duration) {
    return new LeaseRecord(mesh, agent, holder, 7, duration, START);
  }

  @Test
  @DisplayName("Every record comes back from another node as it was written")
  void roundTrips() {
    HostRecord aHost = host("round", "n1");
    ProcRecord aProc = proc("round", "n1", 3);
    MeshRecord aMesh = mesh("round", "n1", 9);
    LeaseRecord aLease = lease("round", "p0", "n1", Duration.ofSeconds(60));

    assertThat(await(host.hosts().put(aHost))).isTrue();
    assertThat(await(host.procs().put(aProc))).isTrue();
    assertThat(await(host.meshes().put(aMesh))).isTrue();
    assertThat(await(host.leases().put(aLease))).isTrue();

    assertThat(await(lite.hosts().get("round"))).contains(aHost);
    assertThat(await(lite.procs().get("round"))).contains(aProc);
    assertThat(await(lite.meshes().get("round"))).contains(aMesh);
    assertThat(await(lite.leases().get(LeaseRecord.key("round", "p0")))).contains(aLease);
    assertThat(await(lite.meshes().list())).contains(aMesh);
    assertThat(await(lite.hosts().get("nobody"))).isEmpty();
  }

  @Test
  @DisplayName("JSON has kebab-case names and ISO 8601 times, and no nulls")
  void json() {
    assertThat(RecordJson.encode(lease("m", "p", null, Duration.ofSeconds(60))).getValue())
        .isEqualTo(
            "{\"mesh\":\"m\",\"agent\":\"p\",\"epoch\":7,\"duration\":\"PT1M\","
                + "\"granted-at\":\"2026-01-02T03:04:05.678Z\"}");
  }

  @Test
  @DisplayName("RG-7 what a newer version added is ignored, and an unreadable entry hides no other")
  void rollingUpgrade() {
    var map = ClusterInstance.of(cluster.node(0)).<String, HazelcastJsonValue>getMap("mesh.hosts");
    map.set("newer", new HazelcastJsonValue("{\"name\":\"newer\",\"node\":\"n\",\"colour\":1}"));
    map.set("broken", new HazelcastJsonValue("{\"name\":\"broken\",\"started-at\":\"soon\"}"));
    try {
      assertThat(await(lite.hosts().list())).extracting(HostRecord::name).contains("newer");
      assertThat(await(lite.hosts().list())).extracting(HostRecord::name).doesNotContain("broken");
      assertThatThrownBy(() -> await(lite.hosts().get("broken")))
          .isInstanceOf(RegistryException.class)
          .hasMessageContainingAll("broken", "mesh.hosts", "soon");
    } finally {
      map.delete("newer");
      map.delete("broken");
    }
  }

  @Test
  @DisplayName(
      "RG-2 of twenty claims of one name from two nodes exactly one is told that it has it")
  void claimsRace() {
    List<Future<Boolean>> claims =
        IntStream.range(0, 20)
            .mapToObj(i -> (i % 2 == 0 ? host : lite).meshes().claim(mesh("race", "n" + i, i)))
            .toList();

    assertThat(claims.stream().map(TestCluster::await).filter(taken -> taken)).hasSize(1);
    assertThat(await(host.hosts().claim(host("race", "n1")))).isTrue();
    assertThat(await(lite.hosts().claim(host("race", "n2")))).isFalse();
    assertThat(await(host.hosts().get("race"))).contains(host("race", "n1"));
  }

  @Test
  @DisplayName("RG-3 an older epoch or incarnation, and another node's host, are not written over")
  void olderTermsAreRefused() {
    await(host.meshes().put(mesh("term", "n2", 20)));
    await(host.procs().put(proc("term", "n2", 20)));
    await(host.hosts().put(host("term", "n2")));

    assertThat(await(lite.meshes().put(mesh("term", "n1", 19)))).isFalse();
    assertThat(await(lite.procs().put(proc("term", "n1", 19)))).isFalse();
    assertThat(await(lite.hosts().put(host("term", "n1")))).isFalse();
    assertThat(await(lite.meshes().get("term"))).contains(mesh("term", "n2", 20));
    assertThat(await(lite.meshes().put(mesh("term", "n3", 21)))).isTrue();
    assertThat(await(host.meshes().get("term"))).contains(mesh("term", "n3", 21));
  }

  @Test
  @DisplayName("RG-4 only the owner removes, also when other fields have changed")
  void conditionalRemoval() {
    await(host.meshes().put(mesh("mine", "n1", 5)));
    await(host.hosts().put(host("mine", "n1")));
    await(host.procs().put(proc("mine", "n1", 5)));
    await(host.leases().put(lease("mine", "p", "n1", Duration.ofMinutes(1))));

    assertThat(await(lite.meshes().remove(mesh("mine", "n1", 4)))).isFalse();
    assertThat(await(lite.meshes().remove(mesh("mine", "n2", 5)))).isFalse();
    assertThat(await(lite.hosts().remove(host("mine", "n2")))).isFalse();
    assertThat(await(lite.procs().remove(proc("mine", "n1", 4)))).isFalse();
    assertThat(await(lite.leases().remove(lease("mine", "p", "n2", Duration.ZERO)))).isFalse();
    assertThat(await(lite.hosts().remove(host("absent", "n2")))).isFalse();

    HostRecord changed = new HostRecord("mine", "n1", "elsewhere", 1, START, "", 1, true);
    assertThat(await(lite.hosts().remove(changed))).isTrue();
    assertThat(await(lite.meshes().remove(mesh("mine", "n1", 5)))).isTrue();
    assertThat(await(lite.procs().remove(proc("mine", "n1", 5)))).isTrue();
    assertThat(await(lite.leases().remove(lease("mine", "p", "n1", Duration.ZERO)))).isTrue();
    assertThat(await(host.meshes().get("mine"))).isEmpty();
  }

  @Test
  @DisplayName("RG-5 epochs asked for at once on two nodes are all different, and rise")
  void epochsRise() {
    List<Future<Long>> asked = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      asked.add((i % 2 == 0 ? host : lite).nextEpoch());
    }
    List<Long> epochs = asked.stream().map(TestCluster::await).sorted().toList();

    assertThat(epochs).doesNotHaveDuplicates();
    assertThat(await(lite.nextEpoch())).isGreaterThan(epochs.get(49));
  }

  @Test
  @DisplayName("RG-5 the loss of the epoch map doesn't set epochs back")
  void epochsSurviveTheirMap() {
    long before = await(host.nextEpoch());
    ClusterInstance.of(cluster.node(0)).getMap("mesh.epochs").clear();
    // Epochs asked for in a burst run ahead of the clock by a few milliseconds.
    Awaitility.await().until(() -> Instant.now().toEpochMilli() > before);

    assertThat(await(host.nextEpoch())).isGreaterThan(before);
  }

  @Test
  @DisplayName(
      "removeOwnedBy removes hosts, procs and leases of the node that left, and says which")
  void removeOwnedBy() {
    await(host.hosts().put(host("left", "gone")));
    await(host.hosts().put(host("stays", "alive")));
    await(host.procs().put(proc("left", "gone", 1)));
    await(host.procs().put(proc("stays", "alive", 1)));
    await(host.meshes().put(mesh("left", "gone", 1)));
    LeaseRecord held = lease("m", "stays", "gone", Duration.ofMinutes(1));
    LeaseRecord granted = lease("m", "left", "alive", Duration.ofMinutes(1));
    LeaseRecord other = lease("n", "stays", "alive", Duration.ofMinutes(1));
    List.of(held, granted, other).forEach(lease -> await(host.leases().put(lease)));

    Removed removed = await(lite.removeOwnedBy("gone"));

    assertThat(removed.hosts()).containsExactly(host("left", "gone"));
    assertThat(removed.procs()).containsExactly(proc("left", "gone", 1));
    assertThat(removed.leases()).containsExactlyInAnyOrder(held, granted);
    assertThat(await(host.hosts().get("stays"))).isPresent();
    assertThat(await(host.procs().get("stays"))).isPresent();
    assertThat(await(host.meshes().get("left"))).isPresent();
    assertThat(await(host.leases().get(LeaseRecord.key("n", "stays")))).contains(other);
    assertThat(await(host.removeOwnedBy("gone")))
        .isEqualTo(new Removed(List.of(), List.of(), List.of()));
  }

  @Test
  @DisplayName(
      "A lease lives three durations in the map, also after it was written again; none is forever")
  void leasesHaveABroom() {
    await(host.leases().claim(lease("ttl", "p", "n", Duration.ofSeconds(20))));
    var map = ClusterInstance.of(cluster.node(0)).getMap("mesh.leases");
    assertThat(map.getEntryView("ttl p").getTtl()).isEqualTo(60_000);

    await(host.leases().put(lease("ttl", "p", "n", Duration.ofSeconds(40))));
    assertThat(map.getEntryView("ttl p").getTtl()).isEqualTo(120_000);

    await(host.leases().put(lease("ttl", "p", "n", Duration.ZERO)));
    assertThat(map.getEntryView("ttl p").getTtl()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  @DisplayName("RG-1 answers arrive on the context of the caller")
  void answersOnTheCallersContext() {
    Vertx vertx = cluster.node(1);
    Context context = vertx.getOrCreateContext();
    Promise<List<Context>> contexts = Promise.promise();
    List<Context> seen = new ArrayList<>();
    context.runOnContext(
        start ->
            lite.hosts()
                .get("any")
                .onComplete(done -> seen.add(Vertx.currentContext()))
                .compose(done -> lite.hosts().list())
                .onComplete(done -> seen.add(Vertx.currentContext()))
                .compose(done -> lite.hosts().claim(host("context", "n")))
                .onComplete(done -> seen.add(Vertx.currentContext()))
                .onComplete(done -> contexts.complete(seen)));

    assertThat(await(contexts.future())).containsExactly(context, context, context);
  }

  @Test
  @DisplayName("A Vertx that isn't clustered is refused with what to do")
  void notClustered() {
    Vertx plain = Vertx.vertx();
    try {
      assertThatThrownBy(() -> Registry.of(plain))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContainingAll("not clustered", "-cluster", "ClusteredVertx.start");
    } finally {
      await(plain.close());
    }
  }
}
