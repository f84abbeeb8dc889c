package dev.vertxmesh.cli;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Time since an instant, by the monotonic clock. */
record Stopwatch(long startNanos) {

  static Stopwatch start() {
    return new Stopwatch(System.nanoTime());
  }

  long milliseconds() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
  }

  /** Seconds with one digit after the point. */
  String seconds() {
    return String.format(Locale.ROOT, "%.1f s", milliseconds() / 1000.0);
  }
}
