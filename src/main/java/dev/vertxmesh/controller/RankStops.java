package dev.vertxmesh.controller;

import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Who waits for the end of some ranks while the others go on (CO-9). */
final class RankStops {

  private record Waiter(Ranks ranks, Promise<Void> promise) {}

  private final Vertx vertx;
  private final UnaryOperator<Ranks> alive;
  private final List<Waiter> waiters = new ArrayList<>();

  /**
   * Nobody waits yet.
   *
   * @param alive which of some ranks have not ended
   */
  RankStops(Vertx vertx, UnaryOperator<Ranks> alive) {
    this.vertx = vertx;
    this.alive = alive;
  }

  /** Completed once all of {@code ranks} have ended, or the deadline has passed. */
  Future<Void> await(Ranks ranks, Duration deadline) {
    Waiter waiter = new Waiter(ranks, Promise.promise());
    waiters.add(waiter);
    long timer =
        vertx.setTimer(Math.max(1, deadline.toMillis()), fired -> waiter.promise().tryComplete());
    onChange();
    return waiter
        .promise()
        .future()
        .onComplete(
            done -> {
              vertx.cancelTimer(timer);
              waiters.remove(waiter);
            });
  }

  /** Some rank has another state. */
  void onChange() {
    List.copyOf(waiters).stream()
        .filter(waiter -> alive.apply(waiter.ranks()).isEmpty())
        .forEach(waiter -> waiter.promise().tryComplete());
  }

  /** The term is over: what has not ended by now is waited for no more. */
  void close() {
    List.copyOf(waiters).forEach(waiter -> waiter.promise().tryComplete());
  }
}
