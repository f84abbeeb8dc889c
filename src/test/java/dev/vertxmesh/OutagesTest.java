package dev.vertxmesh;

import static dev.vertxmesh.cluster.TestCluster.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxmesh.cluster.TestCluster;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.LogStream;
import dev.vertxmesh.protocol.MeshState;
import dev.vertxmesh.registry.HostRecord;
import dev.vertxmesh.registry.MeshRecord;
import dev.vertxmesh.registry.ProcRecord;
import dev.vertxmesh.registry.Registry;
import dev.vertxmesh.shape.ValueMesh;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Calls from a node without data, while everybody who was to answer is silent and then goes. */
class OutagesTest {

  private static final Duration LONG = Duration.ofMinutes(10);

  private TestCluster cluster;
  private Vertx first;
  private Vertx second;
  private Mesh mesh;

  @BeforeEach
  void open() {
    cluster = TestCluster.of(2, 1);
    first = cluster.node(0);
    second = cluster.node(1);
    mesh = Mesh.create(cluster.node(2));
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  @Test
  @DisplayName("FA-8 a call fails as soon as who was to answer leaves, and all with the last host")
  void outages() {
    Future<Void> asked = silentController("scores", second);
    Future<Void> other = silentController("others", first);
    Future<Void> read = silentAt(second, Addresses.host("beta"));
    await(Registry.of(second).hosts().claim(host(second)));
    await(Registry.of(second).procs().put(proc()));
    ActorMesh scores = await(mesh.findActors("scores"));
    ActorMesh others = await(mesh.findActors("others"));
    Future<MeshState> stop = scores.stop("enough", LONG);
    Future<MeshState> otherStop = others.stop("enough", LONG);
    Future<List<String>> log = mesh.logs("p0").tail(LogStream.OUT, 1);
    await(asked);
    await(other);
    await(read);

    cluster.close(second);
    assertThatThrownBy(() -> await(stop))
        .isInstanceOf(MeshException.class)
        .hasMessageStartingWith("mesh 'scores', stop: its controller's JVM left the cluster");
    assertThatThrownBy(() -> await(log))
        .isInstanceOf(MeshException.class)
        .hasMessage("the log of proc 'p0', host beta: it left the cluster");
    assertThat(otherStop.isComplete()).isFalse();

    Future<Void> askedProc = silentAt(first, Addresses.proc("p0"));
    Future<ValueMesh<Answer>> ask = others.ask("?", LONG);
    await(askedProc);
    cluster.close(first);
    assertThatThrownBy(() -> await(otherStop))
        .isInstanceOf(MeshException.class)
        .hasMessageStartingWith("no host is left in the cluster");
    assertThatThrownBy(() -> await(ask))
        .isInstanceOf(MeshException.class)
        .hasMessageStartingWith("no host is left in the cluster");
    assertThatThrownBy(() -> await(others.state()))
        .isInstanceOf(MeshException.class)
        .hasMessageStartingWith("no host is left in the cluster");
  }

  private static Future<Void> silentController(String name, Vertx node) {
    await(Registry.of(node).meshes().put(record(name, node)));
    return silentAt(node, Addresses.controller(name));
  }

  /** Listens, and never answers; completed once something has come. */
  private static Future<Void> silentAt(Vertx node, String address) {
    Promise<Void> heard = Promise.promise();
    await(node.eventBus().consumer(address, message -> heard.tryComplete()).completion());
    return heard.future();
  }

  private static MeshRecord record(String name, Vertx node) {
    return new MeshRecord(
        name,
        "actors",
        1,
        nodeOf(node),
        "",
        true,
        "",
        "workers",
        List.of("p0"),
        1,
        "X",
        "running",
        Instant.now(),
        false);
  }

  private static HostRecord host(Vertx node) {
    return new HostRecord(
        "beta", nodeOf(node), "mesh.host.beta", 1, Instant.now(), "a machine", 64, false);
  }

  private static ProcRecord proc() {
    return new ProcRecord(
        "p0", "workers", 0, 1, "beta", "", Addresses.proc("p0"), 1, Instant.now());
  }

  private static String nodeOf(Vertx node) {
    return Registry.of(node).membership().localNode();
  }
}
