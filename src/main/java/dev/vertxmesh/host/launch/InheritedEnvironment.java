package dev.vertxmesh.host.launch;

import dev.vertxmesh.protocol.HostBootstrap;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.settings.Setting;
import java.util.Map;

/** What a JVM gets of the environment of its launcher: all but secrets (LA-11). */
final class InheritedEnvironment {
  private InheritedEnvironment() {}

  /** Takes out the settings that are secret, and the launcher's own orders, which may hold them. */
  static void removeSecrets(Map<String, String> environment) {
    MeshSettings.all().stream()
        .filter(Setting::isSecret)
        .map(Setting::environmentName)
        .forEach(environment::remove);
    environment.remove(HostBootstrap.VARIABLE);
  }
}
