package dev.vertxmesh;

import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.Headers;
import dev.vertxmesh.protocol.Wire;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.time.Duration;

/** Sends casts and asks to proc agents: the route in headers, the body untouched. */
final class Agents {

  /** How much longer than the actors an agent may take, to say who did not answer. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final Node node;
  private final String mesh;

  Agents(Node node, String mesh) {
    this.node = node;
    this.mesh = mesh;
  }

  /**
   * Sends {@code body} to {@code ranks} on one proc.
   *
   * @throws IllegalArgumentException if the event bus has no codec for the body
   */
  <R> Future<R> send(
      Action action, String proc, Ranks ranks, Object body, Duration timeout, Class<R> reply) {
    DeliveryOptions options =
        new DeliveryOptions()
            .setSendTimeout(timeout.plus(GRACE).toMillis())
            .addHeader(Headers.ACTION, action.text())
            .addHeader(Headers.MESH, mesh)
            .addHeader(Headers.RANKS, ranks.toString())
            .addHeader(Headers.TIMEOUT_MS, Long.toString(timeout.toMillis()));
    return node.vertx()
        .eventBus()
        .<Object>request(Addresses.proc(proc), body, options)
        .map(message -> Wire.readNews(reply, message.body()));
  }

  /** Why there is no reply from a proc, in words. */
  static String explain(String proc, Throwable failure) {
    if (Caller.isNobodyThere(failure)) {
      return "proc " + proc + " is not there: nobody listens at " + Addresses.proc(proc);
    }
    if (failure instanceof ReplyException reply && reply.failureType() == ReplyFailure.TIMEOUT) {
      return "proc " + proc + " did not answer in time";
    }
    return "proc " + proc + ": " + failure.getMessage();
  }
}
