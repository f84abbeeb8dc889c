package dev.vertxmesh.protocol;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/** Asks other stations. Every question has its own timeout (PR-3). */
public final class Caller {

  private final Vertx vertx;

  /** A caller on the event bus of {@code vertx}. */
  public Caller(Vertx vertx) {
    this.vertx = vertx;
  }

  /**
   * Sends {@code message} and reads the reply.
   *
   * @return failed with a {@link RefusedException} if the receiver refused, or if its reply cannot
   *     be read (then as {@link Refusal#FAILED}), else with a {@link ReplyException} (no handlers,
   *     timeout)
   */
  public <R> Future<R> ask(
      String address, Action action, Object message, Class<R> reply, Duration timeout) {
    return send(address, action, Wire.toBuffer(message), timeout)
        .map(answer -> read(address, action, reply, answer.body()));
  }

  private static <R> R read(String address, Action action, Class<R> reply, Object body) {
    try {
      return Wire.readNews(reply, body);
    } catch (RefusedException unreadable) {
      throw Refusal.FAILED.because(
          "the reply of %s to %s cannot be read: %s"
              .formatted(address, action.text(), unreadable.getMessage()));
    }
  }

  /** Sends {@code message}; any reply will do. */
  public Future<Void> tell(String address, Action action, Object message, Duration timeout) {
    return send(address, action, Wire.toBuffer(message), timeout).mapEmpty();
  }

  /** Sends what is encoded already. */
  public Future<Message<Object>> send(
      String address, Action action, Object body, Duration timeout) {
    return vertx
        .eventBus()
        .<Object>request(address, body, options(action, timeout))
        .recover(failure -> Future.failedFuture(refusalIn(failure)));
  }

  /** Publishes to whoever listens; nobody answers. */
  public void publish(String address, Action action, JsonObject body) {
    DeliveryOptions options = new DeliveryOptions().addHeader(Headers.ACTION, action.text());
    vertx.eventBus().publish(address, body, options);
  }

  private static DeliveryOptions options(Action action, Duration timeout) {
    return new DeliveryOptions()
        .setSendTimeout(Math.max(1, timeout.toMillis()))
        .addHeader(Headers.ACTION, action.text());
  }

  private static Throwable refusalIn(Throwable failure) {
    return Refusal.of(failure)
        .<Throwable>map(refusal -> refusal.because(failure.getMessage()))
        .orElse(failure);
  }

  /** Whether nobody listens at the address that was asked. */
  public static boolean isNobodyThere(Throwable failure) {
    return failure instanceof ReplyException reply
        && reply.failureType() == ReplyFailure.NO_HANDLERS;
  }

  /** Whether the one asked did not answer in time. */
  public static boolean isTimeout(Throwable failure) {
    return failure instanceof ReplyException reply && reply.failureType() == ReplyFailure.TIMEOUT;
  }

  /** What {@code failure} says to people, without addresses of replies. */
  public static String describe(Throwable failure) {
    if (isNobodyThere(failure)) {
      return "nobody listens at its address";
    }
    if (isTimeout(failure)) {
      return "it did not answer in time";
    }
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }
}
