package dev.vertxmesh.host;

import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.settings.Setting;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.settings.SettingsLayer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which settings a host hands on to its workers, and which a spawn may add. */
final class WorkerSettings {

  private static final String OF_HOSTS = "mesh.host.";
  private static final String OF_CLUSTER = "mesh.cluster.";
  private static final String OF_ADMIN = "mesh.admin.";

  /** A worker of one host must not take the port or the name of another JVM. */
  private static final List<Setting<?>> OF_ONE_JVM =
      List.of(MeshSettings.CLUSTER_PORT, MeshSettings.PROC_NAME);

  private WorkerSettings() {}

  /**
   * The host's own explicit settings that are a worker's matter as well, under those of the spawn.
   * What is one JVM's alone goes back to its default, because workers inherit the environment.
   *
   * @throws dev.vertxmesh.protocol.RefusedException if the spawn gives an unknown key, a bad value,
   *     or a setting that is the host's to decide
   */
  static Map<String, String> of(Settings host, Map<String, String> asked) {
    refuseStrange(asked);
    Map<String, String> texts = new TreeMap<>(host.explicit());
    texts.keySet().removeIf(key -> key.startsWith(OF_HOSTS) || key.startsWith(OF_ADMIN));
    texts.remove(MeshSettings.CLUSTER_MEMBERS.name());
    OF_ONE_JVM.forEach(one -> texts.replace(one.name(), one.defaultText()));
    texts.putAll(asked);
    return texts;
  }

  private static void refuseStrange(Map<String, String> asked) {
    for (String key : asked.keySet()) {
      if (key.startsWith(OF_HOSTS)
          || key.startsWith(OF_CLUSTER)
          || key.startsWith(OF_ADMIN)
          || key.equals(MeshSettings.PROC_NAME.name())
          || key.equals(MeshSettings.SPAWN_ALLOW.name())) {
        throw Refusal.FORBIDDEN.because(
            "a spawn must not set " + key + ": it is the host's to decide");
      }
    }
    try {
      Settings.of(SettingsLayer.verticle(asked));
    } catch (IllegalArgumentException bad) {
      throw Refusal.BAD_REQUEST.because("settings of the workers: " + bad.getMessage());
    }
  }
}
