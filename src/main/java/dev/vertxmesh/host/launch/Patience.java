package dev.vertxmesh.host.launch;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits on a plain thread for what nobody tells: looks again and again, less and less often. */
final class Patience {
  private static final long LONGEST_STEP_NANOS = Duration.ofMillis(50).toNanos();
  private static final long SHORTEST_STEP_NANOS = Duration.ofMillis(2).toNanos();

  private Patience() {}

  /**
   * Waits until {@code done}, or until the limit; an interrupt ends the wait, and stays set.
   *
   * @return whether it is done
   */
  static boolean until(BooleanSupplier done, Duration limit) {
    try {
      return until(done, limit, new CountDownLatch(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return done.getAsBoolean();
    }
  }

  /** As {@link #until(BooleanSupplier, Duration)}, or until told to hurry. */
  static boolean until(BooleanSupplier done, Duration limit, CountDownLatch hurried)
      throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    long step = SHORTEST_STEP_NANOS;
    while (!done.getAsBoolean()) {
      long left = deadline - System.nanoTime();
      if (left <= 0 || hurried.await(Math.min(step, left), TimeUnit.NANOSECONDS)) {
        return false;
      }
      step = Math.min(step * 2, LONGEST_STEP_NANOS);
    }
    return true;
  }
}
