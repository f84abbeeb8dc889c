package dev.vertxmesh;

import static dev.vertxmesh.cluster.TestCluster.await;

import dev.vertxmesh.cluster.TestCluster;
import dev.vertxmesh.registry.HostRecord;
import dev.vertxmesh.registry.MeshRecord;
import dev.vertxmesh.registry.Registry;
import io.vertx.core.Vertx;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/**
 * One real cluster for a test class, with one host's record, and a facade over fake controllers.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FacadeFixture {

  private TestCluster cluster;
  Vertx vertx;
  Mesh mesh;
  FakeSpawner spawner;
  FakeProc first;
  FakeProc second;

  @BeforeAll
  void startCluster() {
    cluster = TestCluster.of(1);
    vertx = cluster.node(0);
    await(
        Registry.of(vertx)
            .hosts()
            .claim(
                new HostRecord(
                    "alpha",
                    Registry.of(vertx).membership().localNode(),
                    "mesh.host.alpha",
                    1,
                    Instant.now(),
                    "a machine",
                    64,
                    false)));
  }

  @AfterAll
  void stopCluster() {
    cluster.close();
  }

  @BeforeEach
  void open() {
    spawner = new FakeSpawner(vertx);
    Node real = Node.of(vertx, new MeshOptions().resolve());
    mesh =
        new Mesh(
            new Node(
                vertx,
                real.settings(),
                real.registry(),
                real.hub(),
                real.desk(),
                real.caller(),
                new KnownMeshes(),
                spawner));
    first = FakeProc.open(vertx, "p0");
    second = FakeProc.open(vertx, "p1");
  }

  @AfterEach
  void close() {
    first.close();
    second.close();
    spawner.close();
    for (MeshRecord record : await(Registry.of(vertx).meshes().list())) {
      await(Registry.of(vertx).meshes().remove(record));
    }
  }

  HostMesh hosts() {
    return await(mesh.hosts(1));
  }

  ProcMesh procs(String name) {
    return await(hosts().spawn(ProcSpec.named(name)));
  }

  ActorMesh actors(String name) {
    return await(procs(name + "-workers").spawn(ActorSpec.of(name, "com.example.Scores")));
  }
}
