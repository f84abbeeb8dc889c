package dev.vertxmesh.proc;

import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.supervision.DrainLedger;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Lets the actors of one crew answer what they were asked before they are undeployed (PA-12). */
final class Drain {

  private final Vertx vertx;
  private final Consumer<Ranks> undeploy;
  private final DrainLedger ledger = new DrainLedger();
  private final Set<Long> timers = new HashSet<>();

  Drain(Vertx vertx, Consumer<Ranks> undeploy) {
    this.vertx = vertx;
    this.undeploy = undeploy;
  }

  /** Undeploys those of {@code ranks} that owe no answer now, and the others when they owe none. */
  void begin(Ranks ranks, Ranks asked) {
    undeploy.accept(ledger.begin(ranks, asked));
  }

  /** Whoever of {@code ranks} still owes an answer after {@code patience} is undeployed then. */
  void limit(Ranks ranks, Duration patience) {
    if (ledger.isEmpty()) {
      return;
    }
    if (patience.toMillis() < 1) {
      undeploy.accept(ledger.cutOff(ranks));
      return;
    }
    timers.add(
        vertx.setTimer(
            patience.toMillis(),
            fired -> {
              timers.remove(fired);
              undeploy.accept(ledger.cutOff(ranks));
            }));
  }

  /** Whether somebody waits for an answer to be given. */
  boolean isUnderWay() {
    return !ledger.isEmpty();
  }

  /** Answers were given; {@code asked} are the ranks that owe some by now. */
  void onAnswers(Ranks asked) {
    undeploy.accept(ledger.release(asked));
  }

  /** These ranks have ended; with the last that drains nothing is left to wait for. */
  void onEnd(Ranks ended) {
    ledger.cutOff(ended);
    if (ledger.isEmpty()) {
      timers.forEach(vertx::cancelTimer);
      timers.clear();
    }
  }
}
