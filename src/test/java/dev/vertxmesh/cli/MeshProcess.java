package dev.vertxmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The mesh command as a process of its own, started by its launcher script. */
final class MeshProcess implements AutoCloseable {
  private static final Duration GENEROUS = Duration.ofMinutes(2);

  private final Process process;
  private final Path answers;
  private final Path remarks;

  private MeshProcess(Process process, Path answers, Path remarks) {
    this.process = process;
    this.answers = answers;
    this.remarks = remarks;
  }

  /** Starts it, with its output in files of {@code folder}. */
  static MeshProcess start(Path folder, String... arguments) {
    return start(Path.of("launcher/mesh"), folder, arguments);
  }

  static MeshProcess start(Path launcher, Path folder, String... arguments) {
    List<String> command = new ArrayList<>(List.of(launcher.toAbsolutePath().toString()));
    command.addAll(List.of(arguments));
    try {
      Path answers = Files.createTempFile(folder, "answers", ".txt");
      Path remarks = Files.createTempFile(folder, "remarks", ".txt");
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectOutput(answers.toFile())
              .redirectError(remarks.toFile())
              .start();
      return new MeshProcess(process, answers, remarks);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Waits until it has printed that. */
  MeshProcess awaitAnswer(String text) {
    Awaitility.await(text)
        .atMost(GENEROUS)
        .failFast("it ended too early", () -> !process.isAlive())
        .until(() -> answers().contains(text));
    return this;
  }

  /** Sends TERM, as a service manager does. */
  MeshProcess terminate() {
    assertThat(process.toHandle().destroy()).isTrue();
    return this;
  }

  /** Waits for its end, and returns its exit code. */
  int exitCode() {
    try {
      assertThat(process.waitFor(GENEROUS.toSeconds(), TimeUnit.SECONDS))
          .as("it ends; so far: %s%s", answers(), remarks())
          .isTrue();
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  /** How its JVM was started. */
  String commandLine() {
    return process.info().commandLine().orElse("");
  }

  String answers() {
    return read(answers);
  }

  String remarks() {
    return read(remarks);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
