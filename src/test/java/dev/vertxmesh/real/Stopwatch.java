package dev.vertxmesh.real;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes how long something took into the log of the tests; nothing depends on it. */
final class Stopwatch {

  private static final Logger LOG = LoggerFactory.getLogger(Stopwatch.class);

  private final long startedAt = System.nanoTime();

  private Stopwatch() {}

  static Stopwatch start() {
    return new Stopwatch();
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startedAt);
  }

  /** From its start until now. */
  void log(String what) {
    LOG.info("measured: {}: {} ms", what, elapsed().toMillis());
  }
}
