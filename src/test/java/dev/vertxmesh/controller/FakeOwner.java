package dev.vertxmesh.controller;

import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.Notice;
import dev.vertxmesh.protocol.Wire;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** An owner that knows nothing but JSON. */
public final class FakeOwner {

  private final String address;
  private final MessageConsumer<Object> consumer;
  private final List<JsonObject> bodies = new CopyOnWriteArrayList<>();
  private volatile boolean acknowledges = true;

  FakeOwner(Vertx vertx, String address) {
    this.address = address;
    this.consumer = vertx.eventBus().consumer(address, this::take);
  }

  Future<Void> opened() {
    return consumer.completion();
  }

  Future<Void> vanish() {
    return consumer.unregister();
  }

  private void take(Message<Object> message) {
    bodies.add((JsonObject) message.body());
    if (acknowledges) {
      message.reply(new JsonObject());
    }
  }

  /** Where it listens. */
  public String address() {
    return address;
  }

  /** Receives, and acknowledges nothing from now on. */
  public void goesMute() {
    acknowledges = false;
  }

  /** Acknowledges again. */
  public void speaks() {
    acknowledges = true;
  }

  /** The ids of what came, repeats included. */
  public List<String> ids() {
    return bodies.stream().map(FakeOwner::notice).map(Notice::id).toList();
  }

  /** What it was told, each notice once. */
  public List<MeshFailure> failures() {
    return bodies.stream().map(FakeOwner::notice).distinct().flatMap(FakeOwner::failures).toList();
  }

  private static Stream<MeshFailure> failures(Notice notice) {
    return notice.failures().stream();
  }

  private static Notice notice(JsonObject body) {
    return Wire.read(Notice.class, body);
  }

  /** Waits until it was told of so many things. */
  public List<MeshFailure> awaits(int count) {
    ControllerTestSupport.await("the owner to be told").until(() -> failures().size() >= count);
    return failures();
  }
}
