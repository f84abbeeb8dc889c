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
   * @throws IllegalArgumentException for an unknown setting, a bad value or a mesh of another kind
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
      order.put("kind", text(kind));
    }
    Settings resolved =
        Settings.fromProcess(Optional.empty(), Map.of()).with(SettingsLayer.verticle(settings));
    SpawnMesh spec = Wire.read(SpawnMesh.class, order);
    if (spec.kind() != kind) {
      throw new IllegalArgumentException(
          "field 'kind': this controller is for a mesh of "
              + text(kind)
              + ", not of "
              + text(spec.kind())
              + "; leave the field out, or deploy the other controller");
    }
    return new ControllerOptions(spec, resolved);
  }

  private static String text(MeshKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
