package dev.vertxmesh.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** A host JVM on a machine of a {@link Lan}: runs {@link LanHostMain}. */
final class LanHost implements AutoCloseable {

  private final Process process;
  private final Path output;
  private final Writer orders;
  private int given;

  private LanHost(Process process, Path output) {
    this.process = process;
    this.output = output;
    this.orders = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
  }

  /** Starts one; its output goes to a file in {@code directory}. */
  static LanHost start(Lan.Machine machine, Path directory, Map<String, String> settings) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(LanHostMain.class.getName());
    command.add(new JsonObject(new HashMap<>(settings)).encode());
    try {
      Path output = Files.createTempFile(directory, "host", ".log");
      Process process =
          new ProcessBuilder(machine.command(command))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      return new LanHost(process, output);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  LanHost awaitUp() {
    awaitDone(0);
    return this;
  }

  /** Lets the host's JVM spawn procs on itself, and actors on them: a mesh that it owns. */
  void spawn(String procs, String actors) {
    order(procs + " " + actors);
    awaitDone(given);
  }

  private void order(String words) {
    try {
      given++;
      orders.write(words + "\n");
      orders.flush();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void awaitDone(int order) {
    Awaitility.await("order " + order)
        .atMost(RealCluster.GENEROUS)
        .untilAsserted(
            () ->
                assertThat(output())
                    .as("process %s, alive: %s", process.pid(), process.isAlive())
                    .contains("\n" + LanHostMain.DONE + order + "\n"));
  }

  /** All that it has logged. */
  String output() throws IOException {
    return "\n" + Files.readString(output);
  }

  /** SIGKILL; returns once it is gone. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
