package dev.vertxmesh.controller;

import dev.vertxmesh.model.MeshKind;
import java.util.Optional;

/**
 * Spawns and watches one mesh of worker JVMs on hosts, or of JVMs that run already.
 *
 * <p>Deploy it by its class name with a {@link dev.vertxmesh.protocol.SpawnMesh} as configuration
 * ("mesh" at least; {@code mesh.*} entries are settings), and the mesh lives as long as the
 * deployment. The deployment fails if the mesh does not come up, and nothing of it is left then.
 */
public final class ProcMeshController extends MeshController {

  /** A controller that is ordered by its {@code config()}. */
  public ProcMeshController() {
    super(MeshKind.PROCS, Optional.empty());
  }

  ProcMeshController(ControllerOptions options) {
    super(MeshKind.PROCS, Optional.of(options));
  }

  @Override
  MeshStrategy strategy(Scope scope) {
    return scope.spec().members().isEmpty()
        ? new ProcStrategy(scope)
        : new AttachedProcStrategy(scope, this::find);
  }
}
