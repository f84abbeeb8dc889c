package dev.vertxmesh.controller;

import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.supervision.StopShares;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the members of a mesh to end ranks, in order or by force. */
final class Endings {

  /** How ranks of one member are made to end. */
  interface Ending {
    Future<Void> of(Member member, Ranks ranks);
  }

  private static final Logger LOG = LoggerFactory.getLogger(Endings.class);

  private final String mesh;
  private final MeshStrategy strategy;
  private final MeshPlan plan;
  private final UnaryOperator<Ranks> alive;

  /**
   * For one mesh.
   *
   * @param alive which of some ranks have not ended
   */
  Endings(String mesh, MeshStrategy strategy, MeshPlan plan, UnaryOperator<Ranks> alive) {
    this.mesh = mesh;
    this.strategy = strategy;
    this.plan = plan;
    this.alive = alive;
  }

  /** Every rank of the mesh. */
  Ranks all() {
    return Ranks.range(0, plan.layout().ranks());
  }

  /** They may answer first, and have that long. */
  Ending inOrder(String reason, Duration deadline) {
    Duration below = StopShares.forThoseBelow(deadline);
    return (member, ranks) -> strategy.stop(plan, member, ranks, reason, below);
  }

  /** At once. */
  Ending byForce(String reason) {
    return (member, ranks) -> strategy.kill(plan, member, ranks, reason);
  }

  /** Asks whoever has some of {@code ranks} that have not ended. */
  void end(Ranks ranks, Ending ending) {
    Ranks left = alive.apply(ranks);
    for (Member member : plan.members()) {
      Ranks its = left.intersect(plan.layout().ranksOf(member.index()));
      if (!its.isEmpty()) {
        ending.of(member, its).onFailure(failure -> notAsked(member, its, failure));
      }
    }
  }

  private void notAsked(Member member, Ranks ranks, Throwable failure) {
    LOG.warn(
        "{}: cannot ask {} to end ranks {}: {}",
        mesh,
        member.name(),
        ranks,
        Caller.describe(failure));
  }
}
