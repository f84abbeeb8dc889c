package dev.vertxmesh.station;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Work that comes again and again: a one-shot timer that re-arms itself after each round, so that
 * rounds never pile up (ST-2). Belongs to the context that starts it.
 */
public final class Periodic {

  private static final long NONE = -1;

  private final Vertx vertx;
  private final Ticker ticker;
  private final Supplier<Duration> interval;
  private final Round round;
  private long timer = NONE;
  private boolean running;

  /** One round of work. */
  @FunctionalInterface
  public interface Round {
    /**
     * Does the work.
     *
     * @param due when this round should have begun
     * @param now when it begins, by the same ticker
     */
    void run(Duration due, Duration now);
  }

  /**
   * Work that waits to be started.
   *
   * @param interval asked anew before each round, so that it may change; at least 1 ms
   */
  public Periodic(Vertx vertx, Ticker ticker, Supplier<Duration> interval, Round round) {
    this.vertx = vertx;
    this.ticker = ticker;
    this.interval = interval;
    this.round = round;
  }

  /** Begins: the first round comes one interval from now. Does nothing if it runs already. */
  public void start() {
    if (!running) {
      running = true;
      arm();
    }
  }

  /** Ends: no round begins any more. */
  public void stop() {
    running = false;
    if (timer != NONE) {
      vertx.cancelTimer(timer);
      timer = NONE;
    }
  }

  /** Whether rounds are still to come. */
  public boolean isRunning() {
    return running;
  }

  private void arm() {
    Duration wait = interval.get();
    Duration due = ticker.now().plus(wait);
    timer =
        vertx.setTimer(
            Math.max(1, wait.toMillis()),
            fired -> {
              timer = NONE;
              runThenArm(due);
            });
  }

  private void runThenArm(Duration due) {
    try {
      round.run(due, ticker.now());
    } finally {
      if (running && timer == NONE) {
        arm();
      }
    }
  }
}
