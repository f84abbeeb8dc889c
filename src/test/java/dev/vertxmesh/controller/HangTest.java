package dev.vertxmesh.controller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.cluster.TestCluster;
import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.RankReport;
import dev.vertxmesh.model.ResourceState;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.Subject;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.model.SupervisionEvent.Kind;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.StateReport;
import dev.vertxmesh.shape.Ranks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HangTest {

  private static final Ranks GUILTY = Ranks.of(0);
  private static final Ranks STALLED = Ranks.of(1);

  @RegisterExtension final ControllerTestSupport mesh = new ControllerTestSupport();

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

  private void hostSays(RankReport... states) {
    StateReport report = new StateReport("scores", procs.get(0).name(), true, List.of(states));
    TestCluster.await(
        mesh.caller()
            .tell(Addresses.controller("scores"), Action.REPORT, report, Duration.ofSeconds(20)));
  }

  private static RankReport timeout() {
    SupervisionEvent event =
        FakeAgent.end(Subject.Kind.ACTOR, "scores[0]", Status.TIMEOUT, "it has held loop-1");
    return new RankReport(
        GUILTY,
        new ResourceState(Status.TIMEOUT, 1, ResourceState.LAST_GENERATION, Optional.of(event)));
  }

  private static RankReport stalled(Ranks ranks) {
    return warning(Kind.STALLED, ranks, "stalled by rank 0 of scores");
  }

  private static RankReport warning(Kind kind, Ranks ranks, String message) {
    SupervisionEvent event =
        new SupervisionEvent(
            kind,
            new Subject(Subject.Kind.ACTOR, "scores[0]"),
            Status.RUNNING,
            Cause.of(Cause.Learned.PING, message),
            Instant.EPOCH);
    return new RankReport(ranks, new ResourceState(Status.RUNNING, 1, 0, Optional.of(event)));
  }

  @Test
  @DisplayName("CO-8 A4 the verdict of a watchdog is final, whatever number the agent is at")
  void verdictIsFinal() {
    hostSays(timeout());

    assertThat(owner.awaits(1).get(0).event().status()).isEqualTo(Status.TIMEOUT);
    assertThat(hub.awaits(Kind.FAILED).ranks()).isEqualTo(GUILTY);
    procs.get(0).says("scores", GUILTY, Status.RUNNING);
    procs.get(0).fails("scores", 0, "the same end, as the agent numbers it");
    mesh.awaitRounds(procs.get(1), "scores", 3);
    assertThat(mesh.statuses("scores")).containsExactly(Status.TIMEOUT, Status.RUNNING);
    assertThat(hub.failures(Kind.FAILED)).hasSize(1);
  }

  @Test
  @DisplayName("CO-8 A4 who is stalled stays as it is; subscribers are warned, the owner is not")
  void stalledIsAWarning() {
    hostSays(timeout(), stalled(STALLED));

    MeshFailure warning = hub.awaits(Kind.STALLED);
    assertThat(warning.ranks()).isEqualTo(STALLED);
    assertThat(warning.toString())
        .isEqualTo("scores, rank 1: scores[0] holds up others: stalled by rank 0 of scores");
    assertThat(owner.awaits(1)).hasSize(1);
    assertThat(mesh.statuses("scores")).containsExactly(Status.TIMEOUT, Status.RUNNING);
    assertThat(mesh.state("scores").outOfReach()).isEqualTo(Ranks.none());
  }

  @Test
  @DisplayName("CO-8 A4 that the loop answers again is told to subscribers, of the living alone")
  void answersAgain() {
    hostSays(timeout(), stalled(STALLED));
    hostSays(warning(Kind.ANSWERS_AGAIN, GUILTY.union(STALLED), "loop-1 answers again"));

    assertThat(hub.awaits(Kind.ANSWERS_AGAIN).ranks()).isEqualTo(STALLED);
    assertThat(owner.awaits(1)).hasSize(1);
    assertThat(mesh.statuses("scores")).containsExactly(Status.TIMEOUT, Status.RUNNING);
  }

  @Test
  @DisplayName("CO-8 A4 nobody is warned of a rank that has ended")
  void theDeadAreNotStalled() {
    hostSays(timeout());
    hostSays(stalled(GUILTY));
    hostSays(stalled(GUILTY.union(STALLED)));

    assertThat(hub.awaits(Kind.STALLED).ranks()).isEqualTo(STALLED);
    assertThat(hub.failures(Kind.STALLED)).hasSize(1);
  }
}
