package dev.vertxmesh.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** Holds whoever asks at its address until the test lets them pass. */
final class Gate {

  private static final int REFUSED = 1;

  private final String address;
  private final MessageConsumer<Object> consumer;
  private final List<Message<Object>> waiting = new ArrayList<>();

  private Gate(Vertx vertx, String address) {
    this.address = address;
    this.consumer = vertx.eventBus().consumer(address, this::hold);
  }

  /** A closed gate. */
  static Gate at(Vertx vertx, String address) {
    Gate gate = new Gate(vertx, address);
    RealCluster.await(gate.consumer.completion());
    return gate;
  }

  String address() {
    return address;
  }

  private synchronized void hold(Message<Object> message) {
    waiting.add(message);
  }

  private synchronized int count() {
    return waiting.size();
  }

  /** Until so many wait. */
  void awaitWaiting(int many) {
    Awaitility.await(many + " at gate " + address)
        .atMost(RealCluster.GENEROUS)
        .untilAsserted(() -> assertThat(count()).isEqualTo(many));
  }

  /** Lets those who wait pass. */
  synchronized void open() {
    waiting.forEach(message -> message.reply("pass"));
    waiting.clear();
  }

  /** Turns those who wait away. */
  synchronized void refuse(String reason) {
    waiting.forEach(message -> message.fail(REFUSED, reason));
    waiting.clear();
  }
}
