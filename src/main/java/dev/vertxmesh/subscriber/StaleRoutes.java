package dev.vertxmesh.subscriber;

import dev.vertxmesh.protocol.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Makes a node look up anew who listens at an address. Each node remembers that, and learns of
 * changes from the map that the hosts hold: when all of them were lost, it goes on sending to the
 * dead. A consumer for this node alone, which comes and goes, makes it read the map again.
 */
final class StaleRoutes {

  /** The event bus looks up what has changed in batches, some 20 ms apart. */
  private static final Duration BATCHES = Duration.ofMillis(200);

  private final Vertx vertx;

  StaleRoutes(Vertx vertx) {
    this.vertx = vertx;
  }

  /**
   * Forgets who listened at each of {@code addresses}, at none of which this node listens itself.
   * Completed, never failed, once they have been looked up again.
   */
  Future<Void> forget(Set<String> addresses) {
    return Future.join(addresses.stream().map(this::forget).toList())
        .transform(done -> vertx.timer(BATCHES.toMillis(), TimeUnit.MILLISECONDS))
        .mapEmpty();
  }

  private Future<Void> forget(String address) {
    MessageConsumer<Object> passing = vertx.eventBus().localConsumer(address, StaleRoutes::refuse);
    return passing.completion().transform(known -> passing.unregister());
  }

  private static void refuse(Message<Object> message) {
    message.fail(Refusal.UNAVAILABLE.code(), "the hosts came back an instant ago; send it again");
  }
}
