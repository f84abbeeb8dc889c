package dev.vertxmesh.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * What a JVM holds, seen from outside.
 *
 * @param heapKib what lives after a full garbage collection
 * @param threads of the process, those of the JVM itself included
 * @param files open handles
 */
record JvmGauge(long heapKib, long threads, long files) {

  private static final int BYTES_COLUMN = 2;
  private static final int KIB = 1024;

  /** Of the JVM of that process. */
  static JvmGauge of(long pid) {
    return new JvmGauge(heapKib(pid), entries(pid, "task"), entries(pid, "fd"));
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

  private static long entries(long pid, String folder) {
    try (Stream<Path> found = Files.list(Path.of("/proc", Long.toString(pid), folder))) {
      return found.count();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public String toString() {
    return heapKib + " KiB, " + threads + " threads, " + files + " files";
  }
}
