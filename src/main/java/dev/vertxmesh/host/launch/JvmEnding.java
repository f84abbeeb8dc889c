package dev.vertxmesh.host.launch;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Performs the end of one process and its group, on a plain thread: TERM, the grace, KILL. */
final class JvmEnding {
  private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

  private final String name;
  private final StartedProcess process;
  private final CountDownLatch hurry = new CountDownLatch(1);

  JvmEnding(String name, StartedProcess process) {
    this.name = name;
    this.process = process;
  }

  /** Cuts the grace short. */
  void hurry() {
    hurry.countDown();
  }

  /**
   * Ends the process and its group, and waits until they are gone.
   *
   * @throws LaunchException if they are still there 10 s after KILL
   */
  Ending perform(Duration grace) throws InterruptedException {
    if (process.isGone()) {
      return process.endedBy();
    }
    if (!grace.isZero() && hurry.getCount() > 0) {
      process.terminate();
    }
    if (!Patience.until(process::isGone, grace, hurry)) {
      process.kill();
      if (!Patience.until(process::isGone, KILL_LIMIT, new CountDownLatch(1))) {
        throw new LaunchException(
            "'"
                + name
                + "' (pid "
                + process.pid()
                + ") or its group is still there "
                + KILL_LIMIT
                + " after KILL: look for it in an uninterruptible wait");
      }
    }
    return process.endedBy();
  }
}
