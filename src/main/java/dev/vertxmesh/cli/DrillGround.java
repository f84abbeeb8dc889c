package dev.vertxmesh.cli;

import dev.vertxmesh.admin.view.RankRow;
import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.protocol.DrillBegun;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import java.util.List;

/** A running cluster, as a drill needs it. A mesh that does not exist fails the Future. */
interface DrillGround {

  /**
   * Calls the handler with what happens to the mesh.
   *
   * @return completed once that has begun
   */
  Future<Void> listen(String mesh, Handler<MeshFailure> handler);

  /**
   * Has the fault performed.
   *
   * @return what begins; failed if nothing was done
   */
  Future<DrillBegun> begin(DrillOrder order);

  /** How the ranks of the mesh are now, by status. */
  Future<List<RankRow>> ranks(String mesh);
}
