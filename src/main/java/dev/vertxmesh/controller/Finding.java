package dev.vertxmesh.controller;

import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.RankReport;
import dev.vertxmesh.model.ResourceState;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.Subject;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.shape.Ranks;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known anew of some ranks.
 *
 * @param ranks in the view of the mesh
 * @param state theirs
 * @param numbered whether the state carries the numbers of the rank's owner; otherwise somebody
 *     else saw it, and only the status and the event count
 */
record Finding(Ranks ranks, ResourceState state, boolean numbered) {

  /** What the owner of the ranks says. */
  static Finding said(RankReport report) {
    return new Finding(report.ranks(), report.state(), true);
  }

  /** What somebody else saw. */
  static Finding seen(Ranks ranks, Status status, Optional<SupervisionEvent> event) {
    return new Finding(ranks, new ResourceState(status, 0, 0, event), false);
  }

  /** That the ranks were lost together with {@code subject}. */
  static Finding lost(Ranks ranks, Subject subject, Cause cause) {
    SupervisionEvent event = SupervisionEvent.ended(subject, Status.FAILED, cause, Instant.now());
    return seen(ranks, Status.FAILED, Optional.of(event));
  }
}
