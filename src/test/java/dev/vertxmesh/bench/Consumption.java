package dev.vertxmesh.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What some processes have used since they began, as Linux counts it.
 *
 * @param cpu time on any core
 * @param written bytes that they wrote, by any {@code write}: what they sent, each byte once, and
 *     besides it log lines and the wake-ups of their selectors, 8 bytes each
 */
record Consumption(Duration cpu, long written) {

  private static final String WRITTEN = "wchar: ";

  /** That of these processes, all of which live. */
  static Consumption of(List<Long> pids) {
    Duration cpu =
        pids.stream()
            .map(pid -> ProcessHandle.of(pid).flatMap(one -> one.info().totalCpuDuration()))
            .map(time -> time.orElseThrow(() -> new IllegalStateException("a process is gone")))
            .reduce(Duration.ZERO, Duration::plus);
    return new Consumption(cpu, pids.stream().mapToLong(Consumption::written).sum());
  }

  private static long written(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), "io")).stream()
          .filter(line -> line.startsWith(WRITTEN))
          .mapToLong(line -> Long.parseLong(line.substring(WRITTEN.length())))
          .findFirst()
          .orElseThrow();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  Consumption since(Consumption earlier) {
    return new Consumption(cpu.minus(earlier.cpu), written - earlier.written);
  }
}
