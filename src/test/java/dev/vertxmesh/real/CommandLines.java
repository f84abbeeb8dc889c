package dev.vertxmesh.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.cluster.ClientNode;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.settings.SettingsLayer;
import io.vertx.core.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JVMs that are started by a command line each, in a cluster of their own on loopback, whose
 * configuration is {@code cluster-config/loopback.xml} with another name and port.
 */
final class CommandLines implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 60;
  private static final List<String> JVM_OPTIONS =
      List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "@launcher/jvm.options");

  private final Path folder;
  private final Path clusterConfig;
  private final List<Running> started = new ArrayList<>();

  CommandLines(Path folder) throws IOException {
    this.folder = folder;
    this.clusterConfig = folder.resolve("cluster.xml");
    String text = Files.readString(Path.of("cluster-config", "loopback.xml"));
    Files.writeString(
        clusterConfig,
        replaced(
            replaced(text, ">vertx-mesh<", ">mesh-" + UUID.randomUUID() + "<"),
            ">5701<",
            ">" + freePort() + "<"));
  }

  private static String replaced(String text, String old, String fresh) {
    assertThat(text).contains(old);
    return text.replace(old, fresh);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** A client of the cluster, in this JVM. */
  ClientNode client() {
    Map<String, String> settings = Map.of("mesh.cluster.config", clusterConfig.toString());
    return RealCluster.await(ClientNode.join(Settings.of(SettingsLayer.commandLine(settings))));
  }

  /** {@code java … io.vertx.core.Launcher run <verticle> -cluster -conf <file>}. */
  Running legacy(String verticle, JsonObject config) {
    return start(verticle, config, List.of("io.vertx.core.Launcher", "run", verticle));
  }

  /** {@code java … VertxApplication <verticle> -cluster -conf <file>}. */
  Running application(String verticle, JsonObject config) {
    return start(
        verticle, config, List.of("io.vertx.launcher.application.VertxApplication", verticle));
  }

  /** A line of the documentation that starts a JVM, save the class path and the cluster's file. */
  Running documented(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = Pattern.compile("'([^']*)'|(\\S+)").matcher(line);
    while (word.find()) {
      words.add(word.group(1) == null ? word.group(2) : word.group(1));
    }
    List<String> head =
        List.of(
            "java",
            "@launcher/jvm.options",
            "-Dvertx.hazelcast.config=cluster-config/loopback.xml",
            "-cp",
            "target/vertx-mesh.jar");
    assertThat(words).startsWith(head.toArray(String[]::new));
    return start(line, words.subList(head.size(), words.size()));
  }

  private Running start(String verticle, JsonObject config, List<String> arguments) {
    Path file = folder.resolve("conf-" + started.size() + ".json");
    List<String> command = new ArrayList<>(arguments);
    command.addAll(List.of("-cluster", "-conf", file.toString()));
    try {
      Files.writeString(file, config.encodePrettily());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return start(verticle, command);
  }

  private Running start(String name, List<String> arguments) {
    Path log = folder.resolve("log-" + started.size() + ".txt");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM_OPTIONS);
    command.add("-Dvertx.hazelcast.config=" + clusterConfig);
    command.add("-cp");
    command.add(classPath());
    command.addAll(arguments);
    try {
      Running running =
          new Running(
              name,
              new ProcessBuilder(command)
                  .redirectErrorStream(true)
                  .redirectOutput(log.toFile())
                  .start(),
              log);
      started.add(running);
      return running;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String classPath() {
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      entries.add(Path.of(entry).toAbsolutePath().toString());
    }
    return String.join(File.pathSeparator, entries);
  }

  /** Ends what still runs, the last started first. */
  @Override
  public void close() {
    for (int i = started.size() - 1; i >= 0; i--) {
      started.get(i).end();
    }
  }

  /** One JVM. */
  record Running(String name, Process process, Path log) {

    boolean isAlive() {
      return process.isAlive();
    }

    /** What it has printed. */
    String output() {
      try {
        return Files.readString(log);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    /** Ends it by TERM, and fails if it does not end by that. */
    void end() {
      process.destroy();
      boolean ended;
      try {
        ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        ended = false;
      }
      if (!ended) {
        process.destroyForcibly();
        throw new AssertionError(name + " did not end by TERM; it printed:\n" + output());
      }
    }
  }
}
