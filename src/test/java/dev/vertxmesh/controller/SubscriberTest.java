package dev.vertxmesh.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxmesh.cluster.TestCluster;
import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.Notice;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.model.SupervisionEvent.Kind;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.Notices;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.ReplayQuery;
import dev.vertxmesh.protocol.SubscriberCount;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.supervision.SubscriberLedger.Form;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class SubscriberTest {

  @RegisterExtension final ControllerTestSupport mesh = new ControllerTestSupport();

  private List<FakeProc> procs;

  @BeforeEach
  void aMeshOfFour() {
    procs = mesh.procMesh("workers", "hosts=2,procs=2", mesh.host("alpha"), mesh.host("beta"));
    mesh.spawn(Order.actors("scores", "workers"));
  }

  private int count() {
    return mesh.ask("scores", Action.GET_SUBSCRIBER_COUNT, SubscriberCount.class).count();
  }

  private static List<Kind> kinds(Notice notice) {
    return notice.failures().stream().map(MeshFailure::event).map(SupervisionEvent::kind).toList();
  }

  @Test
  @DisplayName("S4 subscribe to a healthy mesh: a replay with nothing in it")
  void healthy() {
    Notice present = mesh.plain().subscribesTo("scores");

    assertThat(present.replay()).isTrue();
    assertThat(present.failures()).isEmpty();
  }

  @Test
  @DisplayName("S4 subscribe after two crashes: one replay with both ranks")
  void afterTwoCrashes() {
    procs.get(1).fails("scores", 1, "one");
    procs.get(2).fails("scores", 2, "two");

    Notice present = mesh.hub().subscribesTo("scores");

    assertThat(present.replay()).isTrue();
    assertThat(present.failures())
        .extracting(MeshFailure::ranks)
        .containsExactly(Ranks.of(1), Ranks.of(2));
  }

  @Test
  @DisplayName("S4 subscribe after a stop: the stop")
  void afterStop() {
    mesh.stop("scores");

    Notice present = mesh.hub().subscribesTo("scores");

    assertThat(kinds(present)).containsExactly(Kind.STOPPED, Kind.ENDED);
    assertThat(present.failures()).allMatch(MeshFailure::isMeshWide);
  }

  @Test
  @DisplayName("S4 departure 2 subscribe after crash and stop: both, the stop for every slice")
  void afterCrashAndStop() {
    procs.get(2).fails("scores", 2, "boom");
    mesh.stop("scores");

    Notice whole = mesh.hub().subscribesTo("scores");
    Notice slice = mesh.plain().subscribesTo("scores", Ranks.of(0));

    assertThat(kinds(whole)).containsExactly(Kind.FAILED, Kind.STOPPED, Kind.ENDED);
    assertThat(whole.failures().get(0).ranks()).isEqualTo(Ranks.of(2));
    assertThat(kinds(slice)).containsExactly(Kind.STOPPED, Kind.ENDED);
  }

  @Test
  @DisplayName("S5 CO-4 a subscriber whose address has no handler is removed at the first notice")
  void noHandler() {
    FakeSubscriber gone = mesh.plain();
    FakeSubscriber stays = mesh.plain();
    gone.subscribesTo("scores");
    stays.subscribesTo("scores");
    assertThat(count()).isEqualTo(2);

    TestCluster.await(gone.vanish());
    procs.get(0).fails("scores", 0, "boom");

    ControllerTestSupport.await("its removal").until(() -> count() == 1);
    stays.awaits(Kind.FAILED);
  }

  @Test
  @DisplayName(
      "S5 F4 CO-4 a silent one is removed after as many notices; the others wait for nobody")
  void silent() {
    mesh.undeployControllers();
    mesh.setting("mesh.notice.timeout", "2s");
    mesh.spawn(Order.actors("scores", "workers"));
    FakeSubscriber silent = mesh.hub();
    FakeSubscriber stays = mesh.hub();
    silent.goesMute();
    silent.subscribesTo("scores");
    stays.subscribesTo("scores");

    stays.awaitsHeartbeats(3);
    assertThat(count()).as("three heartbeats come within the timeout of one").isEqualTo(2);
    ControllerTestSupport.await("its removal").until(() -> count() == 1);
    int told = silent.notices().size();
    stays.awaitsHeartbeats(2);
    assertThat(silent.notices()).hasSize(told);
  }

  @Test
  @DisplayName("S5 CO-4 a subscriber whose node left is removed at once")
  void nodeLeft() {
    mesh.undeployControllers();
    mesh.setting("mesh.notice.timeout", "30s");
    mesh.setting("mesh.supervision.poll-frequency", "1s");
    mesh.spawn(Order.actors("scores", "workers"));
    Vertx guest = mesh.guestNode();
    mesh.subscriber(guest, Form.HUB).subscribesTo("scores");
    mesh.plain().subscribesTo("scores");
    assertThat(count()).isEqualTo(2);

    mesh.kill(guest);

    ControllerTestSupport.await("its removal").until(() -> count() == 1);
  }

  @Test
  @DisplayName("S6 CO-6 a heartbeat when it is quiet, with the number of the last notice")
  void heartbeatWhenQuiet() {
    FakeSubscriber plain = mesh.plain();
    plain.subscribesTo("scores");
    plain.awaitsHeartbeats(2);

    procs.get(0).fails("scores", 0, "boom");
    int failure = indexOfFailure(plain);
    long told = plain.notices().get(failure).sequence();
    plain.awaitsHeartbeats(2);

    assertThat(plain.notices().get(plain.notices().size() - 1).sequence()).isEqualTo(told);
  }

  private static int indexOfFailure(FakeSubscriber subscriber) {
    subscriber.awaits(Kind.FAILED);
    List<Notice> notices = subscriber.notices();
    return IntStream.range(0, notices.size())
        .filter(index -> !notices.get(index).isHeartbeat())
        .findFirst()
        .orElseThrow();
  }

  @Test
  @DisplayName("S6 departure 1 heartbeats go on while any rank lives, and end with the last")
  void heartbeatsWhileAnyRankLives() {
    FakeSubscriber hub = mesh.hub();
    hub.subscribesTo("scores");
    for (int rank = 0; rank < 3; rank++) {
      procs.get(rank).fails("scores", rank, "boom " + rank);
    }
    hub.awaitsHeartbeats(3);

    procs.get(3).fails("scores", 3, "boom 3");
    hub.awaits(Kind.ENDED);

    assertThat(hub.notices().get(hub.notices().size() - 1).isFinal()).isTrue();
  }

  @Test
  @DisplayName("CO-4 hubs get one buffer, plain consumers JSON; both in order and without a gap")
  void forms() {
    FakeSubscriber hub = mesh.hub();
    FakeSubscriber plain = mesh.plain();
    hub.subscribesTo("scores");
    plain.subscribesTo("scores");

    for (int rank = 0; rank < 4; rank++) {
      procs.get(rank).fails("scores", rank, "boom " + rank);
    }
    hub.awaits(Kind.ENDED);
    plain.awaits(Kind.ENDED);

    assertThat(hub.bodies()).allMatch(Buffer.class::isInstance);
    assertThat(plain.bodies()).allMatch(JsonObject.class::isInstance);
    for (FakeSubscriber one : List.of(hub, plain)) {
      assertThat(one.notices().stream().filter(notice -> !notice.isHeartbeat()))
          .extracting(Notice::sequence)
          .containsExactly(1L, 2L, 3L, 4L, 5L);
    }
  }

  @Test
  @DisplayName(
      "A plain subscriber of some ranks hears of those, and of what concerns the whole mesh")
  void trimmed() {
    FakeSubscriber slice = mesh.plain();
    slice.subscribesTo("scores", Ranks.range(2, 4));
    procs.get(0).fails("scores", 0, "not for you");
    procs.get(2).fails("scores", 2, "for you");
    mesh.stop("scores");
    slice.awaits(Kind.ENDED);

    assertThat(slice.failures())
        .extracting(failure -> failure.event().kind())
        .containsExactly(Kind.FAILED, Kind.STOPPED, Kind.ENDED);
    assertThat(slice.failures().get(0).ranks()).isEqualTo(Ranks.of(2));
  }

  @Test
  @DisplayName("Ranks that are not in the mesh cannot be subscribed to")
  void unknownRanks() {
    FakeSubscriber slice = mesh.plain();

    assertThatThrownBy(() -> slice.subscribesTo("scores", Ranks.range(3, 5)))
        .hasMessageContainingAll("3-4", "scores");
    assertThat(count()).isZero();
  }

  @Test
  @DisplayName("Behaviour A 57, 60 subscribing twice counts once; unsubscribing ends it, twice too")
  void unsubscribe() {
    FakeSubscriber plain = mesh.plain();
    plain.subscribesTo("scores");
    plain.subscribesTo("scores");
    assertThat(count()).isEqualTo(1);

    plain.unsubscribesFrom("scores");
    plain.unsubscribesFrom("scores");

    assertThat(count()).isZero();
  }

  @Test
  @DisplayName("Departure 18 who missed notices gets them since n, in order")
  void replaySince() {
    for (int rank = 0; rank < 3; rank++) {
      procs.get(rank).fails("scores", rank, "boom " + rank);
    }

    assertThat(since(1).notices()).extracting(Notice::sequence).containsExactly(2L, 3L);
    assertThat(since(3).notices()).isEmpty();
  }

  @Test
  @DisplayName("Departure 18 what is no longer kept is replaced by the present")
  void replayBeyondTheLog() {
    mesh.undeployControllers();
    mesh.setting("mesh.notice.log-limit", "1");
    mesh.spawn(Order.actors("scores", "workers"));
    for (int rank = 0; rank < 3; rank++) {
      procs.get(rank).fails("scores", rank, "boom " + rank);
    }

    assertThat(since(1).notices())
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice.replay()).isTrue();
              assertThat(notice.failures()).hasSize(3);
              assertThat(notice.sequence()).isEqualTo(3);
            });
  }

  private Notices since(long seen) {
    return TestCluster.await(
        mesh.caller()
            .ask(
                Addresses.controller("scores"),
                Action.REPLAY,
                new ReplayQuery("scores", seen),
                Notices.class,
                Duration.ofSeconds(5)));
  }

  @Test
  @DisplayName("Who does not want to answer listens to the published topic")
  void topic() {
    FakeSubscriber listener = mesh.listener(Addresses.events("scores"));
    procs.get(0).fails("scores", 0, "boom");

    assertThat(listener.awaits(Kind.FAILED).ranks()).isEqualTo(Ranks.of(0));
    listener.awaitsHeartbeats(1);
    assertThat(count()).isZero();
  }

  @Test
  @DisplayName("S8 states in rank order, failed as a whole; create-or-update changes nothing")
  void getState() {
    procs.get(1).fails("scores", 1, "boom");
    mesh.ask("scores", Action.CREATE_OR_UPDATE, Object.class);

    assertThat(mesh.statuses("scores"))
        .containsExactly(Status.RUNNING, Status.FAILED, Status.RUNNING, Status.RUNNING);
    assertThat(mesh.state("scores").status()).isEqualTo(Status.FAILED);
    assertThat(mesh.state("scores").message()).contains("rank 1", "boom");
    mesh.stop("scores");
    assertThat(mesh.state("scores").status()).isEqualTo(Status.STOPPED);
  }

  @Test
  @DisplayName(
      "F6 a controller refuses what concerns another mesh, and a report that names no rank of it")
  void badInput() {
    Duration timeout = Duration.ofSeconds(5);
    assertThatThrownBy(
            () ->
                TestCluster.await(
                    mesh.caller()
                        .send(
                            Addresses.controller("scores"),
                            Action.GET_STATE,
                            new JsonObject().put("mesh", "other"),
                            timeout)))
        .matches(failure -> Refusal.of(failure).equals(Optional.of(Refusal.BAD_REQUEST)))
        .hasMessageContaining("not of 'other'");
    assertThatThrownBy(
            () ->
                TestCluster.await(
                    mesh.caller()
                        .send(
                            Addresses.controller("scores"),
                            Action.REPORT,
                            new JsonObject(
                                """
                                {"mesh": "scores", "agent": "p", "known": true, "states": [{
                                  "ranks": "7",
                                  "state": {"status": "failed", "incarnation": 1, "generation": 9}
                                }]}
                                """),
                            timeout)))
        .hasMessageContaining("rank 7");
    assertThat(mesh.statuses("scores")).containsOnly(Status.RUNNING);
  }
}
