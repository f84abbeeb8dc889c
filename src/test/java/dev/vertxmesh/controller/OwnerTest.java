package dev.vertxmesh.controller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.Subject;
import dev.vertxmesh.model.SupervisionEvent.Kind;
import dev.vertxmesh.shape.Ranks;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class OwnerTest {

  @RegisterExtension final ControllerTestSupport mesh = new ControllerTestSupport();

  private FakeHost host;
  private List<FakeProc> procs;
  private FakeOwner owner;

  @BeforeEach
  void aMeshWithAnOwner() {
    host = mesh.host("alpha");
    procs = mesh.procMesh("workers", "hosts=1,procs=2", host);
    owner = mesh.owner();
    mesh.spawn(Order.actors("scores", "workers").each("slots=2").ownedBy(owner));
  }

  @Test
  @DisplayName("S7 CO-2 departure 3 an end is told once, whoever else reports it and however often")
  void onceForEachEnd() {
    procs.get(0).fails("scores", 1, "boom");
    procs.get(0).fails("scores", 1, "boom again");
    host.sawExit("workers", 0, "workers-0", 1);
    mesh.awaitRounds(procs.get(1), "scores", 2);

    assertThat(owner.awaits(2))
        .extracting(MeshFailure::ranks)
        .containsExactlyInAnyOrder(Ranks.of(1), Ranks.of(0));
    assertThat(owner.ids()).doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  @DisplayName("S7 N ranks end by one cause: one notice that carries them all")
  void oneCauseOneNotice() {
    procs.get(0).says("scores", Ranks.range(0, 2), FakeAgent.failure("proc workers-0", "lost"));

    assertThat(owner.awaits(1))
        .singleElement()
        .satisfies(failure -> assertThat(failure.ranks()).isEqualTo(Ranks.range(0, 2)));
    assertThat(owner.ids()).hasSize(1);
  }

  @Test
  @DisplayName("S7 CO-3 departure 12 unacknowledged: retried with the same id until acknowledged")
  void retried() {
    owner.goesMute();
    procs.get(0).fails("scores", 0, "boom");
    ControllerTestSupport.await("retries").until(() -> owner.ids().size() >= 3);
    owner.speaks();
    int before = owner.ids().size();
    ControllerTestSupport.await("one more").until(() -> owner.ids().size() > before);
    procs.get(0).fails("scores", 1, "boom");
    owner.awaits(2);

    List<String> ids = owner.ids();
    assertThat(ids.stream().distinct()).hasSize(2);
    assertThat(ids.get(ids.size() - 1)).isNotEqualTo(ids.get(0));
  }

  @Test
  @DisplayName("S7 departure 12 retried also after every rank has ended")
  void retriedAfterTheEnd() {
    owner.goesMute();
    procs.get(0).says("scores", Ranks.range(0, 2), FakeAgent.failure("proc workers-0", "lost"));
    procs.get(1).says("scores", Ranks.range(2, 4), FakeAgent.failure("proc workers-1", "lost"));
    ControllerTestSupport.await("the end").until(() -> mesh.registered("scores").equals("ended"));
    int before = owner.ids().size();

    ControllerTestSupport.await("further retries").until(() -> owner.ids().size() >= before + 4);
    owner.speaks();

    assertThat(owner.awaits(2))
        .extracting(MeshFailure::ranks)
        .containsExactlyInAnyOrder(Ranks.range(0, 2), Ranks.range(2, 4));
  }

  @Test
  @DisplayName("Departure 12 an owner that is away is tried no more often than the setting says")
  void givesUp() {
    mesh.undeployControllers();
    mesh.setting("mesh.owner.retries", "2");
    mesh.setting("mesh.notice.timeout", "100ms");
    mesh.spawn(Order.actors("scores", "workers").ownedBy(owner));
    owner.goesMute();
    procs.get(0).fails("scores", 0, "boom");
    ControllerTestSupport.await("all attempts").until(() -> owner.ids().size() == 3);

    mesh.awaitRounds(procs.get(1), "scores", 4);

    assertThat(owner.ids()).hasSize(3);
  }

  @Test
  @DisplayName(
      "CO-3 the owner is told of a rank that stops by itself, and of nothing else but failures")
  void stopsOfItsOwn() {
    FakeSubscriber hub = mesh.hub();
    hub.subscribesTo("scores");
    procs.get(0).says("scores", Ranks.of(0), Status.STOPPING);
    procs
        .get(0)
        .says(
            "scores",
            Ranks.of(0),
            FakeAgent.end(Subject.Kind.ACTOR, "scores[0]", Status.STOPPED, "done"));
    hub.awaitsHeartbeats(2);

    assertThat(owner.awaits(1))
        .singleElement()
        .satisfies(stop -> assertThat(stop.event().kind()).isEqualTo(Kind.STOPPED));
    assertThat(hub.failures()).hasSize(1);
  }
}
