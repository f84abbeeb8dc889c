package dev.vertxmesh.controller;

import dev.vertxmesh.model.MeshKind;
import dev.vertxmesh.protocol.SpawnMesh;
import dev.vertxmesh.protocol.Wire;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.settings.SettingsLayer;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a controller is to do.
 *
 * @param spec the mesh
 * @param settings in force
 */
record ControllerOptions(SpawnMesh spec, Settings settings) {

  private static final String SETTING_PREFIX = "mesh.";

  /**
   * Reads a verticle's configuration: the order of the mesh, and settings beside it.
   *
   * @throws IllegalArgumentException for an unknown setting or a bad value
   * @throws dev.vertxmesh.protocol.RefusedException for an order that cannot be read
   */
  static ControllerOptions from(MeshKind kind, JsonObject config) {
    Map<String, String> settings = new HashMap<>();
    JsonObject order = new JsonObject();
    config.forEach(
        entry -> {
          if (entry.getKey().startsWith(SETTING_PREFIX)) {
            settings.put(entry.getKey(), String.valueOf(entry.getValue()));
          } else {
            order.put(entry.getKey(), entry.getValue());
          }
        });
    if (!order.containsKey("kind")) {
      order.put("kind", kind.name().toLowerCase(Locale.ROOT));
    }
    Settings resolved =
        Settings.fromProcess(Optional.empty(), Map.of()).with(SettingsLayer.verticle(settings));
    return new ControllerOptions(Wire.read(SpawnMesh.class, order), resolved);
  }
}
