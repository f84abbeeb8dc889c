package dev.vertxmesh.subscriber;

import dev.vertxmesh.cluster.TestCluster;
import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.Notice;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.Subject;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.Door;
import dev.vertxmesh.protocol.Notices;
import dev.vertxmesh.protocol.ReplayQuery;
import dev.vertxmesh.protocol.Subscribe;
import dev.vertxmesh.protocol.Unsubscribe;
import dev.vertxmesh.protocol.Wire;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.supervision.Journal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Tells what a test wants told, by the book of a real controller. */
public final class FakeController implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final Vertx vertx;
  private final String mesh;
  private final Journal journal;
  private final Door door;
  private final List<Subscribe> subscribes = new CopyOnWriteArrayList<>();
  private final List<Unsubscribe> unsubscribes = new CopyOnWriteArrayList<>();
  private final List<ReplayQuery> replays = new CopyOnWriteArrayList<>();

  private FakeController(Vertx vertx, String mesh, long epoch) {
    this.vertx = vertx;
    this.mesh = mesh;
    this.journal = new Journal(mesh, epoch, 1000);
    this.door =
        Door.at(vertx, Addresses.controller(mesh))
            .on(Action.SUBSCRIBE, Subscribe.class, this::subscribe)
            .on(Action.REPLAY, ReplayQuery.class, this::replay)
            .on(
                Action.UNSUBSCRIBE,
                Unsubscribe.class,
                message -> {
                  unsubscribes.add(message);
                  return Future.succeededFuture();
                });
  }

  public static FakeController open(Vertx vertx, String mesh, long epoch) {
    FakeController controller = at(vertx, mesh, epoch);
    TestCluster.await(controller.open());
    return controller;
  }

  /** One that does not listen yet. */
  public static FakeController at(Vertx vertx, String mesh, long epoch) {
    return new FakeController(vertx, mesh, epoch);
  }

  public Future<Void> open() {
    return door.open();
  }

  /** Obeys one action more. */
  public <T> FakeController on(Action action, Class<T> type, Function<T, Future<?>> handler) {
    door.on(action, type, handler);
    return this;
  }

  public static SupervisionEvent failed(String message) {
    return SupervisionEvent.ended(
        new Subject(Subject.Kind.ACTOR, "an actor"),
        Status.FAILED,
        Cause.of(Cause.Learned.ESCAPE, message),
        Instant.now());
  }

  public static SupervisionEvent of(SupervisionEvent.Kind kind, String message) {
    return new SupervisionEvent(
        kind,
        new Subject(Subject.Kind.CONTROLLER, "the mesh"),
        Status.STOPPED,
        Cause.of(Cause.Learned.REQUEST, message),
        Instant.now());
  }

  /** Ranks fail, and the hub is told. */
  public void fail(Ranks ranks, String message) {
    tell(record(ranks, failed(message)));
  }

  /** Something happens, and nobody is told. */
  public synchronized Notice record(Ranks ranks, SupervisionEvent event) {
    return journal.record(new MeshFailure(mesh, ranks, event));
  }

  public synchronized Notice heartbeat() {
    return journal.heartbeat();
  }

  /** Sends a notice to the subscribed hub, and waits for its acknowledgement. */
  public void tell(Notice notice) {
    String hub = subscribes.get(subscribes.size() - 1).address();
    TestCluster.await(new Caller(vertx).send(hub, Action.NOTICE, Wire.toBuffer(notice), TIMEOUT));
  }

  public List<Subscribe> subscribes() {
    return subscribes;
  }

  public List<Unsubscribe> unsubscribes() {
    return unsubscribes;
  }

  public List<ReplayQuery> replays() {
    return replays;
  }

  @Override
  public void close() {
    TestCluster.await(door.close());
  }

  private synchronized Future<Notices> subscribe(Subscribe message) {
    subscribes.add(message);
    return Future.succeededFuture(new Notices(List.of(journal.replay())));
  }

  private synchronized Future<Notices> replay(ReplayQuery query) {
    replays.add(query);
    return Future.succeededFuture(new Notices(journal.since(query.since())));
  }
}
