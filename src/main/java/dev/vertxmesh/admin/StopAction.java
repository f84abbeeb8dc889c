package dev.vertxmesh.admin;

import dev.vertxmesh.protocol.MeshState;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Future;
import java.time.Duration;

/** Stops a mesh, or some of its ranks. */
@FunctionalInterface
interface StopAction {

  /**
   * Stops.
   *
   * @param ranks which; none for all
   * @return how the mesh is once they have ended, or the deadline has passed
   */
  Future<MeshState> stop(String mesh, Ranks ranks, String reason, Duration deadline);
}
