package dev.vertxmesh.proc;

import dev.vertxmesh.model.RankReport;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.StateReport;
import dev.vertxmesh.protocol.WaitStatus;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Who waits until the ranks of one mesh have reached a status (behaviour B 16). */
final class StatusWaiters {

  private final Vertx vertx;
  private final Supplier<StateReport> states;
  private final List<Waiter> waiters = new ArrayList<>();

  private record Waiter(Status least, Promise<StateReport> answer, long timer) {}

  StatusWaiters(Vertx vertx, Supplier<StateReport> states) {
    this.vertx = vertx;
    this.states = states;
  }

  /** Answers at once if there is nothing to wait for. */
  Future<StateReport> add(WaitStatus wait) {
    StateReport present = states.get();
    if (isOver(wait.status(), present)) {
      return Future.succeededFuture(present);
    }
    Promise<StateReport> answer = Promise.promise();
    long limit = Math.max(1, wait.timeout().toMillis());
    long timer = vertx.setTimer(limit, fired -> giveUp(wait, answer));
    waiters.add(new Waiter(wait.status(), answer, timer));
    return answer.future();
  }

  /** Something has changed. */
  void check() {
    if (waiters.isEmpty()) {
      return;
    }
    StateReport present = states.get();
    List<Waiter> over = waiters.stream().filter(waiter -> isOver(waiter.least(), present)).toList();
    waiters.removeAll(over);
    for (Waiter waiter : over) {
      vertx.cancelTimer(waiter.timer());
      waiter.answer().complete(present);
    }
  }

  /** How many wait. */
  int count() {
    return waiters.size();
  }

  private void giveUp(WaitStatus wait, Promise<StateReport> answer) {
    waiters.removeIf(waiter -> waiter.answer() == answer);
    answer.fail(
        Refusal.UNAVAILABLE.because(
            wait.mesh()
                + " did not become "
                + wait.status().text()
                + " within "
                + wait.timeout().toMillis()
                + " ms"));
  }

  /**
   * Whether all have got there or ended; to wait for actors to come up is pointless as soon as one
   * has ended.
   */
  private static boolean isOver(Status least, StateReport present) {
    List<Status> statuses =
        present.states().stream().map(RankReport::state).map(state -> state.status()).toList();
    boolean anyEnded = statuses.stream().anyMatch(Status::isTerminated);
    return (least.isHealthy() && anyEnded)
        || statuses.stream().allMatch(status -> status.isTerminated() || status.reaches(least));
  }
}
