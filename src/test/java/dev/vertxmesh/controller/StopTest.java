package dev.vertxmesh.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxmesh.cluster.TestCluster;
import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.Subject;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.model.SupervisionEvent.Kind;
import dev.vertxmesh.protocol.MeshState;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class StopTest {

  @RegisterExtension final ControllerTestSupport mesh = new ControllerTestSupport();

  private static boolean isStop(MeshFailure failure) {
    return failure.isMeshWide() && failure.event().kind() == Kind.STOPPED;
  }

  private List<FakeProc> procs;
  private FakeOwner owner;
  private FakeSubscriber hub;

  @BeforeEach
  void aMeshThatIsWatched() {
    procs = mesh.procMesh("workers", "hosts=2", mesh.host("alpha"), mesh.host("beta"));
    owner = mesh.owner();
    mesh.spawn(Order.actors("scores", "workers").ownedBy(owner));
    hub = mesh.hub();
    hub.subscribesTo("scores");
  }

  @Test
  @DisplayName(
      "S1 CO-1 a second stop is a no-op: one stop notice, one request, one answer for both")
  void stopTwice() {
    procs.get(1).stopsNothing();
    Future<MeshState> first = mesh.stopping("scores", "first", true);
    hub.awaits(StopTest::isStop);
    Future<MeshState> second = mesh.stopping("scores", "second", false);
    procs.get(1).says("scores", Ranks.of(1), Status.STOPPED);

    ControllerTestSupport.await("both").until(() -> first.succeeded() && second.succeeded());
    assertThat(second.result()).isEqualTo(first.result());
    MeshState third = mesh.stop("scores");
    assertThat(third.status()).isEqualTo(Status.STOPPED);
    hub.awaits(Kind.ENDED);
    assertThat(hub.failures().stream().filter(StopTest::isStop))
        .singleElement()
        .satisfies(stop -> assertThat(stop.event().cause().message()).isEqualTo("first"));
    assertThat(procs).allSatisfy(proc -> assertThat(proc.stops()).hasSize(1));
    assertThat(owner.failures()).as("the first stop counts, and the owner asked for it").isEmpty();
  }

  @Test
  @DisplayName(
      "CO-20 a kill concerns its ranks, needs no stop, and cuts one short that is under way")
  void kill() {
    MeshState one = TestCluster.await(mesh.killing("scores", Ranks.of(0)));
    assertThat(one.byRank().values()).containsExactly(Status.STOPPED, Status.RUNNING);
    assertThat(procs.get(0).kills()).hasSize(1);
    assertThat(procs.get(0).stops()).isEmpty();
    procs.get(1).stopsNothing();
    Future<MeshState> stopping = mesh.stopping("scores", "in order", false);
    hub.awaits(StopTest::isStop);
    assertThat(stopping.isComplete()).isFalse();
    MeshState all = TestCluster.await(mesh.killing("scores", Ranks.none()));
    assertThat(all.left()).isEqualTo(Ranks.none());
    ControllerTestSupport.await("the stop").until(stopping::succeeded);
    assertThat(procs.get(1).kills()).hasSize(1);
    assertThat(TestCluster.await(mesh.killing("scores", Ranks.none())).left())
        .as("once it has ended, a kill is a no-op")
        .isEqualTo(Ranks.none());
  }

  @Test
  @DisplayName("F6 CO-20 hosts are not killed, nor are ranks that there are not; nothing changes")
  void notKilled() {
    mesh.spawn(Order.hosts("farm"));
    assertThatThrownBy(() -> TestCluster.await(mesh.killing("farm", Ranks.none())))
        .hasMessageContaining("hosts, which are not killed from afar");
    assertThatThrownBy(() -> TestCluster.await(mesh.killing("scores", Ranks.of(7))))
        .hasMessageContaining("not all in mesh 'scores'");
    assertThat(mesh.state("farm").left()).isNotEqualTo(Ranks.none());
    assertThat(mesh.state("scores").left()).isEqualTo(Ranks.range(0, 2));
  }

  @Test
  @DisplayName(
      "S2 CO-3 a stop by the owner: subscribers get one for the whole mesh, the owner none")
  void stopByOwner() {
    MeshState state = mesh.stop("scores");

    assertThat(state.status()).isEqualTo(Status.STOPPED);
    assertThat(state.byRank().values()).containsOnly(Status.STOPPED);
    assertThat(state.left()).isEqualTo(Ranks.none());
    hub.awaits(Kind.ENDED);
    assertThat(hub.failures()).hasSize(2);
    assertThat(hub.failures().get(0)).matches(StopTest::isStop);
    assertThat(owner.ids()).isEmpty();
  }

  @Test
  @DisplayName("S2 CO-3 departure 12 a stop by another: the owner is told too")
  void stopByAnother() {
    Future<MeshState> stopped = mesh.stopping("scores", "for repairs", false);

    assertThat(owner.awaits(1))
        .singleElement()
        .satisfies(
            stop -> {
              assertThat(stop).matches(StopTest::isStop);
              assertThat(stop.event().cause().message()).isEqualTo("for repairs");
            });
    ControllerTestSupport.await("the stop").until(stopped::succeeded);
  }

  @Test
  @DisplayName("S2 departure 14 the stop completes when the last rank has ended, not before")
  void completesWithTheLastRank() {
    procs.get(1).stopsNothing();
    Future<MeshState> stopped = mesh.stopping("scores", "enough", true);
    ControllerTestSupport.await("rank 0")
        .until(() -> mesh.statuses("scores").contains(Status.STOPPED));

    procs.get(1).says("scores", Ranks.of(1), Status.STOPPING);
    assertThat(stopped.isComplete()).isFalse();
    assertThat(mesh.registered("scores")).isEqualTo("stopping");
    procs.get(1).says("scores", Ranks.of(1), Status.STOPPED);

    ControllerTestSupport.await("the stop").until(stopped::succeeded);
    assertThat(mesh.registered("scores")).isEqualTo("ended");
  }

  @Test
  @DisplayName(
      "Departure 14 past its deadline the stop completes too, and says which ranks are left")
  void completesAtItsDeadline() {
    procs.get(1).stopsNothing();
    mesh.undeployControllers();
    mesh.setting("mesh.actor.stop-timeout", "300ms");
    mesh.spawn(Order.actors("scores", "workers"));
    hub.subscribesTo("scores");

    MeshState state = mesh.stop("scores");

    assertThat(state.left()).isEqualTo(Ranks.of(1));
    assertThat(hub.awaits(Kind.ENDED).event().cause().message()).contains("ranks 1 did not end");
    int told = hub.notices().size();
    procs.get(1).fails("scores", 1, "too late");
    assertThat(mesh.statuses("scores")).containsExactly(Status.STOPPED, Status.FAILED);
    assertThat(hub.notices()).as("nothing follows the last notice").hasSize(told);
  }

  @Test
  @DisplayName(
      "CO-3 a rank that fails during a requested stop: subscribers are told, the owner is not")
  void failureDuringStop() {
    procs.get(1).stopsNothing();
    Future<MeshState> stopped = mesh.stopping("scores", "enough", true);
    hub.awaits(StopTest::isStop);

    procs.get(1).fails("scores", 1, "cannot save");

    ControllerTestSupport.await("the stop").until(stopped::succeeded);
    assertThat(stopped.result().byRank().values()).containsExactly(Status.STOPPED, Status.FAILED);
    assertThat(hub.awaits(Kind.FAILED).event().cause().message()).isEqualTo("cannot save");
    assertThat(owner.ids()).isEmpty();
  }

  @Test
  @DisplayName("Departure 10 a crash while stopping is a failure, and a late report changes no end")
  void crashWhileStopping() {
    procs.get(1).says("scores", Ranks.of(1), Status.STOPPING);
    assertThat(mesh.statuses("scores")).containsExactly(Status.RUNNING, Status.STOPPING);

    procs.get(1).fails("scores", 1, "crashed on the way");
    procs.get(1).says("scores", Ranks.of(1), Status.RUNNING);

    assertThat(mesh.statuses("scores")).containsExactly(Status.RUNNING, Status.FAILED);
    assertThat(owner.awaits(1).get(0).event().cause().message()).isEqualTo("crashed on the way");
  }

  @Test
  @DisplayName("CO-9 some ranks are stopped, the others go on; the owner who asked is not told")
  void someRanks() {
    MeshState state = TestCluster.await(mesh.stopping("scores", Ranks.of(1), "scaled down", true));

    assertThat(state.byRank().values()).containsExactly(Status.RUNNING, Status.STOPPED);
    assertThat(state.status()).isEqualTo(Status.RUNNING);
    assertThat(state.forced()).isEqualTo(Ranks.none());
    assertThat(procs.get(0).stops()).isEmpty();
    assertThat(procs.get(1).stops())
        .singleElement()
        .satisfies(stop -> assertThat(stop.ranks()).isEqualTo(Ranks.of(1)));
    assertThat(hub.awaits(Kind.STOPPED).ranks()).isEqualTo(Ranks.of(1));
    assertThat(owner.ids()).isEmpty();
    assertThat(mesh.registered("scores")).isEqualTo("running");

    MeshState rest = TestCluster.await(mesh.stopping("scores", Ranks.of(0), "the last", false));
    assertThat(rest.left()).isEqualTo(Ranks.none());
    hub.awaits(Kind.ENDED);
    assertThat(owner.awaits(1).get(0).ranks()).isEqualTo(Ranks.of(0));
  }

  @Test
  @DisplayName("CO-9 all ranks together are the mesh; ranks that it does not have are refused")
  void allAndUnknownRanks() {
    assertThatThrownBy(
            () -> TestCluster.await(mesh.stopping("scores", Ranks.of(7), "no such", true)))
        .hasMessageContaining("ranks 7 are not all in mesh 'scores'");
    TestCluster.await(mesh.stopping("scores", Ranks.range(0, 2), "all", true));
    assertThat(hub.awaits(StopTest::isStop).event().cause().message()).isEqualTo("all");
  }

  @Test
  @DisplayName("CO-9 departure 14 a rank that does not end: the answer comes at the deadline")
  void someRanksTooLate() {
    procs.get(1).stopsNothing();
    mesh.undeployControllers();
    mesh.setting("mesh.actor.stop-timeout", "300ms");
    mesh.spawn(Order.actors("scores", "workers"));

    MeshState state = TestCluster.await(mesh.stopping("scores", Ranks.of(1), "enough", true));

    assertThat(state.left()).isEqualTo(Ranks.range(0, 2));
    assertThat(mesh.statuses("scores")).containsExactly(Status.RUNNING, Status.RUNNING);
  }

  @Test
  @DisplayName("CO-9 departure 14 the answer names the ranks that had to be ended by force")
  void forced() {
    procs.get(1).stopsNothing();
    Future<MeshState> stopped = mesh.stopping("scores", "enough", true);
    hub.awaits(StopTest::isStop);
    SupervisionEvent givenUp =
        SupervisionEvent.ended(
            new Subject(Subject.Kind.ACTOR, "scores[1]"),
            Status.TIMEOUT,
            Cause.of(Cause.Learned.REQUEST, "did not stop"),
            Instant.now());
    procs.get(1).becomes("scores", Ranks.of(1), givenUp);
    ControllerTestSupport.await("the stop").until(stopped::succeeded);
    assertThat(stopped.result().forced()).isEqualTo(Ranks.of(1));
    assertThat(stopped.result().left()).isEqualTo(Ranks.none());
  }

  @Test
  @DisplayName("S3 a poll that was under way when Stop came is discarded")
  void pollUnderWay() {
    FakeProc slow = procs.get(1);
    slow.holdsAnswers();
    slow.becomes("scores", Ranks.of(1), FakeAgent.failure("scores[1]", "seen by the old poll"));
    ControllerTestSupport.await("the poll").until(() -> slow.heldAnswers() > 0);
    slow.stopsNothing();
    Future<MeshState> stopped = mesh.stopping("scores", "enough", true);
    hub.awaits(StopTest::isStop);

    slow.givesHeldAnswers();
    slow.becomes(
        "scores",
        Ranks.of(1),
        FakeAgent.end(Subject.Kind.ACTOR, "scores[1]", Status.STOPPED, "by the new poll"));

    ControllerTestSupport.await("the stop").until(stopped::succeeded);
    assertThat(stopped.result().byRank().values()).containsOnly(Status.STOPPED);
    assertThat(hub.failures(Kind.FAILED)).isEmpty();
  }

  @Test
  @DisplayName("S11 CO-7 undeployed while it watches: the mesh is stopped, \"controller cleanup\"")
  void undeployedWhileWatching() {
    mesh.undeployControllers();

    assertThat(procs)
        .allSatisfy(
            proc ->
                assertThat(proc.stops())
                    .singleElement()
                    .satisfies(stop -> assertThat(stop.reason()).isEqualTo("controller cleanup")));
    assertThat(hub.awaits(StopTest::isStop).event().cause().message())
        .isEqualTo("controller cleanup");
    assertThat(hub.failures(Kind.ENDED)).hasSize(1);
    assertThat(mesh.registered("scores")).isEmpty();
    assertThat(mesh.isOpen("mesh.controller.scores")).isFalse();
  }

  @Test
  @DisplayName("S11 undeployed after a stop: nothing is sent")
  void undeployedAfterStop() {
    mesh.stop("scores");
    hub.awaits(Kind.ENDED);
    int told = hub.notices().size();

    mesh.undeployControllers();

    assertThat(hub.notices()).hasSize(told);
    assertThat(procs).allSatisfy(proc -> assertThat(proc.stops()).hasSize(1));
  }
}
