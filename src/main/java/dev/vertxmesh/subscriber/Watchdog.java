package dev.vertxmesh.subscriber;

import dev.vertxmesh.station.SelfWatch;
import dev.vertxmesh.station.Ticker;
import dev.vertxmesh.supervision.SelfSuspicion;
import dev.vertxmesh.supervision.SelfSuspicion.Limits;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures silence, and bites once when it has lasted too long (SB-4). It looks four times per
 * timeout. A look that comes late says that this JVM itself was frozen: then what waits in its
 * sockets gets a quarter of the timeout to be read first (SB-9).
 */
final class Watchdog {

  private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
  private static final long NONE = -1;
  private static final int LOOKS_PER_TIMEOUT = 4;

  /** How late a look may be before it counts as a freeze; less if a quarter of the timeout is. */
  private static final Duration LATE = Duration.ofSeconds(1);

  private final Vertx vertx;
  private final String mesh;
  private final Ticker ticker;
  private final Handler<Duration> bite;
  private SelfSuspicion self;
  private Duration timeout;
  private Duration heardAt;
  private long timer = NONE;

  /**
   * A watchdog that sleeps.
   *
   * @param bite is given how long the silence was
   */
  Watchdog(Vertx vertx, Ticker ticker, String mesh, Handler<Duration> bite) {
    this.vertx = vertx;
    this.mesh = mesh;
    this.ticker = ticker;
    this.bite = bite;
  }

  /** Measures from now on, against {@code most}; on the present context. */
  void watch(Duration most) {
    timeout = most;
    self = new SelfSuspicion(new Limits(LATE, quarter(), 1).lateAtMost(quarter()));
    heard();
    stop();
    arm(quarter());
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
    SelfWatch.log(LOG, "subscriber of " + mesh, self, self.timer(now.minus(due), now));
    if (silence.compareTo(timeout) >= 0 && self.mayJudge(now)) {
      bite.handle(silence);
    } else {
      Duration left = timeout.minus(silence);
      boolean soon = !left.isNegative() && left.compareTo(quarter()) < 0;
      arm(soon ? left : quarter());
    }
  }

  private Duration quarter() {
    return timeout.dividedBy(LOOKS_PER_TIMEOUT);
  }
}
