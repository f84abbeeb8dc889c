package dev.vertxmesh.controller;

import dev.vertxmesh.protocol.MeshState;
import dev.vertxmesh.protocol.SpawnMesh;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.station.Detached;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Deploys the controller of a new mesh in this JVM. */
public final class MeshSpawner {

  private MeshSpawner() {}

  /**
   * Spawns a mesh, and watches it from this JVM until it ends or the JVM does.
   *
   * @return how it is once every rank runs. Failed, with nothing of it left, if a rank does not
   *     come up, a name is taken, or what it stands on is missing: a {@link
   *     dev.vertxmesh.protocol.RefusedException} says which
   */
  public static Future<MeshState> spawn(Vertx vertx, SpawnMesh spec, Settings settings) {
    MeshController controller = controller(new ControllerOptions(spec, settings));
    return Detached.deploy(vertx, () -> controller, new DeploymentOptions())
        .map(deployed -> controller.spawned());
  }

  private static MeshController controller(ControllerOptions options) {
    return switch (options.spec().kind()) {
      case HOSTS -> new HostMeshController(options);
      case PROCS -> new ProcMeshController(options);
      case ACTORS -> new ActorMeshController(options);
    };
  }
}
