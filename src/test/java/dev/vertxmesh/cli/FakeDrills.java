package dev.vertxmesh.cli;

import dev.vertxmesh.admin.view.RankRow;
import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.protocol.DrillBegun;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Drills on the mesh scores, which nobody has to survive. */
final class FakeDrills implements DrillGround {
  private final List<String> calls;
  private Handler<MeshFailure> handler = nobody -> {};

  /** What happens once the order was given, before it is answered. */
  Consumer<Handler<MeshFailure>> fault = told -> {};

  Duration within = Duration.ofSeconds(11);
  Future<Void> listening = Future.succeededFuture();
  Future<Void> beginning = Future.succeededFuture();

  FakeDrills(List<String> calls) {
    this.calls = calls;
  }

  @Override
  public Future<Void> listen(String mesh, Handler<MeshFailure> listener) {
    handler = listener;
    return listening;
  }

  @Override
  public Future<DrillBegun> begin(DrillOrder order) {
    calls.add("drill " + order);
    fault.accept(handler);
    return beginning.map(
        begun ->
            new DrillBegun(
                order.mesh(),
                order.fault(),
                1,
                "w1",
                "host alpha",
                order.lasting().orElse(Duration.ZERO),
                within,
                "what it takes"));
  }

  @Override
  public Future<List<RankRow>> ranks(String mesh) {
    return Future.succeededFuture(
        List.of(RankRow.of(Ranks.of(0), Status.RUNNING), RankRow.of(Ranks.of(1), Status.FAILED)));
  }
}
