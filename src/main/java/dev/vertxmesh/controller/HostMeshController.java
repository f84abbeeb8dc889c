package dev.vertxmesh.controller;

import dev.vertxmesh.model.MeshKind;
import java.util.Optional;

/**
 * Spawns and watches one mesh of hosts.
 *
 * <p>Deploy it by its class name with a {@link dev.vertxmesh.protocol.SpawnMesh} as configuration
 * ("mesh" at least; {@code mesh.*} entries are settings), and the mesh lives as long as the
 * deployment. The deployment fails if the mesh does not come up, and nothing of it is left then.
 */
public final class HostMeshController extends MeshController {

  /** A controller that is ordered by its {@code config()}. */
  public HostMeshController() {
    super(MeshKind.HOSTS, Optional.empty());
  }

  HostMeshController(ControllerOptions options) {
    super(MeshKind.HOSTS, Optional.of(options));
  }

  @Override
  MeshStrategy strategy(Scope scope) {
    return new HostStrategy(scope, this::find);
  }
}
