package dev.vertxmesh.controller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.SupervisionEvent.Kind;
import dev.vertxmesh.protocol.GetStates.Renewal;
import dev.vertxmesh.protocol.HeldLease;
import dev.vertxmesh.protocol.MeshState;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.shape.Ranks;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class RoundsTest {

  @RegisterExtension final ControllerTestSupport mesh = new ControllerTestSupport();

  private FakeHost alpha;
  private FakeHost beta;
  private List<FakeProc> procs;
  private FakeOwner owner;
  private FakeSubscriber hub;
  private long epoch;

  @BeforeEach
  void aMeshThatIsWatched() {
    mesh.setting("mesh.supervision.actor-state-max-idle", "300ms");
    mesh.setting("mesh.supervision.proc-state-max-idle", "300ms");
    alpha = mesh.host("alpha");
    beta = mesh.host("beta");
    procs = mesh.procMesh("workers", "hosts=2", alpha, beta);
    owner = mesh.owner();
    epoch = mesh.spawn(Order.actors("scores", "workers").ownedBy(owner)).epoch();
    hub = mesh.hub();
    hub.subscribesTo("scores");
  }

  @Test
  @DisplayName("CO-5 departure 8 each round renews the lease: a duration, held by the epoch")
  void leases() {
    mesh.awaitRounds(procs.get(0), "scores", 3);

    assertThat(procs.get(0).leases("scores"))
        .hasSize(procs.get(0).rounds("scores"))
        .containsOnly(new Renewal("mesh.controller.scores", epoch, Duration.ofSeconds(3)));
    assertThat(alpha.leases("workers")).as("hosts have none").isEmpty();
  }

  @Test
  @DisplayName(
      "CO-5 however seldom the order wants to ask, a lease is renewed thrice in its length")
  void pollWithinTheLease() {
    mesh.undeployControllers();
    mesh.spawn(Order.actors("quick", "workers").put("lease-ms", 600).put("poll-ms", 60_000));

    mesh.awaitRounds(procs.get(0), "quick", 3);

    assertThat(procs.get(0).leases("quick").get(0).lease()).isEqualTo(Duration.ofMillis(600));
  }

  @Test
  @DisplayName(
      "Departures 3 and 4 a proc ends: each dead rank told once, survivors keep their lease")
  void survivors() {
    alpha.sawExit("workers", 0, "workers-0", 1);
    procs.get(0).goesMute();
    mesh.awaitRounds(procs.get(1), "scores", 5);

    assertThat(owner.failures()).extracting(MeshFailure::ranks).containsExactly(Ranks.of(0));
    assertThat(hub.failures(Kind.FAILED)).hasSize(1);
    int asked = procs.get(0).rounds("scores");
    mesh.awaitRounds(procs.get(1), "scores", 3);
    assertThat(procs.get(0).rounds("scores")).as("the dead are not asked").isEqualTo(asked);
  }

  @Test
  @DisplayName("S10 all ranks terminated: polling ends")
  void pollingEnds() {
    procs.get(0).fails("scores", 0, "boom");
    procs.get(1).fails("scores", 1, "boom");
    hub.awaits(Kind.ENDED);
    int asked = procs.get(1).rounds("scores");
    int beats = hub.heartbeats();

    mesh.spawn(Order.actors("other", "workers"));
    mesh.awaitRounds(procs.get(1), "other", 3);

    assertThat(procs.get(1).rounds("scores")).isEqualTo(asked);
    assertThat(hub.heartbeats()).isEqualTo(beats);
    assertThat(mesh.state("scores").status()).isEqualTo(Status.FAILED);
  }

  @Test
  @DisplayName("A poll finds what no report told, and tells it once")
  void pollIsTheBackstop() {
    procs.get(1).becomes("scores", Ranks.of(1), FakeAgent.failure("scores[1]", "unreported"));

    assertThat(hub.awaits(Kind.FAILED).event().cause().message()).isEqualTo("unreported");
    mesh.awaitRounds(procs.get(0), "scores", 3);
    assertThat(hub.failures(Kind.FAILED)).hasSize(1);
    assertThat(owner.awaits(1)).hasSize(1);
  }

  @Test
  @DisplayName(
      "S13 departure 7 a query fails: who is out of reach is told once, nobody is declared dead")
  void outOfReach() {
    procs.get(1).goesMute();

    MeshFailure lost = hub.awaits(Kind.OUT_OF_REACH);
    assertThat(lost.ranks()).isEqualTo(Ranks.of(1));
    assertThat(lost.event().cause().message())
        .contains("cannot reach proc workers-1", "did not answer in time");
    mesh.awaitRounds(procs.get(1), "scores", 2);
    assertThat(mesh.statuses("scores")).containsOnly(Status.RUNNING);
    MeshState state = mesh.state("scores");
    assertThat(state.outOfReach()).isEqualTo(Ranks.of(1));
    assertThat(state.lease().orElseThrow().left())
        .as("CO-24 the lease of who answers is renewed, and that of the other goes on to lapse")
        .satisfiesExactly(
            first -> assertThat(first.agent()).isEqualTo("workers-0"),
            second -> assertThat(second.agent()).isEqualTo("workers-1"))
        .isSortedAccordingTo(Comparator.comparing(HeldLease.Left::left).reversed())
        .allSatisfy(one -> assertThat(one.left()).isPositive());
    assertThat(owner.ids()).isEmpty();

    procs.get(1).speaks();
    assertThat(hub.awaits(Kind.BACK_IN_REACH).ranks()).isEqualTo(Ranks.of(1));
    assertThat(hub.failures(Kind.OUT_OF_REACH)).hasSize(1);
    assertThat(mesh.state("scores").outOfReach()).isEqualTo(Ranks.none());
  }

  @Test
  @DisplayName("CO-13 a host that does not answer: the procs there do, and are in reach")
  void hostOutOfReach() {
    mesh.spawn(Order.hosts("both").members("alpha", "beta"));
    FakeSubscriber ofHosts = mesh.hub();
    ofHosts.subscribesTo("both");
    alpha.goesMute();

    assertThat(ofHosts.awaits(Kind.OUT_OF_REACH).ranks()).isEqualTo(Ranks.of(0));
    mesh.awaitRounds(procs.get(0), "scores", 3);
    assertThat(hub.failures(Kind.OUT_OF_REACH)).isEmpty();
    assertThat(mesh.state("scores").outOfReach()).isEqualTo(Ranks.none());
    procs.get(0).goesMute();
    assertThat(hub.awaits(Kind.OUT_OF_REACH).ranks()).isEqualTo(Ranks.of(0));
    alpha.speaks();
    assertThat(ofHosts.awaits(Kind.BACK_IN_REACH).ranks()).isEqualTo(Ranks.of(0));
    assertThat(hub.failures(Kind.BACK_IN_REACH)).isEmpty();
  }

  @Test
  @DisplayName("CO-12 a controller that loses sight of all says that as well, until it sees again")
  void lossOfSight() {
    alpha.goesMute();
    beta.goesMute();
    procs.forEach(FakeAgent::goesMute);

    hub.awaits(failure -> failure.ranks().contains(0) && isOutOfReach(failure));
    hub.awaits(failure -> failure.ranks().contains(1) && isOutOfReach(failure));
    MeshFailure degraded = hub.awaits(Kind.OBSERVER_DEGRADED);
    assertThat(degraded.isMeshWide()).isTrue();
    assertThat(degraded.event().cause().message()).contains("it lost sight of", "of the 4");

    List.of(alpha, beta, procs.get(0), procs.get(1)).forEach(FakeAgent::speaks);
    hub.awaits(Kind.OBSERVER_RECOVERED);
    assertThat(mesh.statuses("scores")).containsOnly(Status.RUNNING);
    assertThat(owner.ids()).as("the owner is not told").isEmpty();
  }

  private static boolean isOutOfReach(MeshFailure failure) {
    return failure.event().kind() == Kind.OUT_OF_REACH;
  }

  @Test
  @DisplayName("S13 an agent that refuses to answer is out of reach as well, and polling goes on")
  void refusedQuestion() {
    procs.get(1).refusesQuestions(Refusal.FAILED, "disk full");

    assertThat(hub.awaits(Kind.OUT_OF_REACH).event().cause().message()).contains("disk full");
    mesh.awaitRounds(procs.get(0), "scores", 2);
    assertThat(mesh.statuses("scores")).containsOnly(Status.RUNNING);
  }

  @Test
  @DisplayName("Departure 6 while agents are mute, subscribe, streams and stop are served")
  void servesWhileItWaits() {
    procs.get(1).goesMute();
    mesh.awaitRounds(procs.get(1), "scores", 1);

    FakeSubscriber late = mesh.plain();
    late.subscribesTo("scores");
    procs.get(0).fails("scores", 0, "boom");
    late.awaits(Kind.FAILED);
    procs.get(1).speaks();
    assertThat(mesh.stop("scores").left()).isEqualTo(Ranks.none());
  }

  @Test
  @DisplayName("Departure 13 an end without an event is told of the expected actor, at its rank")
  void endWithoutEvent() {
    procs.get(1).says("scores", Ranks.of(1), Status.FAILED);

    MeshFailure failure = hub.awaits(Kind.FAILED);

    assertThat(failure.ranks()).isEqualTo(Ranks.of(1));
    assertThat(failure.event().subject().name()).startsWith("scores[1]").contains("hosts");
    assertThat(owner.awaits(1).get(0).ranks()).isEqualTo(Ranks.of(1));
  }

  @Test
  @DisplayName(
      "Behaviour A 39 an agent that was started anew has lost its actors: failed, with that cause")
  void startedAnew() {
    procs.get(1).forgets("scores");

    MeshFailure failure = hub.awaits(Kind.FAILED);

    assertThat(failure.ranks()).isEqualTo(Ranks.of(1));
    assertThat(failure.event().cause().message()).contains("started anew");
  }

  @Test
  @DisplayName("An agent that obeys a newer controller ends this one; it stops nothing")
  void superseded() {
    procs.get(1).refusesQuestions(Refusal.STALE_EPOCH, "epoch 9 holds it");

    MeshFailure last = hub.awaits(Kind.ENDED);

    assertThat(last.event().cause().message()).contains("newer controller");
    assertThat(procs).allSatisfy(proc -> assertThat(proc.stops()).isEmpty());
  }
}
