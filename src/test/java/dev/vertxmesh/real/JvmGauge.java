package dev.vertxmesh.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a JVM holds, seen from outside.
 *
 * @param heapKib what lives after a full garbage collection
 * @param pooled threads of the pools of the JVM, Hazelcast and Vert.x, which fill as need be up to
 *     their bounds
 * @param threads all others of the process
 * @param files open handles
 */
record JvmGauge(long heapKib, long pooled, long threads, long files) {

  private static final Logger LOG = LoggerFactory.getLogger(JvmGauge.class);
  private static final Pattern POOLED =
      Pattern.compile("(hz\\.|vert\\.x-worker|C[12] Compiler|G1 |GC Thread).*");
  private static final int BYTES_COLUMN = 2;
  private static final int KIB = 1024;

  /** Of the JVM of that process. */
  static JvmGauge of(long pid) {
    List<String> threads = threads(pid);
    long pooled = threads.stream().filter(POOLED.asMatchPredicate()).count();
    return new JvmGauge(heapKib(pid), pooled, threads.size() - pooled, files(pid));
  }

  /** The histogram counts what is reachable, and ends with the total. */
  private static long heapKib(long pid) {
    try {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                  Long.toString(pid),
                  "GC.class_histogram")
              .redirectErrorStream(true)
              .start();
      String text =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      String total = text.substring(text.lastIndexOf('\n') + 1);
      assertThat(total).as("the histogram of %s: %s", pid, text).startsWith("Total");
      return Long.parseLong(Arrays.asList(total.split("\\s+", -1)).get(BYTES_COLUMN)) / KIB;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** By name; Linux keeps the first 15 characters. One that ends meanwhile is not counted. */
  private static List<String> threads(long pid) {
    try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
      List<String> names = new ArrayList<>();
      for (Path task : tasks.toList()) {
        try {
          names.add(Files.readString(task.resolve("comm")).strip());
        } catch (IOException ended) {
          LOG.debug("a thread ended as it was counted: {}", task, ended);
        }
      }
      return names;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static long files(long pid) {
    try (Stream<Path> found = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
      return found.count();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public String toString() {
    return heapKib
        + " KiB, "
        + threads
        + " threads and "
        + pooled
        + " in pools, "
        + files
        + " files";
  }
}
