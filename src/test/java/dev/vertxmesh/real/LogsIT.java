package dev.vertxmesh.real;

import static dev.vertxmesh.real.RealCluster.await;
import static dev.vertxmesh.real.RealCluster.awaitFailure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.ActorMesh;
import dev.vertxmesh.ActorSpec;
import dev.vertxmesh.LogFollowing;
import dev.vertxmesh.LogReader;
import dev.vertxmesh.Mesh;
import dev.vertxmesh.ProcMesh;
import dev.vertxmesh.ProcSpec;
import dev.vertxmesh.ProcSummary;
import dev.vertxmesh.protocol.LogStream;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.real.RealActors.Obedient;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What workers write is read from any node, also after their death")
class LogsIT {

  private static final String LAST_LINE = "rank 1 has spoken";

  @Test
  @DisplayName("FA-7 the last line of a killed worker is read from another node")
  void readsTheDead() {
    try (RealCluster cluster = RealCluster.start(2)) {
      Mesh mesh = cluster.mesh();
      ProcMesh procs = await(await(mesh.hosts(2)).spawn(ProcSpec.named("workers")));
      ActorMesh actors = await(procs.spawn(ActorSpec.of("speakers", Obedient.class)));
      List<ProcSummary> workers = Workers.of(mesh, "workers");
      ProcSummary worker = workers.get(1);
      Mesh elsewhere = cluster.mesh();
      LogReader log = await(elsewhere.findActors("speakers")).logs(1);
      assertThat(log.proc()).isEqualTo(worker.id());
      List<String> followed = new CopyOnWriteArrayList<>();
      LogFollowing following = log.follow(LogStream.OUT, 100, followed::add);

      assertThat(await(actors.at("hosts", 1).cast("speak")).isComplete()).isTrue();
      Awaitility.await("the line is followed")
          .atMost(RealCluster.GENEROUS)
          .untilAsserted(() -> assertThat(followed).contains(LAST_LINE));
      Workers.kill(worker);
      await(following.ended());
      await(procs.stop("over"));
      workers.forEach(Workers::awaitGone);
      Awaitility.await("the registry forgets the worker")
          .atMost(RealCluster.GENEROUS)
          .until(() -> Workers.of(elsewhere, "workers").isEmpty());

      assertThat(await(elsewhere.logs(worker.id()).tail(LogStream.OUT, 100))).contains(LAST_LINE);
      assertThat(await(log.tail(LogStream.OUT, 100))).contains(LAST_LINE);
      assertThat(await(procs.logs(0).tail(LogStream.OUT, 100))).doesNotContain(LAST_LINE);
      Throwable unknown = awaitFailure(elsewhere.logs("nobody").tail(LogStream.OUT, 1));
      assertThat(unknown).hasMessageContaining("nobody").hasMessageContaining("asked 2 hosts");
      assertThat(Refusal.of(unknown.getCause())).contains(Refusal.NOT_FOUND);
    }
  }
}
