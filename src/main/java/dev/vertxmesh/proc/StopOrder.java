package dev.vertxmesh.proc;

import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.Cause.Learned;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.Subject;
import dev.vertxmesh.model.SupervisionEvent;
import java.time.Duration;
import java.time.Instant;

/** Why actors are to stop. All that obey it share one event, so that they are told as one run. */
final class StopOrder {

  private final Subject subject;
  private final Cause cause;
  private SupervisionEvent event;

  StopOrder(Subject subject, Cause cause) {
    this.subject = subject;
    this.cause = cause;
  }

  static Cause asked(String reason) {
    return Cause.of(Learned.REQUEST, "asked to stop: " + reason);
  }

  static Cause killed(String reason) {
    return Cause.of(Learned.REQUEST, "killed: " + reason);
  }

  static Cause self() {
    return Cause.of(Learned.SELF, "it undeployed itself");
  }

  static Cause late(Cause cause, Duration deadline) {
    String message = "did not stop within " + deadline.toMillis() + " ms (" + cause.message() + ")";
    return Cause.of(cause.learned(), message);
  }

  /** The end of those that obeyed. */
  SupervisionEvent stopped() {
    if (event == null) {
      event = SupervisionEvent.ended(subject, Status.STOPPED, cause, Instant.now());
    }
    return event;
  }
}
