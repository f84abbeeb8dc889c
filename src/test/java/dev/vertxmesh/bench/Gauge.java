package dev.vertxmesh.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What JVMs use while they are left alone, as the operating system counts it. */
final class Gauge {

  private static final Path DEVICES = Path.of("/proc/net/dev");
  private static final String LOOPBACK = "lo:";

  /**
   * Used over some time.
   *
   * @param cpu of all processes together, in steps of 10 ms each
   * @param loopbackBytes received by the loopback device, from whomever: nothing else may talk
   */
  record Reading(Duration cpu, long loopbackBytes) {}

  private Gauge() {}

  /** Leaves everything alone for that long. */
  static void rest(Duration time) {
    try {
      if (new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("nobody counts down");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", stopped);
    }
  }

  static Reading over(Duration time, List<Peer> peers) {
    Duration cpu = cpu(peers);
    long bytes = loopbackBytes();
    rest(time);
    return new Reading(cpu(peers).minus(cpu), loopbackBytes() - bytes);
  }

  /** CPU time that they have used in all. */
  static Duration cpu(List<Peer> peers) {
    return peers.stream().map(peer -> cpu(peer.pid())).reduce(Duration.ZERO, Duration::plus);
  }

  static Duration cpu(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().totalCpuDuration())
        .orElseThrow(() -> new IllegalStateException("process " + pid + " has ended"));
  }

  static long loopbackBytes() {
    try {
      return Files.readAllLines(DEVICES).stream()
          .map(String::strip)
          .filter(line -> line.startsWith(LOOPBACK))
          .mapToLong(line -> Long.parseLong(line.split("\\s+", -1)[1]))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no loopback device in " + DEVICES));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
