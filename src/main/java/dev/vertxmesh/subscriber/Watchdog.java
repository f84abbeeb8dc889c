package dev.vertxmesh.subscriber;

import dev.vertxmesh.station.Ticker;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import java.time.Duration;

/**
 * Measures silence, and bites once when it has lasted too long (SB-4). One timer, which is armed
 * anew only when it fires. A timer that fires much too late says that this JVM itself was frozen:
 * then what waits in its sockets gets a quarter of the timeout to be read first.
 */
final class Watchdog {

  private static final long NONE = -1;

  private final Vertx vertx;
  private final Ticker ticker;
  private final Handler<Duration> bite;
  private Duration timeout;
  private Duration heardAt;
  private long timer = NONE;

  /**
   * A watchdog that sleeps.
   *
   * @param bite is given how long the silence was
   */
  Watchdog(Vertx vertx, Ticker ticker, Handler<Duration> bite) {
    this.vertx = vertx;
    this.ticker = ticker;
    this.bite = bite;
  }

  /** Measures from now on, against {@code most}; on the present context. */
  void watch(Duration most) {
    timeout = most;
    heard();
    stop();
    arm(most);
  }

  /** There was a sound. */
  void heard() {
    heardAt = ticker.now();
  }

  /** Sleeps. */
  void stop() {
    if (timer != NONE) {
      vertx.cancelTimer(timer);
      timer = NONE;
    }
  }

  private void arm(Duration wait) {
    Duration due = ticker.now().plus(wait);
    timer = vertx.setTimer(Math.max(1, wait.toMillis()), fired -> judge(due));
  }

  private void judge(Duration due) {
    timer = NONE;
    Duration now = ticker.now();
    Duration silence = now.minus(heardAt);
    Duration quarter = timeout.dividedBy(4);
    if (silence.compareTo(timeout) < 0) {
      arm(timeout.minus(silence));
    } else if (now.minus(due).compareTo(quarter) > 0) {
      arm(quarter);
    } else {
      bite.handle(silence);
    }
  }
}
