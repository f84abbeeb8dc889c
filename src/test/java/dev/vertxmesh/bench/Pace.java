package dev.vertxmesh.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.function.IntFunction;

/**
 * Does something again and again, never twice at a time: back to back, or not before so many
 * milliseconds have passed since it was done.
 */
record Pace(Vertx vertx, int everyMilliseconds) {

  /** Does {@code work} for 0, 1 … {@code times - 1}, on the caller's context. */
  Future<Void> repeat(int times, IntFunction<Future<?>> work) {
    Promise<Void> done = Promise.promise();
    next(0, times, work, done);
    return done.future();
  }

  private void next(int round, int times, IntFunction<Future<?>> work, Promise<Void> done) {
    if (round == times) {
      done.complete();
      return;
    }
    work.apply(round)
        .onFailure(done::tryFail)
        .onSuccess(
            result -> {
              if (everyMilliseconds == 0) {
                next(round + 1, times, work, done);
              } else {
                vertx.setTimer(everyMilliseconds, timer -> next(round + 1, times, work, done));
              }
            });
  }
}
