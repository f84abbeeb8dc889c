package dev.vertxmesh.controller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.SupervisionEvent.Kind;
import dev.vertxmesh.shape.Ranks;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the end of a process means for the actors in it. No round comes within these tests. */
@Timeout(60)
class ProcEndTest {

  @RegisterExtension final ControllerTestSupport mesh = new ControllerTestSupport();

  private FakeHost alpha;
  private List<FakeProc> procs;
  private FakeOwner owner;
  private FakeSubscriber hub;

  @BeforeEach
  void actorsWithoutRounds() {
    mesh.setting("mesh.supervision.poll-frequency", "20s");
    mesh.setting("mesh.orphan-timeout", "60s");
    alpha = mesh.host("alpha");
    procs = mesh.procMesh("workers", "hosts=1,procs=3", alpha);
    owner = mesh.owner();
    mesh.spawn(Order.actors("scores", "workers").each("slots=2").ownedBy(owner));
    hub = mesh.hub();
    hub.subscribesTo("scores");
  }

  @Test
  @DisplayName(
      "Departure 11 P2 the host sees a process end: its ranks Failed at once, in one notice")
  void failedAtOnce() {
    alpha.sawExit("workers", 1, "workers-1", 1);

    MeshFailure failure = hub.awaits(Kind.FAILED);
    assertThat(failure.ranks()).isEqualTo(Ranks.range(2, 4));
    assertThat(failure.event().toString())
        .isEqualTo("proc workers-1 failed: the process exited with non-zero code 1");
    assertThat(failure.event().cause().exit().orElseThrow().code()).isEqualTo(1);
    assertThat(owner.awaits(1)).containsExactly(failure);
    assertThat(procs.get(1).rounds("scores")).as("without a round").isZero();
  }

  @Test
  @DisplayName("P2 a clean exit that nobody asked for is Stopped, \"cleanly\"")
  void cleanExit() {
    alpha.sawExit("workers", 0, "workers-0", 0);

    assertThat(hub.awaits(Kind.STOPPED).event().cause().message()).contains("cleanly");
    assertThat(mesh.statuses("scores").subList(0, 2)).containsOnly(Status.STOPPED);
  }

  @Test
  @DisplayName("P2 an end that was asked for is Stopped, whatever the code, which is in the detail")
  void askedFor() {
    alpha.sawAskedExit("workers", 2, "workers-2", 143);

    MeshFailure stop = hub.awaits(Kind.STOPPED);
    assertThat(stop.ranks()).isEqualTo(Ranks.range(4, 6));
    assertThat(stop.event().cause().message()).contains("asked to end", "signal 15");
    assertThat(hub.failures(Kind.FAILED)).isEmpty();
  }

  @Test
  @DisplayName("P2 departure 10 a process that stops: its ranks Stopping, then Stopped or Failed")
  void stopping() {
    alpha.says("workers", Ranks.range(0, 2), Status.STOPPING);
    assertThat(mesh.statuses("scores").subList(0, 4)).containsOnly(Status.STOPPING);
    assertThat(hub.failures()).as("nothing has ended").isEmpty();

    alpha.sawAskedExit("workers", 0, "workers-0", 0);
    alpha.sawExit("workers", 1, "workers-1", 134);

    assertThat(mesh.statuses("scores"))
        .containsExactly(
            Status.STOPPED,
            Status.STOPPED,
            Status.FAILED,
            Status.FAILED,
            Status.RUNNING,
            Status.RUNNING);
  }

  @Test
  @DisplayName("SU-2 what an actor said before its process ended stands")
  void actorFirst() {
    procs.get(1).fails("scores", 2, "out of memory");
    alpha.sawExit("workers", 1, "workers-1", 3);
    ControllerTestSupport.await("both").until(() -> hub.failures(Kind.FAILED).size() == 2);

    assertThat(hub.failures(Kind.FAILED))
        .extracting(failure -> failure.ranks() + " " + failure.event().cause().message())
        .containsExactly("2 out of memory", "3 the process exited with non-zero code 3");
  }

  @Test
  @DisplayName("S12 departure 13 on a slice a report's rank is the rank in the view")
  void slice() {
    mesh.spawn(
        Order.actors("tail", "workers").put("slice", "1+hosts=1/3,procs=2/1").ownedBy(owner));
    FakeSubscriber tail = mesh.hub();
    tail.subscribesTo("tail");
    assertThat(procs.get(0).spawns()).hasSize(1);
    assertThat(procs.get(2).spawns().get(1).ranks()).isEqualTo(Ranks.of(1));

    alpha.sawExit("workers", 0, "workers-0", 1);
    alpha.sawExit("workers", 2, "workers-2", 1);

    assertThat(tail.awaits(Kind.FAILED).ranks()).isEqualTo(Ranks.of(1));
    assertThat(mesh.statuses("tail")).containsExactly(Status.RUNNING, Status.FAILED);
    procs.get(1).says("tail", Ranks.of(0), Status.FAILED);
    tail.awaits(failure -> failure.ranks().equals(Ranks.of(0)));
  }

  @Test
  @DisplayName("S12 a slice that is not within the mesh is refused")
  void sliceTooLarge() {
    assertThat(
            mesh.spawnFails(Order.actors("tail", "workers").put("slice", "1+hosts=1/3,procs=3/1")))
        .hasMessageContainingAll("slice", "not within mesh 'workers'");
  }
}
