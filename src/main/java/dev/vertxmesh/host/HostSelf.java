package dev.vertxmesh.host;

import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.RankReport;
import dev.vertxmesh.model.ResourceState;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.Subject;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.protocol.ReservedNames;
import dev.vertxmesh.protocol.StateReport;
import dev.vertxmesh.shape.Ranks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The host as a rank: the mesh of one that it itself is. */
final class HostSelf {

  private final String host;
  private ResourceState state = ResourceState.of(Status.RUNNING, 1, 1);

  HostSelf(String host) {
    this.host = host;
  }

  /** The name of its mesh. */
  String mesh() {
    return ReservedNames.hostItself(host);
  }

  boolean isStopping() {
    return state.status().isTerminating();
  }

  /** It ends its workers, and takes none. */
  void stopping() {
    become(Status.STOPPING, Optional.empty());
  }

  /** It takes workers again. */
  void running() {
    become(Status.RUNNING, Optional.empty());
  }

  /** It says goodbye. */
  void stopped(String reason, Instant now) {
    Subject subject = new Subject(Subject.Kind.HOST, "host " + host);
    Cause cause = Cause.of(Cause.Learned.REQUEST, reason);
    become(
        Status.STOPPED, Optional.of(SupervisionEvent.ended(subject, Status.STOPPED, cause, now)));
  }

  StateReport report() {
    return new StateReport(mesh(), host, true, List.of(new RankReport(Ranks.of(0), state)));
  }

  private void become(Status status, Optional<SupervisionEvent> event) {
    state = new ResourceState(status, state.incarnation(), state.generation() + 1, event);
  }
}
