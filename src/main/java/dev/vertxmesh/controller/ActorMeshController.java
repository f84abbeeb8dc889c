package dev.vertxmesh.controller;

import dev.vertxmesh.model.MeshKind;
import java.util.Optional;

/**
 * Spawns and watches one mesh of verticles on a proc mesh.
 *
 * <p>Deploy it by its class name with a {@link dev.vertxmesh.protocol.SpawnMesh} as configuration
 * ("mesh", "on" and "type" at least; {@code mesh.*} entries are settings), and the mesh lives as
 * long as the deployment. The deployment fails if the mesh does not come up, and nothing of it is
 * left then.
 */
public final class ActorMeshController extends MeshController {

  /** A controller that is ordered by its {@code config()}. */
  public ActorMeshController() {
    super(MeshKind.ACTORS, Optional.empty());
  }

  ActorMeshController(ControllerOptions options) {
    super(MeshKind.ACTORS, Optional.of(options));
  }

  @Override
  MeshStrategy strategy(Scope scope) {
    return new ActorStrategy(scope);
  }
}
