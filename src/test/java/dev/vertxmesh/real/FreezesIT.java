package dev.vertxmesh.real;

import static dev.vertxmesh.real.RealCluster.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.ActorMesh;
import dev.vertxmesh.HostSummary;
import dev.vertxmesh.Mesh;
import dev.vertxmesh.ProcMesh;
import dev.vertxmesh.ProcSpec;
import dev.vertxmesh.ProcSummary;
import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.SupervisionEvent.Kind;
import dev.vertxmesh.shape.Extent;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("F5, SU-11: an observer that was frozen declares nobody dead")
class FreezesIT {

  private static final Duration LEASE = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofSeconds(2);

  @TempDir private static Path directory;
  private static RealCluster cluster;
  private static Mesh mesh;

  private final Heard subscriber = new Heard();

  @BeforeAll
  static void startHosts() {
    cluster =
        RealCluster.start(
            2,
            "mesh.hang-timeout",
            "2s",
            "mesh.notice.misses",
            "1",
            "mesh.supervision.actor-state-max-idle",
            "4s",
            "mesh.supervision.proc-state-max-idle",
            "4s");
    mesh = cluster.mesh();
  }

  @AfterAll
  static void closeCluster() {
    cluster.close();
  }

  private static void freeze(long pid, Duration length) throws IOException, InterruptedException {
    Workers.signal("STOP", pid);
    Stopwatch watch = Stopwatch.start();
    try {
      Awaitility.await("the end of the freeze")
          .atMost(RealCluster.GENEROUS)
          .until(() -> watch.elapsed().compareTo(length) >= 0);
    } finally {
      Workers.signal("CONT", pid);
    }
  }

  @Test
  @DisplayName("F5 CO-12 a controller frozen for 10 s: no rank is declared dead, stall counted")
  void frozenController() throws Exception {
    ControllerJvm controller =
        ControllerJvm.start(
            cluster,
            directory,
            LEASE,
            POLL,
            new JsonObject(),
            "procs",
            "own",
            "actors",
            "own-actors",
            "own");
    try (controller) {
      controller.awaitSpawned();
      ActorMesh actors = await(mesh.findActors("own-actors"));
      await(actors.subscribe(subscriber));

      freeze(controller.pid(), Duration.ofSeconds(10));
      Stopwatch watch = Stopwatch.start();

      subscriber.await(Kind.OBSERVER_DEGRADED);
      watch.log("thaw of a controller until its subscriber knows that it doubts itself");
      subscriber.await(Kind.OBSERVER_RECOVERED);
      watch.log("thaw of a controller until its subscriber knows that it trusts itself again");
      assertThat(subscriber.all())
          .extracting(failure -> failure.event().kind())
          .containsOnly(Kind.OBSERVER_DEGRADED, Kind.OBSERVER_RECOVERED);
      assertThat(subscriber.of(Kind.OBSERVER_DEGRADED).get(0).event().cause().message())
          .contains("its own timer was", "ms late, more than the 1000 ms allowed");
      assertThat(await(actors.states()).values()).containsOnly(Status.RUNNING);
      assertThat(await(actors.state()).stalls()).isPositive();
      assertThat(await(actors.state()).outOfReach()).isEqualTo(Ranks.none());
      assertThat(await(await(mesh.findProcs("own")).states()).values())
          .containsOnly(Status.RUNNING);
      await(actors.stop("the test is over"));
      await(await(mesh.findProcs("own")).stop("the test is over"));
    }
  }

  @Test
  @DisplayName(
      "HO-14 a host frozen for 5 s gives up no worker; an end is told at once all the same")
  void frozenHost() throws Exception {
    ProcMesh procs =
        await(await(mesh.hosts(2)).spawn(ProcSpec.named("theirs").perHost(Extent.of("procs", 2))));
    await(procs.subscribe(subscriber));
    List<ProcSummary> workers = Workers.of(mesh, "theirs");
    String frozen = workers.get(0).host();
    long pid =
        await(mesh.hostList()).stream()
            .filter(host -> host.name().equals(frozen))
            .mapToLong(HostSummary::pid)
            .findFirst()
            .orElseThrow();

    freeze(pid, Duration.ofSeconds(5));
    subscriber.await(Kind.OBSERVER_DEGRADED, Ranks.range(0, 2));
    Workers.kill(workers.get(1));

    subscriber.await(Kind.FAILED, Ranks.of(1));
    Awaitility.await("nobody else is given up, also after verdicts are no longer held")
        .during(Duration.ofSeconds(8))
        .atMost(RealCluster.GENEROUS)
        .until(() -> subscriber.ranks(Kind.FAILED).equals(Ranks.of(1)));
    MeshFailure end = subscriber.end(1);
    assertThat(end.event().cause().message()).contains("signal 9");
    assertThat(await(procs.states()).values())
        .containsExactly(Status.RUNNING, Status.FAILED, Status.RUNNING, Status.RUNNING);
    await(procs.stop("the test is over"));
  }
}
