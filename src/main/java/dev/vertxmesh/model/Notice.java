package dev.vertxmesh.model;

import java.util.List;

/**
 * What a controller tells its subscribers at one time, in order.
 *
 * @param mesh the name of the mesh
 * @param epoch the term of the controller
 * @param sequence counts the notices of this epoch from 1; a heartbeat and a replay carry the
 *     number of the last notice, and do not count
 * @param replay whether it repeats the present for a newcomer
 * @param failures what happened; empty for a heartbeat (behaviour A 54)
 */
public record Notice(
    String mesh, long epoch, long sequence, boolean replay, List<MeshFailure> failures) {

  public Notice {
    failures = List.copyOf(failures);
  }

  /** Whether it says only that the controller lives. */
  public boolean isHeartbeat() {
    return failures.isEmpty() && !replay;
  }

  /** Whether it is the last one: every rank has ended. */
  public boolean isFinal() {
    return failures.stream()
        .anyMatch(failure -> failure.event().kind() == SupervisionEvent.Kind.ENDED);
  }

  /** Names this notice in the whole cluster: by it an owner tells a repetition. */
  public String id() {
    return mesh + "/" + epoch + "/" + sequence;
  }
}
