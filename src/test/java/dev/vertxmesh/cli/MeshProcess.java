package dev.vertxmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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

  private static final String SESSION =
      """
      stty rows 40 cols 140
      trap : INT
      before=$(stty -g)
      "$@"
      echo "exit code $?"
      test "$before" = "$(stty -g)" && echo "terminal as before"
      """;

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
    return run(folder, with(launcher.toAbsolutePath().toString(), arguments));
  }

  /**
   * Starts it in a pseudo terminal of 40 lines with 140 columns, that of {@code script}, which is
   * essential on Debian. Behind its output stands its exit code, and whether it left the terminal
   * as it was.
   */
  static MeshProcess startInTerminal(Path folder, String... arguments) {
    try {
      Path session = Files.writeString(Files.createTempFile(folder, "session", ".sh"), SESSION);
      String launcher = Path.of("launcher/mesh").toAbsolutePath().toString();
      String command = "exec sh " + session + " " + String.join(" ", with(launcher, arguments));
      return run(folder, List.of("script", "-qefc", command, "/dev/null"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<String> with(String first, String... more) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(List.of(more));
    return all;
  }

  private static MeshProcess run(Path folder, List<String> command) {
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

  /** Types on its terminal. */
  MeshProcess type(String keys) {
    try {
      OutputStream keyboard = process.getOutputStream();
      keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
      keyboard.flush();
      return this;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
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
