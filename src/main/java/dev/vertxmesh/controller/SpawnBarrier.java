package dev.vertxmesh.controller;

import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.station.SelfWatch;
import dev.vertxmesh.supervision.HealthLedger;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Waits until every rank runs, or one has ended, or nothing has moved for a while (behaviour B 49,
 * 50).
 */
final class SpawnBarrier {

  private final Vertx vertx;
  private final SelfWatch self;
  private final String mesh;
  private final Duration idle;
  private final HealthLedger ledger;
  private final Supplier<Optional<MeshFailure>> lastFailure;
  private final Promise<Void> passed = Promise.promise();
  private long idleTimer;

  SpawnBarrier(
      Vertx vertx,
      SelfWatch self,
      String mesh,
      Duration idle,
      HealthLedger ledger,
      Supplier<Optional<MeshFailure>> lastFailure) {
    this.vertx = vertx;
    this.self = self;
    this.mesh = mesh;
    this.idle = idle;
    this.ledger = ledger;
    this.lastFailure = lastFailure;
    restartIdleTimer();
  }

  Future<Void> passed() {
    return passed.future();
  }

  /** Something moved. */
  void onChange() {
    vertx.cancelTimer(idleTimer);
    if (ledger.count(Status.RUNNING) == ledger.ranks()) {
      passed.tryComplete();
    } else if (ledger.isAny(Status::isTerminating)) {
      passed.tryFail(
          Refusal.FAILED.because(
              "mesh '"
                  + mesh
                  + "' did not come up: "
                  + lastFailure
                      .get()
                      .map(MeshFailure::toString)
                      .orElseGet(
                          () ->
                              "ranks "
                                  + ledger.ranksThat(Status::isTerminating)
                                  + " stopped while they started")));
    } else {
      restartIdleTimer();
    }
  }

  /** It will not come up, as somebody else knows. */
  void fail(Throwable reason) {
    passed.tryFail(reason);
  }

  /** Nobody waits any more. */
  void close() {
    vertx.cancelTimer(idleTimer);
  }

  private void restartIdleTimer() {
    idleTimer =
        vertx.setTimer(
            Math.max(1, idle.toMillis()),
            fired -> {
              if (self.mayJudge()) {
                giveUp();
              } else {
                restartIdleTimer();
              }
            });
  }

  private void giveUp() {
    passed.tryFail(
        Refusal.FAILED.because(
            "mesh '"
                + mesh
                + "' did not come up: nothing moved for "
                + idle.toMillis()
                + " ms; ranks "
                + ledger.ranksThat(status -> status != Status.RUNNING)
                + " do not run"));
  }
}
