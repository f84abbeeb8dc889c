package dev.vertxmesh.station;

import java.time.Duration;

/** A clock for durations: time since an arbitrary moment, never going back (ST-1). */
@FunctionalInterface
public interface Ticker {

  /** The time since that moment. */
  Duration now();

  /** The ticker of this JVM. */
  static Ticker system() {
    return () -> Duration.ofNanos(System.nanoTime());
  }
}
