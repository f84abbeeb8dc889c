package dev.vertxmesh.real;

import static dev.vertxmesh.real.RealCluster.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.HostSummary;
import dev.vertxmesh.Mesh;
import dev.vertxmesh.ProcSpec;
import dev.vertxmesh.ProcSummary;
import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.ResourceState;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.SupervisionEvent.Kind;
import dev.vertxmesh.protocol.LogStream;
import dev.vertxmesh.real.RealActors.Obedient;
import dev.vertxmesh.registry.HostRecord;
import dev.vertxmesh.registry.LeaseRecord;
import dev.vertxmesh.registry.MeshRecord;
import dev.vertxmesh.registry.ProcRecord;
import dev.vertxmesh.registry.Registry;
import dev.vertxmesh.settings.DetectionBounds.Fault;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A9, A10: what nobody vouches for any more ends")
class LeasesIT {

  private static final Duration LEASE = Duration.ofSeconds(2);
  private static final JsonObject NO_CONFIG = new JsonObject();

  @TempDir private static Path directory;
  private static RealCluster cluster;
  private static Vertx vertx;
  private static Mesh mesh;
  private static List<ProcSummary> workers;

  @BeforeAll
  static void startWorkers() {
    cluster = RealCluster.start(2);
    vertx = cluster.client().vertx();
    mesh = cluster.mesh(vertx);
    await(await(mesh.hosts(2)).spawn(ProcSpec.named("theirs")));
    workers = Workers.of(mesh, "theirs");
  }

  @AfterAll
  static void closeCluster() {
    cluster.close();
  }

  private static Agent agent(int rank) {
    return new Agent(vertx, workers.get(rank).id());
  }

  private static void assertReaped(ResourceState state) {
    assertThat(state.status()).isEqualTo(Status.STOPPED);
    Cause cause = state.event().orElseThrow().cause();
    assertThat(cause.learned()).isEqualTo(Cause.Learned.LEASE);
    assertThat(cause.message()).contains("lease lapsed: no word from controller");
  }

  @Test
  @DisplayName("A9 a lease of 2 s that nobody renews: all stopped; none: never reaped")
  void leaseThatNobodyRenewsEndsAll() {
    await(agent(0).spawn("for-ever", 1, Obedient.class, NO_CONFIG, Duration.ZERO));
    Stopwatch watch = Stopwatch.start();
    await(agent(0).spawn("leased", 3, Obedient.class, NO_CONFIG, LEASE));

    for (int rank = 0; rank < 3; rank++) {
      agent(0).awaitStatus("leased", rank, Status.STOPPED);
    }
    watch.log("grant of a lease of 2 s until all are stopped");
    assertThat(watch.elapsed())
        .isLessThan(
            Bounds.of(
                Fault.OWNER_LOST, cluster, Map.of("mesh.orphan-timeout", LEASE.toMillis() + "ms")));
    assertThat(watch.elapsed()).as("not before it lapsed").isGreaterThanOrEqualTo(LEASE);
    for (int rank = 0; rank < 3; rank++) {
      assertReaped(agent(0).state("leased", rank));
    }
    assertThat(agent(0).state("for-ever", 0).status()).isEqualTo(Status.RUNNING);
  }

  @Test
  @DisplayName("A9 a controller that is killed before its first poll: reaped")
  void controllerKilledBeforeItsFirstPoll() {
    Gate start = Gate.at(vertx, "a9.start");
    JsonObject config = new JsonObject().put(RealActors.START_GATE, start.address());
    Duration lease = LEASE.multipliedBy(4);
    ControllerJvm controller =
        ControllerJvm.start(cluster, directory, lease, config, "actors", "unborn", "theirs");
    try (controller) {
      start.awaitWaiting(2);
      controller.kill();
    }
    Stopwatch watch = Stopwatch.start();
    start.open();

    for (int rank = 0; rank < 2; rank++) {
      agent(rank).awaitStatus("unborn", rank, Status.STOPPED);
      assertReaped(agent(rank).state("unborn", rank));
    }
    watch.log("SIGKILL of a controller before its first poll until its actors stop, lease 8 s");
    awaitForgotten("unborn");
  }

  @Test
  @DisplayName("A10 SIGKILL of a controller: its actors on procs of another owner stop, these live")
  void killedControllersActorsStop() {
    Heard elsewhere = new Heard();
    ControllerJvm controller =
        ControllerJvm.start(cluster, directory, LEASE, NO_CONFIG, "actors", "orphans", "theirs");
    try (controller) {
      controller.awaitSpawned();
      await(await(mesh.findActors("orphans")).subscribe(elsewhere));
      controller.kill();
    }
    Stopwatch watch = Stopwatch.start();

    elsewhere.await(Kind.CONTROLLER_LOST, Bounds.of(Fault.CONTROLLER_KILLED, cluster));
    watch.log("SIGKILL of a controller until its subscriber knows");
    for (int rank = 0; rank < 2; rank++) {
      agent(rank).awaitStatus("orphans", rank, Status.STOPPED);
      assertReaped(agent(rank).state("orphans", rank));
    }
    watch.log("SIGKILL of a controller until its actors are stopped, lease 2 s");
    awaitForgotten("orphans");
    assertOthersLive();
  }

  @Test
  @DisplayName("A10 SIGKILL of the one owner of all: its workers end too, nothing is left of them")
  void killedOwnersWorkersEnd() {
    List<ProcSummary> own;
    ControllerJvm controller =
        ControllerJvm.start(
            cluster, directory, LEASE, NO_CONFIG, "procs", "own", "actors", "own-actors", "own");
    try (controller) {
      controller.awaitSpawned();
      own = Workers.of(mesh, "own");
      assertThat(own).hasSize(2).allMatch(Workers::isAlive);
      controller.kill();
    }
    Stopwatch watch = Stopwatch.start();

    own.forEach(Workers::awaitGone);
    for (ProcSummary worker : own) {
      assertThat(await(mesh.logs(worker.id()).tail(LogStream.OUT, 1)).get(0))
          .as("PA-13 the last line of its log")
          .contains("this worker ends: lease lapsed: no word from controller");
    }
    watch.log("SIGKILL of the owner of all until its workers have ended, lease 2 s");
    awaitForgotten("own", "own-actors", "own-hosts");
    assertOthersLive();
  }

  /** Until the registry knows nothing of these meshes. */
  private static void awaitForgotten(String... meshes) {
    List<String> names = List.of(meshes);
    Registry registry = Registry.of(vertx);
    Awaitility.await("the registry is rid of " + names)
        .atMost(RealCluster.GENEROUS)
        .untilAsserted(
            () -> {
              assertThat(await(registry.meshes().list()))
                  .extracting(MeshRecord::name)
                  .doesNotContainAnyElementsOf(names);
              assertThat(await(registry.procs().list()))
                  .extracting(ProcRecord::mesh)
                  .doesNotContainAnyElementsOf(names);
              assertThat(await(registry.leases().list()))
                  .extracting(LeaseRecord::mesh)
                  .doesNotContainAnyElementsOf(names);
            });
  }

  private static void assertOthersLive() {
    assertThat(workers).allMatch(Workers::isAlive);
    assertThat(await(await(mesh.findProcs("theirs")).states()).values())
        .containsOnly(Status.RUNNING);
    assertThat(await(Registry.of(vertx).hosts().list()))
        .extracting(HostRecord::name)
        .containsExactly("host-1", "host-2");
    assertThat(await(mesh.hostList()))
        .extracting(HostSummary::pid)
        .containsExactlyInAnyOrderElementsOf(cluster.hosts().pids());
    assertThat(cluster.hosts().pids())
        .allMatch(pid -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent());
  }
}
