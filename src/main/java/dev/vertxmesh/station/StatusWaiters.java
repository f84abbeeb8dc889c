package dev.vertxmesh.station;

import dev.vertxmesh.model.Status;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.StateReport;
import dev.vertxmesh.protocol.WaitStatus;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Those who wait until the ranks of a mesh on this agent reach a status (behaviour B 29). A wait
 * for a live status ends as soon as one rank is gone, so that a failed creation answers its
 * waiters. Belongs to one context.
 */
public final class StatusWaiters {

  private record Waiter(Status least, Promise<StateReport> answer) {}

  private final Vertx vertx;
  private final Function<String, StateReport> present;
  private final Map<String, List<Waiter>> waiters = new HashMap<>();

  /**
   * Nobody waits yet.
   *
   * @param present answers the present states of a mesh, by its name
   */
  public StatusWaiters(Vertx vertx, Function<String, StateReport> present) {
    this.vertx = vertx;
    this.present = present;
  }

  /**
   * The states of the mesh once they are what {@code question} waits for.
   *
   * @return fails as unavailable once its timeout has passed
   */
  public Future<StateReport> await(WaitStatus question) {
    StateReport now = present.apply(question.mesh());
    if (isOver(now, question.status())) {
      return Future.succeededFuture(now);
    }
    Waiter waiter = new Waiter(question.status(), Promise.promise());
    waiters.computeIfAbsent(question.mesh(), first -> new ArrayList<>()).add(waiter);
    long timer =
        vertx.setTimer(
            Math.max(1, question.timeout().toMillis()), late -> giveUp(question, waiter));
    return waiter.answer().future().onComplete(done -> vertx.cancelTimer(timer));
  }

  /** Answers those whose wait for {@code mesh} is over; to be called after each of its changes. */
  public void changed(String mesh) {
    if (waiters.containsKey(mesh)) {
      StateReport now = present.apply(mesh);
      List<Waiter> over =
          waiters.get(mesh).stream().filter(waiter -> isOver(now, waiter.least())).toList();
      over.forEach(waiter -> remove(mesh, waiter));
      over.forEach(waiter -> waiter.answer().tryComplete(now));
    }
  }

  private void giveUp(WaitStatus question, Waiter waiter) {
    remove(question.mesh(), waiter);
    waiter
        .answer()
        .tryFail(
            Refusal.UNAVAILABLE.because(
                "mesh '"
                    + question.mesh()
                    + "' did not reach "
                    + question.status().text()
                    + " here within "
                    + question.timeout().toMillis()
                    + " ms"));
  }

  private void remove(String mesh, Waiter waiter) {
    waiters.computeIfPresent(
        mesh,
        (name, all) -> {
          all.remove(waiter);
          return all.isEmpty() ? null : all;
        });
  }

  private static boolean isOver(StateReport now, Status least) {
    boolean someGone = now.states().stream().anyMatch(rank -> rank.state().status().isTerminated());
    boolean allThere =
        now.states().stream()
            .map(rank -> rank.state().status())
            .allMatch(status -> status.reaches(least) || status.isTerminated());
    return !now.known() || allThere || (someGone && !least.isTerminating());
  }
}
