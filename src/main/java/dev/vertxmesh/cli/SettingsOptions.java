package dev.vertxmesh.cli;

import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.settings.Settings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the settings of a verb come from, beside the environment. */
final class SettingsOptions {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings from this file, in Java's .properties format (docs/settings.md).")
  private Path config;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One setting; stronger than the file. May be repeated.")
  private Map<String, String> set = new LinkedHashMap<>();

  @Option(
      names = "--cluster",
      paramLabel = "NAME",
      description = "The name of the cluster, in short for --set mesh.cluster.name=NAME.")
  private String cluster;

  @Option(
      names = "--members",
      paramLabel = "HOST:PORT,…",
      description = "Whom to join, in short for --set mesh.cluster.members=HOST:PORT,….")
  private String members;

  /** The settings, with {@code more} as if they had been given by --set. */
  Settings settings(Map<String, String> more) {
    Map<String, String> commandLine = new LinkedHashMap<>(set);
    if (cluster != null) {
      commandLine.put(MeshSettings.CLUSTER_NAME.name(), cluster);
    }
    if (members != null) {
      commandLine.put(MeshSettings.CLUSTER_MEMBERS.name(), members);
    }
    commandLine.putAll(more);
    return Settings.fromProcess(Optional.ofNullable(config), commandLine);
  }

  Settings settings() {
    return settings(Map.of());
  }
}
