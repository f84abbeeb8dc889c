package dev.vertxmesh.real;

import static dev.vertxmesh.real.RealCluster.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.ActorMesh;
import dev.vertxmesh.ActorSpec;
import dev.vertxmesh.HostMesh;
import dev.vertxmesh.HostSummary;
import dev.vertxmesh.Mesh;
import dev.vertxmesh.ProcMesh;
import dev.vertxmesh.ProcSpec;
import dev.vertxmesh.ProcSummary;
import dev.vertxmesh.model.Cause.Learned;
import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.SupervisionEvent.Kind;
import dev.vertxmesh.settings.DetectionBounds.Fault;
import dev.vertxmesh.shape.Extent;
import dev.vertxmesh.shape.Ranks;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A11: a host that is killed takes its workers with it, and is told")
class HostEndsIT {

  private static RealCluster cluster;

  @BeforeAll
  static void startHosts() {
    cluster = RealCluster.start(2);
  }

  @AfterAll
  static void closeCluster() {
    cluster.close();
  }

  @Test
  @DisplayName("A11 departure 5: its workers and their children end, every rank on it failed")
  void killedHost() {
    Mesh mesh = cluster.mesh();
    Heard hostSubscriber = new Heard();
    Heard owner = new Heard();
    Heard subscriber = new Heard();
    HostMesh hosts = await(mesh.hosts(2));
    await(hosts.subscribe(hostSubscriber));
    ProcMesh procs = await(hosts.spawn(ProcSpec.named("workers").perHost(Extent.of("procs", 2))));
    ActorMesh parents =
        await(procs.spawn(ActorSpec.of("parents", RealActors.Parent.class).onFailure(owner)));
    await(parents.subscribe(subscriber));
    List<ProcSummary> workers = Workers.of(mesh, "workers");
    List<Long> children =
        await(parents.ask("child")).values().stream()
            .map(answer -> Long.valueOf(answer.orThrow().toString()))
            .toList();
    String killed = workers.get(2).host();
    Stopwatch watch = Stopwatch.start();

    kill(mesh, killed);

    subscriber.await(Kind.FAILED, Ranks.range(2, 4), Bounds.of(Fault.HOST_AGENT_KILLED, cluster));
    watch.log("SIGKILL of a host until the subscriber knows");
    owner.await(Kind.FAILED, Ranks.range(2, 4));
    hostSubscriber.await(Kind.FAILED, Ranks.of(1));
    MeshFailure failure = subscriber.end(2);
    assertThat(failure.event().subject().name()).isEqualTo("host " + killed);
    assertThat(failure.event().cause().learned()).isEqualTo(Learned.MEMBER_LEFT);
    workers.subList(2, 4).forEach(Workers::awaitGone);
    children.subList(2, 4).forEach(HostEndsIT::awaitGone);
    watch.log("SIGKILL of a host until its workers and their children have ended");
    assertThat(await(parents.states()).values())
        .containsExactly(Status.RUNNING, Status.RUNNING, Status.FAILED, Status.FAILED);
    Awaitility.await("the registry without the host and its procs")
        .atMost(RealCluster.GENEROUS)
        .untilAsserted(
            () -> {
              assertThat(await(mesh.hostList())).noneMatch(host -> host.name().equals(killed));
              assertThat(await(mesh.procList())).hasSize(2);
            });
  }

  private static void kill(Mesh mesh, String host) {
    long pid =
        await(mesh.hostList()).stream()
            .filter(one -> one.name().equals(host))
            .mapToLong(HostSummary::pid)
            .findFirst()
            .orElseThrow();
    assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
  }

  private static void awaitGone(long pid) {
    Awaitility.await("end of " + pid)
        .atMost(RealCluster.GENEROUS)
        .until(() -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
  }
}
