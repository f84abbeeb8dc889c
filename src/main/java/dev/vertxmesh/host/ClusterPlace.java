package dev.vertxmesh.host;

import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.settings.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where this host stands in which cluster: what its workers need to join it, however the host was
 * started.
 *
 * @param clusterName its name, "" if unknown
 * @param address on which this node listens, "" if unknown
 * @param members addresses of the data members, {@code host:port}
 */
record ClusterPlace(String clusterName, String address, List<String> members) {

  /** A host that knows nothing of its cluster. */
  static final ClusterPlace UNKNOWN = new ClusterPlace("", "", List.of());

  /** The system property by which the launchers of Vert.x name Hazelcast's configuration. */
  private static final String CONFIG_PROPERTY = "vertx.hazelcast.config";

  private static final String ON_CLASS_PATH = "classpath:";

  ClusterPlace {
    members = List.copyOf(members);
  }

  /** What the workers' settings are to say of the cluster, where the host's own do not. */
  Map<String, String> settings(Settings host) {
    Map<String, String> texts = new HashMap<>();
    putMissing(texts, host, MeshSettings.CLUSTER_NAME.name(), clusterName);
    putMissing(texts, host, MeshSettings.CLUSTER_INTERFACE.name(), address);
    String file = System.getProperty(CONFIG_PROPERTY, "");
    if (!file.startsWith(ON_CLASS_PATH)) {
      putMissing(texts, host, MeshSettings.CLUSTER_CONFIG.name(), file);
    }
    return texts;
  }

  private static void putMissing(
      Map<String, String> texts, Settings host, String key, String value) {
    if (!value.isEmpty() && !host.explicit().containsKey(key)) {
      texts.put(key, value);
    }
  }

  /** Whom workers join: the data members if they are known, else those of the setting. */
  List<String> joins(Settings host) {
    return members.isEmpty() ? host.get(MeshSettings.CLUSTER_MEMBERS) : members;
  }
}
