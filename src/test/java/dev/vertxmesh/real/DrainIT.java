package dev.vertxmesh.real;

import static dev.vertxmesh.real.RealCluster.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.ActorMesh;
import dev.vertxmesh.ActorSpec;
import dev.vertxmesh.Answer;
import dev.vertxmesh.HostMesh;
import dev.vertxmesh.Mesh;
import dev.vertxmesh.ProcMesh;
import dev.vertxmesh.ProcSpec;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.protocol.MeshState;
import dev.vertxmesh.real.RealActors.Gated;
import dev.vertxmesh.real.RealActors.Obedient;
import dev.vertxmesh.shape.Extent;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.shape.ValueMesh;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Stops that drain: of ranks, of procs, of who blocks and who is frozen")
class DrainIT {

  private static final Duration LONG = RealCluster.GENEROUS.multipliedBy(10);

  private static RealCluster cluster;
  private static Vertx client;
  private static Mesh mesh;
  private static HostMesh hosts;

  @BeforeAll
  static void startHosts() {
    cluster =
        RealCluster.start(
            2, "mesh.process.exit-timeout", "2s", "mesh.process.terminate-timeout", "1s");
    client = cluster.client().vertx();
    mesh = cluster.mesh(client);
    hosts = await(mesh.hosts(2));
  }

  @AfterAll
  static void closeCluster() {
    cluster.close();
  }

  private static ProcMesh workers(String name) {
    return await(hosts.spawn(ProcSpec.named(name)));
  }

  @Test
  @DisplayName(
      "PA-12 FA-3 ranks that stop answer what they have, refuse more, and the others go on")
  void ranksAnswerFirst() {
    Gate gate = Gate.at(client, "test.answers");
    ProcMesh procs = workers("slow-workers");
    ActorMesh actors =
        await(
            procs.spawn(
                ActorSpec.of("slow", Gated.class)
                    .config(new JsonObject().put(RealActors.ANSWER_GATE, gate.address()))));
    Future<ValueMesh<Answer>> pending = actors.ask("gated", LONG);
    gate.awaitWaiting(2);
    ActorMesh stopping = actors.at("hosts", 1);
    Future<MeshState> stop = stopping.stop("scaled down", LONG);
    awaitStatus(actors, 1, Status.STOPPING);

    ValueMesh<Answer> refused = await(stopping.ask("who"));
    assertThat(refused.get(0).problem()).isEqualTo("rank 1 of slow is stopping");
    assertThat(await(actors.cast("silent")).accepted()).isEqualTo(Ranks.of(0));
    assertThat(pending.isComplete()).isFalse();
    gate.open();

    assertThat(await(pending).values()).allMatch(Answer::succeeded);
    MeshState after = await(stop);
    assertThat(after.byRank().values()).containsExactly(Status.RUNNING, Status.STOPPED);
    assertThat(after.forced()).isEqualTo(Ranks.none());

    Future<ValueMesh<Answer>> last = actors.at("hosts", 0).ask("gated", LONG);
    gate.awaitWaiting(1);
    Future<MeshState> whole = actors.stop("enough", LONG);
    awaitStatus(actors, 0, Status.STOPPING);
    gate.open();
    assertThat(await(last).get(0).succeeded()).isTrue();
    assertThat(await(whole).left()).isEqualTo(Ranks.none());
    await(procs.stop("the test is over"));
  }

  private static void awaitStatus(ActorMesh actors, int rank, Status status) {
    Awaitility.await(status.text())
        .atMost(RealCluster.GENEROUS)
        .until(() -> await(actors.states()).get(rank) == status);
  }

  @Test
  @DisplayName(
      "Departure 14, A4 who blocks and who is frozen is ended by force, and the answer says so")
  void forced() throws Exception {
    ProcMesh procs = workers("stuck-workers");
    ActorMesh actors =
        await(procs.spawn(ActorSpec.of("stuck", Obedient.class).perProc(Extent.of("actors", 2))));
    await(actors.at("hosts", 0).at("actors", 0).cast("block"));
    MeshState ofActors = await(actors.stop("enough", Duration.ofSeconds(3)));
    assertThat(ofActors.left()).isEqualTo(Ranks.none());
    assertThat(ofActors.forced().contains(0)).isTrue();
    assertThat(ofActors.forced().intersects(Ranks.range(2, 4))).isFalse();

    Workers.signal("STOP", Workers.of(mesh, "stuck-workers").get(1));
    MeshState ofProcs = await(procs.stop("enough", RealCluster.GENEROUS.dividedBy(2)));
    assertThat(ofProcs.left()).isEqualTo(Ranks.none());
    assertThat(ofProcs.forced().contains(1)).isTrue();
  }
}
