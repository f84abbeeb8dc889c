package dev.vertxmesh.controller;

import dev.vertxmesh.cluster.TestCluster;
import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.Notice;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.Headers;
import dev.vertxmesh.protocol.Notices;
import dev.vertxmesh.protocol.Subscribe;
import dev.vertxmesh.protocol.Unsubscribe;
import dev.vertxmesh.protocol.Wire;
import dev.vertxmesh.registry.Registry;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.supervision.SubscriberLedger.Form;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Takes notices as a hub does, or as any consumer of the event bus, and remembers them. */
public final class FakeSubscriber {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final Vertx vertx;
  private final String address;
  private final Form form;
  private final MessageConsumer<Object> consumer;
  private final List<Object> bodies = new CopyOnWriteArrayList<>();
  private final List<Message<Object>> unanswered = new CopyOnWriteArrayList<>();
  private final AtomicInteger answers = new AtomicInteger();
  private volatile boolean mute;

  FakeSubscriber(Vertx vertx, String address, Form form) {
    this.vertx = vertx;
    this.address = address;
    this.form = form;
    this.consumer = vertx.eventBus().consumer(address, this::take);
  }

  Future<Void> opened() {
    return consumer.completion();
  }

  /** Listens no more, and tells nobody. */
  public Future<Void> vanish() {
    return consumer.unregister();
  }

  private void take(Message<Object> message) {
    if (Action.NOTICE.text().equals(message.headers().get(Headers.ACTION))) {
      bodies.add(message.body());
    }
    if (mute) {
      unanswered.add(message);
    } else {
      answer(message);
    }
  }

  private void answer(Message<Object> message) {
    answers.incrementAndGet();
    message.reply("taken");
  }

  /** Acknowledges what it has received, and everything from now on. */
  public void answersNow() {
    mute = false;
    unanswered.forEach(this::answer);
    unanswered.clear();
  }

  /** How many messages it has acknowledged. */
  public int answers() {
    return answers.get();
  }

  /** Receives, and acknowledges nothing from now on. */
  public void goesMute() {
    mute = true;
  }

  /** Where it listens. */
  public String address() {
    return address;
  }

  /** Subscribes to all of the mesh, and returns the present that it is told. */
  public Notice subscribesTo(String mesh) {
    return subscribesTo(mesh, Ranks.none());
  }

  /** Subscribes to some ranks of the mesh, and returns the present that it is told. */
  public Notice subscribesTo(String mesh, Ranks ranks) {
    return subscribesTo(mesh, ranks, Registry.of(vertx).membership().localNode());
  }

  /** Subscribes without saying on which node it is. */
  public Notice subscribesWithoutNode(String mesh) {
    return subscribesTo(mesh, Ranks.none(), "");
  }

  private Notice subscribesTo(String mesh, Ranks ranks, String node) {
    Subscribe request = new Subscribe(mesh, address, node, form, ranks, 1);
    Notices answer =
        TestCluster.await(
            new Caller(vertx)
                .ask(
                    Addresses.controller(mesh), Action.SUBSCRIBE, request, Notices.class, TIMEOUT));
    return answer.notices().get(0);
  }

  /** Unsubscribes. */
  public void unsubscribesFrom(String mesh) {
    TestCluster.await(
        new Caller(vertx)
            .tell(
                Addresses.controller(mesh),
                Action.UNSUBSCRIBE,
                new Unsubscribe(mesh, address),
                TIMEOUT));
  }

  /** What came, as it came. */
  public List<Object> bodies() {
    return List.copyOf(bodies);
  }

  /** What came, heartbeats included. */
  public List<Notice> notices() {
    return bodies.stream().map(body -> Wire.read(Notice.class, body)).toList();
  }

  /** How many heartbeats came. */
  public int heartbeats() {
    return (int) notices().stream().filter(Notice::isHeartbeat).count();
  }

  /** What happened, by the notices that came. */
  public List<MeshFailure> failures() {
    return notices().stream().flatMap(notice -> notice.failures().stream()).toList();
  }

  /** What happened of that kind. */
  public List<MeshFailure> failures(SupervisionEvent.Kind kind) {
    return failures().stream().filter(failure -> failure.event().kind() == kind).toList();
  }

  /** Waits for the first thing of that kind. */
  public MeshFailure awaits(SupervisionEvent.Kind kind) {
    return awaits(failure -> failure.event().kind() == kind);
  }

  /** Waits for the first such thing. */
  public MeshFailure awaits(Predicate<MeshFailure> wanted) {
    ControllerTestSupport.await("the notice").until(() -> failures().stream().anyMatch(wanted));
    return failures().stream().filter(wanted).findFirst().orElseThrow();
  }

  /** Waits for as many more heartbeats. */
  public void awaitsHeartbeats(int more) {
    int least = heartbeats() + more;
    ControllerTestSupport.await("heartbeats").until(() -> heartbeats() >= least);
  }
}
