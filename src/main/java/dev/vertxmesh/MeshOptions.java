package dev.vertxmesh;

import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.settings.SettingsLayer;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a {@link Mesh} behaves: settings by name, over those of the environment and the system
 * properties. {@code docs/settings.md} lists them.
 */
public final class MeshOptions {

  private final Map<String, String> settings = new TreeMap<>();

  /** No setting of its own. */
  public MeshOptions() {}

  /** The settings that stand in {@code json}: setting names, with texts, numbers or booleans. */
  public MeshOptions(JsonObject json) {
    json.forEach(entry -> set(entry.getKey(), String.valueOf(entry.getValue())));
  }

  /** Sets one: {@code set("mesh.ask.timeout", "5s")}. A wrong one is refused by {@link Mesh}. */
  public MeshOptions set(String name, String value) {
    settings.put(name, value);
    return this;
  }

  /** These over what the process was started with. */
  Settings resolve() {
    return Settings.fromProcess(Optional.empty(), Map.of()).with(SettingsLayer.verticle(settings));
  }
}
