package dev.vertxmesh.proc;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Holds threads up: the one place where an event loop is blocked on purpose, for a drill (PA-21).
 * No hold is longer than its time, whatever becomes of who asked for it.
 */
final class Blockade {

  private final CountDownLatch lifted = new CountDownLatch(1);

  /** Blocks the present thread for so long, or until the blockade is lifted. */
  void hold(Duration longest) {
    try {
      if (lifted.await(longest.toNanos(), TimeUnit.NANOSECONDS)) {
        return;
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets all go that it holds, and holds nobody any more. From any thread. */
  void lift() {
    lifted.countDown();
  }
}
