package dev.vertxmesh.subscriber;

import static dev.vertxmesh.cluster.TestCluster.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.Notice;
import dev.vertxmesh.model.SupervisionEvent.Kind;
import dev.vertxmesh.protocol.RefusedException;
import dev.vertxmesh.protocol.Subscribe;
import dev.vertxmesh.registry.MembershipChange;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SubscriptionHubTest {

  private static final Duration PATIENT = Duration.ofMinutes(1);
  private static final Duration HASTY = Duration.ofMillis(300);

  private final FakeSurroundings cluster = new FakeSurroundings();
  private Vertx vertx;
  private SubscriptionHub hub;
  private FakeController controller;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
    hub = new SubscriptionHub(vertx, cluster);
    controller = FakeController.open(vertx, "scores", 7);
  }

  @AfterEach
  void stop() {
    await(vertx.close());
  }

  @Test
  @DisplayName("S4 a late subscriber is told both crashes, then what follows")
  void replay() {
    controller.record(Ranks.of(0), FakeController.failed("first"));
    controller.record(Ranks.of(3), FakeController.failed("second"));
    Heard heard = new Heard();
    subscribe(heard, Ranks.none());
    controller.fail(Ranks.of(1), "third");
    assertThat(List.of(heard.nextInShort(), heard.nextInShort(), heard.nextInShort()))
        .containsExactly("0: first", "3: second", "1: third");
  }

  @Test
  @DisplayName("S4, SB-3 the second subscriber of a node is told the present as the first was")
  void newcomer() {
    subscribe(new Heard(), Ranks.none());
    controller.fail(Ranks.of(0), "first");
    Heard late = new Heard();
    subscribe(late, Ranks.none());
    controller.fail(Ranks.of(1), "second");
    assertThat(List.of(late.nextInShort(), late.nextInShort()))
        .containsExactly("0: first", "1: second");
  }

  @Test
  @DisplayName("SB-1 a repeated notice is told once, and acknowledged each time")
  void repeats() {
    Heard heard = new Heard();
    subscribe(heard, Ranks.none());
    Notice notice = controller.record(Ranks.of(0), FakeController.failed("once"));
    controller.tell(notice);
    controller.tell(notice);
    controller.fail(Ranks.of(1), "next");
    assertThat(heard.nextInShort()).isEqualTo("0: once");
    assertThat(heard.nextInShort()).isEqualTo("1: next");
  }

  @Test
  @DisplayName("SB-1 a lost notice is found by the next one, asked for, and told in order")
  void gap() {
    Heard heard = new Heard();
    subscribe(heard, Ranks.none());
    controller.record(Ranks.of(0), FakeController.failed("lost"));
    controller.fail(Ranks.of(1), "next");
    assertThat(heard.nextInShort()).isEqualTo("0: lost");
    assertThat(heard.nextInShort()).isEqualTo("1: next");
    assertThat(controller.replays()).hasSize(1).first().matches(query -> query.since() == 0);
  }

  @Test
  @DisplayName("SB-1 a lost notice is found by a heartbeat")
  void gapAtHeartbeat() {
    Heard heard = new Heard();
    subscribe(heard, Ranks.none());
    controller.record(Ranks.of(0), FakeController.failed("lost"));
    controller.tell(controller.heartbeat());
    assertThat(heard.nextInShort()).isEqualTo("0: lost");
  }

  @Test
  @DisplayName("SB-1 a slice hears of its own ranks, and of the whole mesh")
  void slices() {
    Heard heard = new Heard();
    subscribe(heard, Ranks.range(2, 4));
    controller.fail(Ranks.of(0, 1), "not ours");
    controller.fail(Ranks.range(1, 3), "partly ours");
    controller.tell(controller.record(Ranks.none(), FakeController.of(Kind.STOPPED, "all of us")));
    assertThat(heard.nextInShort()).isEqualTo("2: partly ours");
    assertThat(heard.nextInShort()).isEqualTo(": all of us");
  }

  @Test
  @DisplayName("SB-1 each handler runs on the context that subscribed")
  void contexts() throws InterruptedException {
    BlockingQueue<Context> ran = new LinkedBlockingQueue<>();
    Context context = vertx.getOrCreateContext();
    context.runOnContext(
        go ->
            hub.subscribe("scores", Ranks.none(), PATIENT, heard -> ran.add(Vertx.currentContext()))
                .onSuccess(done -> ran.add(Vertx.currentContext())));
    assertThat(ran.poll(10, TimeUnit.SECONDS)).isSameAs(context);
    controller.fail(Ranks.of(0), "now");
    assertThat(ran.poll(10, TimeUnit.SECONDS)).isSameAs(context);
  }

  @Test
  @DisplayName("SB-2 a handler that throws breaks no other, and its context's handler is told")
  void brokenHandler() throws InterruptedException {
    BlockingQueue<Throwable> escaped = new LinkedBlockingQueue<>();
    vertx.exceptionHandler(escaped::add);
    await(
        hub.subscribe(
            "scores",
            Ranks.none(),
            PATIENT,
            failure -> {
              throw new IllegalStateException("broken on purpose");
            }));
    Heard heard = new Heard();
    subscribe(heard, Ranks.none());
    controller.fail(Ranks.of(0), "now");
    assertThat(heard.nextInShort()).isEqualTo("0: now");
    assertThat(escaped.poll(10, TimeUnit.SECONDS)).hasMessage("broken on purpose");
  }

  @Test
  @DisplayName("SB-5 a thousand handlers are one subscriber with their count")
  void thousand() {
    List<Heard> all = new ArrayList<>();
    List<Future<Subscription>> joined = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      Heard heard = new Heard();
      all.add(heard);
      joined.add(hub.subscribe("scores", Ranks.none(), PATIENT, heard));
    }
    await(Future.all(joined));
    assertThat(controller.subscribes())
        .extracting(Subscribe::address)
        .containsOnly("mesh.hub.here");
    assertThat(controller.subscribes()).last().matches(last -> last.handlers() == 1000);
    assertThat(controller.subscribes()).hasSizeLessThan(100);
    controller.fail(Ranks.of(0), "all hear");
    all.forEach(heard -> assertThat(heard.nextInShort()).isEqualTo("0: all hear"));
  }

  @Test
  @DisplayName("S6, SB-4 silence beyond the watchdog's timeout is told once, and ends it")
  void watchdog() {
    Heard heard = new Heard();
    Subscription subscription = await(hub.subscribe("scores", Ranks.of(1), HASTY, heard));
    MeshFailure loss = heard.next();
    assertThat(loss.event().kind()).isEqualTo(Kind.CONTROLLER_LOST);
    assertThat(loss.toString()).contains("timed out reaching controller mesh.controller.scores");
    await().until(() -> !subscription.isActive());
    await().until(() -> controller.unsubscribes().size() == 1);
  }

  @Test
  @DisplayName("SB-4 the end of the mesh closes the watchdog, and unsubscribes")
  void ended() {
    Heard heard = new Heard();
    Subscription subscription = await(hub.subscribe("scores", Ranks.none(), PATIENT, heard));
    controller.tell(controller.record(Ranks.none(), FakeController.of(Kind.ENDED, "over")));
    assertThat(heard.nextInShort()).isEqualTo(": over");
    await().until(() -> controller.unsubscribes().size() == 1);
    assertThat(subscription.isActive()).isFalse();
    Heard late = new Heard();
    Subscription tooLate = await(hub.subscribe("scores", Ranks.none(), PATIENT, late));
    assertThat(late.nextInShort()).isEqualTo(": over");
    await().until(() -> !tooLate.isActive());
  }

  @Test
  @DisplayName("S5, SB-4 a controller whose node leaves is lost at once; a resident one is awaited")
  void nodeLeft() {
    cluster.settle("scores", "there", false);
    cluster.settle("resident", "there", true);
    FakeController resident = FakeController.open(vertx, "resident", 7);
    Heard heard = new Heard();
    Heard patient = new Heard();
    subscribe(heard, Ranks.none());
    await(hub.subscribe("resident", Ranks.none(), PATIENT, patient));
    cluster.change(new MembershipChange(MembershipChange.Kind.LEFT, "there", true, 1));
    assertThat(heard.next().toString()).contains("its node there left the cluster");
    resident.fail(Ranks.of(0), "still heard");
    assertThat(patient.nextInShort()).isEqualTo("0: still heard");
  }

  @Test
  @DisplayName("SB-4 a lost cluster is told to all; once it is back the hub subscribes again")
  void clusterLost() {
    Heard heard = new Heard();
    subscribe(heard, Ranks.none());
    controller.fail(Ranks.of(0), "before");
    assertThat(heard.nextInShort()).isEqualTo("0: before");
    cluster.change(new MembershipChange(MembershipChange.Kind.LEFT, "there", true, 0));
    assertThat(heard.next().event().kind()).isEqualTo(Kind.CLUSTER_LOST);
    controller.record(Ranks.of(1), FakeController.failed("meanwhile"));
    cluster.change(new MembershipChange(MembershipChange.Kind.JOINED, "there", true, 1));
    assertThat(heard.nextInShort()).isEqualTo("1: meanwhile");
    assertThat(controller.subscribes()).hasSize(2);
  }

  @Test
  @DisplayName("SB-6 a newer epoch is subscribed with, and repeats nothing")
  void takeover() {
    Heard heard = new Heard();
    subscribe(heard, Ranks.none());
    Notice first = controller.record(Ranks.of(0), FakeController.failed("first"));
    controller.tell(first);
    controller.close();
    FakeController successor = FakeController.open(vertx, "scores", 8);
    successor.record(Ranks.of(0), first.failures().get(0).event());
    Notice second = successor.record(Ranks.of(1), FakeController.failed("second"));
    successor.subscribes().add(controller.subscribes().get(0));
    successor.tell(second);
    assertThat(heard.nextInShort()).isEqualTo("0: first");
    assertThat(heard.nextInShort()).isEqualTo("1: second");
    await().until(() -> successor.subscribes().size() == 2);
  }

  @Test
  @DisplayName("SB-7 the last cancel unsubscribes; nothing is told after a cancel")
  void cancel() {
    Heard one = new Heard();
    Heard two = new Heard();
    Subscription first = await(hub.subscribe("scores", Ranks.none(), PATIENT, one));
    Subscription second = await(hub.subscribe("scores", Ranks.none(), PATIENT, two));
    await(first.cancel());
    await()
        .until(
            () -> controller.subscribes().get(controller.subscribes().size() - 1).handlers() == 1);
    controller.fail(Ranks.of(0), "only the second");
    assertThat(two.nextInShort()).isEqualTo("0: only the second");
    await(second.cancel());
    assertThat(controller.unsubscribes()).hasSize(1);
    assertThat(second.isActive()).isFalse();
    subscribe(one, Ranks.none());
    assertThat(one.nextInShort())
        .as("a new subscription begins anew")
        .isEqualTo("0: only the second");
  }

  @Test
  @DisplayName("SB-7 a subscription ends with the verticle that made it")
  void undeployed() {
    String id =
        await(
            vertx.deployVerticle(
                new AbstractVerticle() {
                  @Override
                  public void start(io.vertx.core.Promise<Void> started) {
                    hub.subscribe("scores", Ranks.none(), PATIENT, new Heard())
                        .<Void>mapEmpty()
                        .onComplete(started);
                  }
                }));
    await(vertx.undeploy(id));
    await().until(() -> controller.unsubscribes().size() == 1);
  }

  @Test
  @DisplayName("SB-1 a mesh without controller is refused with a sentence")
  void noController() {
    assertThatThrownBy(() -> await(hub.subscribe("nothing", Ranks.none(), PATIENT, new Heard())))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("mesh 'nothing' has no controller");
  }

  private void subscribe(Heard heard, Ranks ranks) {
    await(hub.subscribe("scores", ranks, PATIENT, heard));
  }
}
