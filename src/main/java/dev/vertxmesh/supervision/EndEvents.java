package dev.vertxmesh.supervision;

import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.Cause.Learned;
import dev.vertxmesh.model.ResourceState;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.Subject;
import dev.vertxmesh.model.SupervisionEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Which event a state amounts to (behaviour A 38–40, departure 13). */
public final class EndEvents {

  private EndEvents() {}

  /**
   * The event that came with {@code state}, or one made up on the expected subject if the rank is
   * gone and nobody said why; none while the rank lives.
   *
   * @param expected what stands at the ranks concerned, in the view of the mesh
   */
  public static Optional<SupervisionEvent> of(
      ResourceState state, Supplier<Subject> expected, Instant now) {
    Status status = state.status();
    if (!status.isTerminated() && status != Status.NOT_EXIST) {
      return Optional.empty();
    }
    if (state.event().isPresent()) {
      return state.event();
    }
    Status verdict = status == Status.NOT_EXIST ? Status.STOPPED : status;
    String message = "its status is " + status.text() + "; it may have been killed";
    return Optional.of(
        SupervisionEvent.ended(expected.get(), verdict, Cause.of(Learned.POLL, message), now));
  }
}
