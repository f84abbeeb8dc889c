package dev.vertxmesh.station;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** An end to every wait (ST-3). */
public final class Deadline {

  private Deadline() {}

  /**
   * What {@code future} becomes, or a {@link TimeoutException} that names {@code what} once {@code
   * limit} has passed. The work itself goes on; only the wait ends.
   */
  public static <T> Future<T> within(Vertx vertx, Duration limit, String what, Future<T> future) {
    if (future.isComplete()) {
      return future;
    }
    Promise<T> promise = Promise.promise();
    long timer =
        vertx.setTimer(
            Math.max(1, limit.toMillis()),
            fired ->
                promise.tryFail(
                    new TimeoutException(what + " took longer than " + limit.toMillis() + " ms")));
    future.onComplete(
        done -> {
          vertx.cancelTimer(timer);
          if (done.succeeded()) {
            promise.tryComplete(done.result());
          } else {
            promise.tryFail(done.cause());
          }
        });
    return promise.future();
  }
}
