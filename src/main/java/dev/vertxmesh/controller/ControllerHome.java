package dev.vertxmesh.controller;

import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.Door;
import dev.vertxmesh.protocol.SpawnMesh;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.settings.SettingsLayer;
import dev.vertxmesh.station.VerticleConfig;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.Map;
import java.util.Optional;

/**
 * Hosts the controllers of owners that have no JVM of ours: takes orders for meshes at {@link
 * Addresses#spawn()}, where all homes of the cluster share the load. A mesh with an owner lives
 * while the owner renews it; one without is resident, and lives until it is stopped.
 */
public final class ControllerHome extends VerticleBase {

  private final Optional<Settings> given;
  private Optional<Door> door = Optional.empty();

  /** A home whose settings are in its {@code config()}, flat or nested. */
  public ControllerHome() {
    this.given = Optional.empty();
  }

  /** A home with those settings. */
  public ControllerHome(Settings settings) {
    this.given = Optional.of(settings);
  }

  @Override
  public Future<?> start() {
    Settings settings = given.orElseGet(this::configured);
    door =
        Optional.of(
            Door.at(vertx, Addresses.spawn())
                .atMost(settings.get(MeshSettings.MESSAGE_LIMIT))
                .on(
                    Action.SPAWN_MESH,
                    SpawnMesh.class,
                    spec -> MeshSpawner.spawn(vertx, spec, settings)));
    return door.get().open();
  }

  private Settings configured() {
    return Settings.fromProcess(Optional.empty(), Map.of())
        .with(SettingsLayer.verticle(VerticleConfig.flatten(config())));
  }

  @Override
  public Future<?> stop() {
    return door.map(Door::close).orElseGet(Future::succeededFuture);
  }
}
