package dev.vertxmesh.controller;

import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.Door;
import dev.vertxmesh.protocol.SpawnMesh;
import dev.vertxmesh.registry.MembershipChange;
import dev.vertxmesh.registry.Registration;
import dev.vertxmesh.registry.Registry;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.settings.SettingsLayer;
import dev.vertxmesh.station.VerticleConfig;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hosts the controllers of owners that have no JVM of ours: takes orders for meshes at {@link
 * Addresses#spawn()}, where all homes of the cluster share the load. A mesh with an owner lives
 * while the owner renews it; one without is resident, and lives until it is stopped.
 */
public final class ControllerHome extends VerticleBase {

  private static final Logger LOG = LoggerFactory.getLogger(ControllerHome.class);

  private final Optional<Settings> given;
  private Optional<Door> door = Optional.empty();
  private Optional<Registration> watch = Optional.empty();

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
    Registry registry = Registry.of(vertx);
    return door.get()
        .open()
        .onSuccess(open -> watch = Optional.of(registry.membership().watch(this::onChange)));
  }

  /**
   * The cluster may have forgotten the address (ST-7); others may listen there, so it asks nobody.
   */
  private void onChange(MembershipChange change) {
    if (change.addressesForgotten()) {
      door.get().reopen().onFailure(failure -> LOG.warn("the address of a home", failure));
    }
  }

  private Settings configured() {
    return Settings.fromProcess(Optional.empty(), Map.of())
        .with(SettingsLayer.verticle(VerticleConfig.flatten(config())));
  }

  @Override
  public Future<?> stop() {
    watch.ifPresent(Registration::close);
    return door.map(Door::close).orElseGet(Future::succeededFuture);
  }
}
