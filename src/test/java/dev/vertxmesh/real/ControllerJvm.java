package dev.vertxmesh.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.awaitility.Awaitility;

/** A JVM that runs {@link ControllerMain}. */
final class ControllerJvm implements AutoCloseable {

  private final Process process;
  private final Path output;

  private ControllerJvm(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts one, which spawns what {@code words} say, under leases of that length. */
  static ControllerJvm start(
      RealCluster cluster, Path directory, Duration lease, JsonObject config, String... words) {
    return start(cluster, directory, lease, lease.dividedBy(4), config, words);
  }

  /** Starts one that asks in that interval. */
  static ControllerJvm start(
      RealCluster cluster,
      Path directory,
      Duration lease,
      Duration poll,
      JsonObject config,
      String... words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(ControllerMain.class.getName());
    command.add(new JsonObject(new HashMap<>(cluster.settings())).encode());
    command.add(lease.toString());
    command.add(poll.toString());
    command.add(config.encode());
    command.addAll(List.of(words));
    try {
      Path output = Files.createTempFile(directory, "controller", ".log");
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(new File(output.toString()))
              .start();
      return new ControllerJvm(process, output);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  void awaitSpawned() {
    Awaitility.await("the controller has spawned")
        .atMost(RealCluster.GENEROUS)
        .untilAsserted(
            () ->
                assertThat(Files.readString(output))
                    .as("output of process %s, alive: %s", process.pid(), process.isAlive())
                    .contains(System.lineSeparator() + ControllerMain.DONE));
  }

  /** Its process. */
  long pid() {
    return process.pid();
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
