package dev.vertxmesh.cli;

import dev.vertxmesh.Mesh;
import dev.vertxmesh.admin.view.KnownNames;
import dev.vertxmesh.cluster.ClientNode;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Future;
import java.time.Duration;

/** Acts on a running cluster through the library. */
final class FacadeHands implements ClusterHands {
  private final ClientNode node;
  private final Mesh mesh;

  FacadeHands(ClientNode node, Settings settings) {
    this.node = node;
    this.mesh = Facades.of(node, settings);
  }

  @Override
  public Future<StopOutcome> stop(RankTarget target, String reason, Duration deadline) {
    return KnownNames.mesh(mesh, target.mesh())
        .compose(found -> found.stop(target.of(found.ranks()), reason, deadline))
        .map(
            state -> {
              Ranks concerned = target.of(state.extent().ranks());
              return new StopOutcome(
                  state.left().intersect(concerned), state.forced().intersect(concerned));
            });
  }

  @Override
  public Future<Void> close() {
    return node.close();
  }
}
