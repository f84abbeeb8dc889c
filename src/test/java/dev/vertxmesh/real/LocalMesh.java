package dev.vertxmesh.real;

import dev.vertxmesh.ActorMesh;
import dev.vertxmesh.ActorSpec;
import dev.vertxmesh.Mesh;
import dev.vertxmesh.ProcMesh;
import dev.vertxmesh.cluster.TestCluster;
import dev.vertxmesh.proc.ProcAgent;
import dev.vertxmesh.registry.ClusterInstance;
import dev.vertxmesh.shape.Extent;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A whole cluster within this JVM: a data member, whose facade owns what is spawned, and lite
 * members of which each is a proc. What it costs can be counted.
 */
final class LocalMesh implements AutoCloseable {

  private static final String PROCS = "guests";

  private final TestCluster cluster;
  private final Mesh mesh;
  private final ProcMesh procs;

  private LocalMesh(TestCluster cluster) {
    this.cluster = cluster;
    List<String> names = new ArrayList<>();
    for (Vertx node : cluster.nodes().subList(1, cluster.nodes().size())) {
      String name = "guest-" + names.size();
      JsonObject config = new JsonObject().put("mesh.proc.name", name);
      DeploymentOptions options = new DeploymentOptions().setConfig(config);
      RealCluster.await(node.deployVerticle(new ProcAgent(), options));
      names.add(name);
    }
    mesh = Mesh.create(owner());
    procs = RealCluster.await(mesh.procs(PROCS, names.toArray(String[]::new)));
  }

  static LocalMesh of(int procs) {
    TestCluster cluster = TestCluster.of(1, procs);
    try {
      return new LocalMesh(cluster);
    } catch (RuntimeException | Error failure) {
      cluster.close();
      throw failure;
    }
  }

  /** Where the facade and the controllers are. */
  Vertx owner() {
    return cluster.node(0);
  }

  List<Vertx> nodes() {
    return cluster.nodes();
  }

  /** One more node that is no proc. */
  Vertx addNode() {
    return cluster.addLite();
  }

  /** Obedient actors, as many on each proc. */
  ActorMesh spawn(String name, int perProc) {
    ActorSpec spec = ActorSpec.of(name, RealActors.Obedient.class);
    return RealCluster.await(procs.spawn(spec.perProc(Extent.of("actors", perProc))));
  }

  /** Ends a mesh. */
  void stop(ActorMesh actors) {
    RealCluster.await(actors.stop("the test is over"));
  }

  /** The clustered consumers of all nodes. */
  int registrations() {
    return ClusterInstance.of(owner()).getMultiMap("__vertx.subs").size();
  }

  /** The timers of all nodes, those of calls under way included. */
  int timers() {
    return nodes().stream().mapToInt(LocalMesh::timers).sum();
  }

  private static int timers(Vertx node) {
    try {
      Field timers = node.getClass().getDeclaredField("timeouts");
      timers.setAccessible(true);
      return ((Map<?, ?>) timers.get(node)).size();
    } catch (ReflectiveOperationException otherVertx) {
      throw new LinkageError("this Vertx keeps its timers elsewhere: " + otherVertx, otherVertx);
    }
  }

  @Override
  public void close() {
    try {
      RealCluster.await(procs.stop("the test is over"));
    } finally {
      cluster.close();
    }
  }
}
