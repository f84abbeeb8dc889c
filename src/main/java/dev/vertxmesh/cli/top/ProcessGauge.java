package dev.vertxmesh.cli.top;

import dev.vertxmesh.admin.view.ProcRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Measures workers that run on this machine. A pid alone proves nothing: it must have started then.
 */
final class ProcessGauge {
  private static final Duration TOLERANCE = Duration.ofSeconds(10);
  private static final String RESIDENT = "VmRSS:";
  private static final int PER_MILLE = 1000;

  /** How much of the processor a process had used by when. */
  private record Sample(Duration used, long atNanos) {}

  private final Map<Long, Sample> samples = new HashMap<>();

  /** The worker with what can be measured of it. Blocks a little. */
  Picture.Worker measure(ProcRow row) {
    Optional<ProcessHandle> process =
        ProcessHandle.of(row.pid()).filter(found -> isThat(found, row.started()));
    return process
        .map(found -> new Picture.Worker(row, resident(row.pid()), load(found)))
        .orElseGet(() -> new Picture.Worker(row, OptionalLong.empty(), OptionalLong.empty()));
  }

  private static boolean isThat(ProcessHandle process, Instant started) {
    return process
        .info()
        .startInstant()
        .filter(start -> Duration.between(start, started).abs().compareTo(TOLERANCE) < 0)
        .isPresent();
  }

  private OptionalLong load(ProcessHandle process) {
    Optional<Duration> used = process.info().totalCpuDuration();
    if (used.isEmpty()) {
      return OptionalLong.empty();
    }
    Sample now = new Sample(used.get(), System.nanoTime());
    Sample before = samples.put(process.pid(), now);
    if (before == null || now.atNanos() <= before.atNanos()) {
      return OptionalLong.empty();
    }
    long worked = now.used().minus(before.used()).toNanos();
    return OptionalLong.of(PER_MILLE * worked / (now.atNanos() - before.atNanos()));
  }

  private static OptionalLong resident(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
          .filter(line -> line.startsWith(RESIDENT))
          .map(line -> line.replaceAll("\\D", ""))
          .mapToLong(kibibytes -> Long.parseLong(kibibytes) * 1024)
          .findFirst();
    } catch (IOException unknown) {
      return OptionalLong.empty();
    }
  }
}
