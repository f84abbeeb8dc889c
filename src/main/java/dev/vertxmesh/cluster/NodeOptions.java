package dev.vertxmesh.cluster;

import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.settings.Settings;
import java.nio.file.Path;
import java.util.List;

/** How the nodes of ours join, as their settings say. */
final class NodeOptions {

  private NodeOptions() {}

  /** A host: holds data, and listens where the settings say. */
  static ClusterOptions host(Settings settings) {
    return common(settings).port(settings.get(MeshSettings.CLUSTER_PORT)).build();
  }

  /** A host that others launched: holds data, listens on any port, and ends with all of them. */
  static ClusterOptions launchedHost(Settings settings, List<String> members) {
    return common(settings).ephemeralPort().members(members).handsOver(false).build();
  }

  /** A worker: holds no data, and joins those who launched it. */
  static ClusterOptions worker(Settings settings, List<String> members) {
    return common(settings).ephemeralPort().lite(true).members(members).build();
  }

  /** A client: holds no data. */
  static ClusterOptions client(Settings settings) {
    return common(settings).ephemeralPort().lite(true).build();
  }

  private static ClusterOptions.Builder common(Settings settings) {
    ClusterOptions.Builder options = ClusterOptions.builder();
    String file = settings.get(MeshSettings.CLUSTER_CONFIG);
    String name = settings.get(MeshSettings.CLUSTER_NAME);
    String address = settings.get(MeshSettings.CLUSTER_INTERFACE);
    List<String> members = settings.get(MeshSettings.CLUSTER_MEMBERS);
    if (!file.isEmpty()) {
      options.configFile(Path.of(file));
    }
    if (!name.isEmpty()) {
      options.clusterName(name);
    }
    if (!address.isEmpty()) {
      options.networkInterface(address);
    }
    if (!members.isEmpty()) {
      options.members(members);
    }
    return options;
  }
}
