package dev.vertxmesh.supervision;

import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.Cause.Learned;
import dev.vertxmesh.model.PostMortem;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.Subject;
import dev.vertxmesh.model.SupervisionEvent;
import java.time.Instant;
import java.util.Optional;

/** Events for tests that do not care which. */
final class Samples {

  static final Subject ACTOR = new Subject(Subject.Kind.ACTOR, "scores[3]");
  static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  static final PostMortem FOUND =
      new PostMortem(
          4711,
          "host-2",
          PostMortem.Memory.NO_SIGN,
          Optional.empty(),
          Optional.empty(),
          NOON,
          Optional.empty(),
          Optional.of(NOON));

  private Samples() {}

  static SupervisionEvent ended(Status status, String message) {
    return SupervisionEvent.ended(ACTOR, status, Cause.of(Learned.ESCAPE, message), NOON);
  }

  static SupervisionEvent event(SupervisionEvent.Kind kind, Status status) {
    return new SupervisionEvent(kind, ACTOR, status, Cause.of(Learned.POLL, "because"), NOON);
  }
}
