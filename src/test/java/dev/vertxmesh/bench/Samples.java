package dev.vertxmesh.bench;

import io.vertx.core.json.JsonArray;
import java.util.Arrays;

/** Times in nanoseconds; percentiles are exact: one of the times, none between two. */
final class Samples {

  private static final int ROOM = 1024;

  private long[] times = new long[ROOM];
  private int size;
  private boolean sorted = true;

  /** Times that {@link #json} gave. */
  static Samples of(JsonArray json) {
    Samples samples = new Samples();
    json.forEach(time -> samples.add(((Number) time).longValue()));
    return samples;
  }

  void add(long nanos) {
    if (size == times.length) {
      times = Arrays.copyOf(times, 2 * size);
    }
    times[size++] = nanos;
    sorted = false;
  }

  void addAll(Samples others) {
    for (int i = 0; i < others.size; i++) {
      add(others.times[i]);
    }
  }

  int size() {
    return size;
  }

  /**
   * The smallest time that no fewer than {@code percent} of 100 are at or below.
   *
   * @throws IllegalStateException if there is none
   */
  long percentile(double percent) {
    if (size == 0) {
      throw new IllegalStateException("nothing was measured");
    }
    if (!sorted) {
      Arrays.sort(times, 0, size);
      sorted = true;
    }
    int place = (int) Math.ceil(percent / 100 * size);
    return times[Math.max(place, 1) - 1];
  }

  long median() {
    return percentile(50);
  }

  long max() {
    return percentile(100);
  }

  /** For {@link #of}. */
  JsonArray json() {
    JsonArray json = new JsonArray();
    Arrays.stream(times, 0, size).forEach(json::add);
    return json;
  }
}
