package dev.vertxmesh.host.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The flags of worker JVMs, as text: one flag a line, empty lines and lines that begin with {@code
 * #} aside. {@code ${logs}} and {@code ${name}} stand for the plan's log directory and name; {@link
 * LaunchPlan} fills them in.
 */
public final class WorkerJvmOptions {
  private static final String STANDARD = "worker.jvmopts";

  private WorkerJvmOptions() {}

  /**
   * The flags that come with this program: what Hazelcast needs, exit on out of memory, where a
   * crash report goes.
   */
  public static List<String> standard() {
    try (InputStream text = WorkerJvmOptions.class.getResourceAsStream(STANDARD)) {
      if (text == null) {
        throw new IllegalStateException("The resource " + STANDARD + " is missing from the jar");
      }
      return parse(new String(text.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the resource " + STANDARD, e);
    }
  }

  /**
   * The flags in a file. Blocks.
   *
   * @throws IllegalArgumentException if a line is no flag
   * @throws UncheckedIOException if the file cannot be read
   */
  public static List<String> read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the JVM options in " + file, e);
    }
  }

  /**
   * The flags in a text, in their order.
   *
   * @throws IllegalArgumentException if a line does not begin with '-', naming it
   */
  public static List<String> parse(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(WorkerJvmOptions::flag)
        .toList();
  }

  private static String flag(String line) {
    if (!line.startsWith("-")) {
      throw new IllegalArgumentException(
          "'" + line + "' is no JVM option: write one a line, beginning with '-'");
    }
    return line;
  }
}
