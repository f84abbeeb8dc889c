package dev.vertxmesh;

import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.protocol.AskReply;
import java.util.Optional;

/**
 * What one rank answered: a body, or why there is none.
 *
 * @param body what the actor replied: a JSON value, a buffer, or null; shared by the ranks that
 *     replied the same
 * @param problem why there is no body, in words; "" if there is one
 * @param code the failure code that the actor gave; -1 for none
 * @param cause the end of the rank, if that is why; its ranks are those of the whole mesh
 */
public record Answer(Object body, String problem, int code, Optional<MeshFailure> cause) {

  private static final int NO_CODE = -1;

  static Answer of(Object body) {
    return new Answer(body, "", NO_CODE, Optional.empty());
  }

  static Answer refused(AskReply.Refused refused) {
    return new Answer(null, refused.message(), refused.code(), Optional.empty());
  }

  static Answer missing(String problem) {
    return new Answer(null, problem, NO_CODE, Optional.empty());
  }

  static Answer ended(MeshFailure failure) {
    return new Answer(null, failure.toString(), NO_CODE, Optional.of(failure));
  }

  /** Whether the actor replied. */
  public boolean succeeded() {
    return problem.isEmpty();
  }

  /**
   * The body.
   *
   * @throws MeshException if there is none, with the {@link #problem()} and the {@link #cause()}
   */
  public Object orThrow() {
    if (succeeded()) {
      return body;
    }
    throw new MeshException(problem, null, cause);
  }
}
