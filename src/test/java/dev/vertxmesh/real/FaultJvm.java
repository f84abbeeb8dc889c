package dev.vertxmesh.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;

/** A JVM that runs {@link FaultMain}. */
final class FaultJvm {

  private final FaultMain.Role role;
  private final Process process;
  private final Path output;

  private FaultJvm(FaultMain.Role role, Process process, Path output) {
    this.role = role;
    this.process = process;
    this.output = output;
  }

  /**
   * Starts one; it is part of the cluster once it {@link #isUp}.
   *
   * @param directory for its output
   * @param classPath as the java command takes it
   * @param environment what it and all that it starts have in their environment
   * @param flags of the JVM
   * @param members whom a host joins; nobody if it founds the cluster
   */
  static FaultJvm start(
      FaultMain.Role role,
      Path directory,
      String classPath,
      Map<String, String> environment,
      List<String> flags,
      Map<String, String> settings,
      List<String> members) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.add("@launcher/jvm.options");
    command.add("-cp");
    command.add(classPath);
    command.add(FaultMain.class.getName());
    command.add(role.name());
    command.add(new JsonObject(new HashMap<>(settings)).encode());
    command.add(new JsonArray(members).encode());
    try {
      Path output = Files.createTempFile(directory, role.name(), ".log");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(new File(output.toString()));
      builder.environment().putAll(environment);
      return new FaultJvm(role, builder.start(), output);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Whether it is part of the cluster. */
  boolean isUp() {
    return line(FaultMain.UP).isPresent();
  }

  void awaitUp() {
    await(FaultMain.UP);
  }

  /** Where a host takes new members. */
  String memberAddress() {
    return line(FaultMain.UP).orElseThrow().substring(FaultMain.UP.length()).strip();
  }

  /** Has it do something, and waits until it is done. */
  void order(String line) {
    tell(line);
    await(FaultMain.DONE + line);
  }

  private void tell(String line) {
    try {
      process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void await(String beginning) {
    Awaitility.await(role + ": " + beginning)
        .atMost(RealCluster.GENEROUS)
        .pollInterval(FaultRounds.GLANCE)
        .failFast(() -> assertThat(isAlive()).as("%s lives:%n%s", role, text()).isTrue())
        .untilAsserted(
            () -> assertThat(line(beginning)).as("%s: %s", beginning, text()).isPresent());
  }

  private Optional<String> line(String beginning) {
    return text().lines().filter(line -> line.startsWith(beginning)).findFirst();
  }

  /** What it has been told, in order. */
  List<Told> told() {
    return text().lines().flatMap(line -> Told.parse(line).stream()).toList();
  }

  /** All that it has printed. */
  String text() {
    try {
      return Files.readString(output);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** SIGKILL; returns once it is gone. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Has it end in order, by the end of its input. */
  void end() {
    try {
      process.getOutputStream().close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  void awaitEnd() {
    Awaitility.await("the end of " + role)
        .atMost(RealCluster.GENEROUS)
        .pollInterval(FaultRounds.GLANCE)
        .until(() -> !isAlive());
  }
}
