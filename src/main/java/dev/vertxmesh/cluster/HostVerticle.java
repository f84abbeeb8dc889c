package dev.vertxmesh.cluster;

import dev.vertxmesh.admin.AdminOptions;
import dev.vertxmesh.host.HostAgent;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.settings.SettingsLayer;
import dev.vertxmesh.settings.TimingChecks;
import dev.vertxmesh.station.VerticleConfig;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that a host runs, as one verticle for a cluster that somebody else has joined: a launcher of
 * Vert.x, or an application. Its configuration are settings, flat or nested. Undeploying it ends
 * the workers; so does closing its Vertx.
 *
 * <p>The start fails, and leaves nothing, for a setting that is unknown or bad, for timings that
 * contradict each other, for writes over HTTP without a token, if the host's name is taken, or if
 * the Vertx is not clustered by Hazelcast. Unsafe defaults of the cluster are logged as warnings.
 */
public final class HostVerticle extends VerticleBase {

  private static final Logger LOG = LoggerFactory.getLogger(HostVerticle.class);

  /** A host whose settings come from the process and from {@code config()}. */
  public HostVerticle() {}

  @Override
  public Future<?> start() {
    Settings settings =
        Settings.fromProcess(Optional.empty(), Map.of())
            .with(SettingsLayer.verticle(VerticleConfig.flatten(config())));
    TimingChecks.requireSound(settings).forEach(LOG::warn);
    ConfigWarnings.of(vertx).forEach(LOG::warn);
    AdminOptions.of(settings);
    return HostNode.deploy(vertx, new HostAgent(() -> settings), settings)
        .compose(deployed -> AdminSites.deploy(vertx, settings));
  }
}
