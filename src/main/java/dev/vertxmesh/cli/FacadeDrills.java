package dev.vertxmesh.cli;

import dev.vertxmesh.Mesh;
import dev.vertxmesh.admin.view.KnownNames;
import dev.vertxmesh.admin.view.RankRow;
import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.protocol.DrillBegun;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import java.util.List;

/** Drills through the library. */
final class FacadeDrills implements DrillGround {
  private final Mesh mesh;

  FacadeDrills(Mesh mesh) {
    this.mesh = mesh;
  }

  @Override
  public Future<Void> listen(String name, Handler<MeshFailure> handler) {
    return KnownNames.mesh(mesh, name).compose(found -> found.subscribe(handler)).mapEmpty();
  }

  @Override
  public Future<DrillBegun> begin(DrillOrder order) {
    return KnownNames.mesh(mesh, order.mesh())
        .compose(found -> found.drill(order.fault(), order.rank(), order.lasting()));
  }

  @Override
  public Future<List<RankRow>> ranks(String name) {
    return KnownNames.mesh(mesh, name)
        .compose(found -> found.state())
        .map(
            state ->
                state.statuses().stream()
                    .map(run -> RankRow.of(run.ranks(), run.status()))
                    .toList());
  }
}
