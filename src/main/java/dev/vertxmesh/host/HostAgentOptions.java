package dev.vertxmesh.host;

import dev.vertxmesh.host.launch.WorkerJvmOptions;
import dev.vertxmesh.model.Names;
import dev.vertxmesh.protocol.ReservedNames;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.settings.SettingsLayer;
import dev.vertxmesh.settings.StartSettings;
import dev.vertxmesh.station.VerticleConfig;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a host agent is told at its start.
 *
 * @param name of the host
 * @param machine what people call the machine
 * @param launched whether a mesh launched this JVM, and so ends it
 * @param directory where sockets and logs of its workers lie
 * @param archives where archives of classes lie; empty to have none
 * @param jvmOptions the flags of each entry of {@code mesh.host.jvm-options}
 * @param settings all settings of this JVM
 */
record HostAgentOptions(
    String name,
    String machine,
    boolean launched,
    Path directory,
    Optional<Path> archives,
    Map<String, List<String>> jvmOptions,
    Settings settings) {

  private static final Logger LOG = LoggerFactory.getLogger(HostAgentOptions.class);

  /** So that {@link ReservedNames#hostItself} is a legal name as well. */
  private static final int MOST_CHARACTERS = 95;

  HostAgentOptions {
    jvmOptions = Map.copyOf(jvmOptions);
  }

  /**
   * Reads a verticle's {@code config()}, nested or flat {@code mesh.*} keys. Blocks: it may make a
   * directory.
   *
   * @param process the settings that the process was started with
   * @param cluster the name of the cluster, part of the default directory
   * @throws IllegalArgumentException naming each unknown key and each bad value
   */
  static HostAgentOptions from(
      Settings process, JsonObject config, boolean launched, String cluster) {
    Settings settings = process.with(SettingsLayer.verticle(VerticleConfig.flatten(config)));
    String machine = MachineName.find();
    String name = name(settings, machine);
    return new HostAgentOptions(
        name,
        machine,
        launched,
        directory(settings, cluster, name),
        archives(settings),
        jvmOptions(settings),
        settings);
  }

  /** Where the logs of its workers lie: apart from those of other hosts in the same directory. */
  Path logs() {
    return directory.resolve("logs").resolve(name);
  }

  /**
   * Where archives of classes lie; empty if there is no place that is this user's alone. Blocks.
   */
  private static Optional<Path> archives(Settings settings) {
    String given = settings.get(StartSettings.ARCHIVE_DIRECTORY);
    if (!given.isEmpty()) {
      return Optional.of(Path.of(given).toAbsolutePath());
    }
    try {
      Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
      return DefaultDirectory.archivesIn(temporary, System.getProperty("user.name"));
    } catch (IOException e) {
      LOG.info("no directory for archives of classes: {}", e.toString());
      return Optional.empty();
    }
  }

  private static String name(Settings settings, String machine) {
    String given = settings.get(MeshSettings.HOST_NAME);
    if (given.isEmpty()) {
      return MachineName.legal(machine, MOST_CHARACTERS);
    }
    Names.require(MeshSettings.HOST_NAME.name(), given);
    if (given.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException(
          MeshSettings.HOST_NAME
              + " has "
              + given.length()
              + " characters; at most "
              + MOST_CHARACTERS
              + " are allowed");
    }
    return given;
  }

  private static Path directory(Settings settings, String cluster, String name) {
    String given = settings.get(MeshSettings.HOST_DIRECTORY);
    try {
      Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
      return given.isEmpty()
          ? DefaultDirectory.in(temporary, System.getProperty("user.name"), cluster, name)
          : Path.of(given).toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot make a directory for sockets and logs of workers; name one by "
              + MeshSettings.HOST_DIRECTORY,
          e);
    }
  }

  private static Map<String, List<String>> jvmOptions(Settings settings) {
    Map<String, List<String>> flags = new TreeMap<>();
    settings
        .entries(MeshSettings.HOST_JVM_OPTIONS)
        .forEach((entry, text) -> flags.put(entry, flags(entry, text)));
    return flags;
  }

  private static List<String> flags(String entry, String text) {
    try {
      return WorkerJvmOptions.parse(text.replaceAll("\\s+", "\n"));
    } catch (IllegalArgumentException refused) {
      throw new IllegalArgumentException(
          MeshSettings.HOST_JVM_OPTIONS.key(entry) + ": " + refused.getMessage(), refused);
    }
  }
}
