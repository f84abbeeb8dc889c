package dev.vertxmesh.cli;

import io.vertx.core.Future;
import java.time.Duration;

/** A running cluster, as verbs act on it. A mesh that does not exist fails the Future. */
interface ClusterHands {

  /**
   * Stops a mesh or some of its ranks.
   *
   * @return what became of them once all have ended, or the deadline has passed
   */
  Future<StopOutcome> stop(RankTarget target, String reason, Duration deadline);

  /** Leaves the cluster. */
  Future<Void> close();
}
