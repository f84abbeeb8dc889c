package dev.vertxmesh.real;

import static dev.vertxmesh.real.RealCluster.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.ActorMesh;
import dev.vertxmesh.ActorSpec;
import dev.vertxmesh.Mesh;
import dev.vertxmesh.ProcMesh;
import dev.vertxmesh.ProcSpec;
import dev.vertxmesh.ProcSummary;
import dev.vertxmesh.host.launch.JvmLauncher;
import dev.vertxmesh.host.launch.LaunchPlan;
import dev.vertxmesh.host.launch.LaunchedJvm;
import dev.vertxmesh.model.SupervisionEvent.Kind;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.HostBootstrap;
import dev.vertxmesh.protocol.HostState;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.station.ProcessGroup;
import io.vertx.core.Vertx;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("No orphans: what a killed host leaves is ended by its next life")
class LeftoversIT {

  private static final String HOST = "returning";

  @TempDir Path directory;

  @Test
  @DisplayName("HO-13 F3 a worker that was stopped when its host was killed, and its child, end")
  void nextLifeEndsTheOrphans() throws Exception {
    Vertx local = Vertx.vertx();
    JvmLauncher launcher = new JvmLauncher(local, directory.resolve("launcher"));
    try (RealCluster cluster = RealCluster.start(1)) {
      LaunchedJvm first = launch(launcher, cluster);
      Vertx client = cluster.client().vertx();
      Mesh mesh = cluster.mesh(client);
      ProcMesh procs = await(await(mesh.hosts(HOST)).spawn(ProcSpec.named("workers")));
      ActorMesh parents = await(procs.spawn(ActorSpec.of("parents", RealActors.Parent.class)));
      Heard subscriber = new Heard();
      await(parents.subscribe(subscriber));
      assertThat(await(parents.ask("child")).values()).hasSize(1);
      ProcSummary worker = Workers.of(mesh, "workers").get(0);
      Workers.signal("STOP", worker);

      await(first.kill());
      subscriber.await(Kind.FAILED, Ranks.of(0));
      assertThat(ProcessGroup.members(worker.pid())).as("worker and child").hasSize(2);
      Stopwatch watch = Stopwatch.start();
      LaunchedJvm second = launch(launcher, cluster);
      watch.log("start of a host that ends what its earlier life left");

      assertThat(ProcessGroup.isAlive(worker.pid())).isFalse();
      HostState state = stateOf(second, client);
      assertThat(state.leftovers()).isOne();
      await(second.end(RealCluster.GENEROUS));
      await(launcher.close());
    } finally {
      await(local.close());
    }
  }

  /**
   * What the host says of itself. A client that had the address of its earlier life learns of the
   * new one when the cluster tells it, which may be after the host is ready.
   */
  private static HostState stateOf(LaunchedJvm host, Vertx client) {
    Caller caller = new Caller(client);
    return Awaitility.await()
        .atMost(RealCluster.GENEROUS)
        .until(
            () ->
                caller
                    .ask(
                        Addresses.host(HOST),
                        Action.DESCRIBE_HOST,
                        Map.of(),
                        HostState.class,
                        RealCluster.GENEROUS)
                    .map(Optional::of)
                    .otherwise(Optional.empty())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join(),
            found -> found.filter(state -> state.pid() == host.pid()).isPresent())
        .orElseThrow();
  }

  private LaunchedJvm launch(JvmLauncher launcher, RealCluster cluster) {
    Map<String, String> settings = new HashMap<>(cluster.settings());
    settings.remove("mesh.cluster.members");
    settings.put("mesh.host.name", HOST);
    settings.put("mesh.host.directory", directory.resolve(HOST).toString());
    HostBootstrap bootstrap = new HostBootstrap(cluster.hosts().members(), settings);
    LaunchPlan plan =
        LaunchPlan.of(HOST, directory)
            .runs(HostBootstrap.MAIN_CLASS, classPath())
            .withEnvironment(Map.of(HostBootstrap.VARIABLE, bootstrap.encode()))
            .withReadyTimeout(Duration.ofMinutes(2))
            .build();
    LaunchedJvm jvm = await(launcher.launch(plan));
    return await(jvm.ready().map(jvm));
  }

  private static List<String> classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .toList();
  }
}
