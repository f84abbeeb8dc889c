package dev.vertxmesh.protocol;

import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.util.Arrays;
import java.util.Optional;

/** Why a message was not obeyed: the failure code of the reply. */
public enum Refusal {
  /** The message itself is wrong: unknown action, missing field, wrong type. */
  BAD_REQUEST(400),
  /** The message is well-formed and not allowed here. */
  FORBIDDEN(403),
  /** What it names does not exist. */
  NOT_FOUND(404),
  /** What it would make exists, or what it would change is on its way out. */
  CONFLICT(409),
  /** A newer controller holds the mesh. */
  STALE_EPOCH(412),
  /** The work was begun and failed. */
  FAILED(500),
  /** Nobody is there who could do it. */
  UNAVAILABLE(503);

  private final int code;

  Refusal(int code) {
    this.code = code;
  }

  /** The number on the wire. */
  public int code() {
    return code;
  }

  /** This refusal with a sentence for people. */
  public RefusedException because(String message) {
    return new RefusedException(this, message);
  }

  /** The refusal that {@code failure} carries, if a recipient of ours refused. */
  public static Optional<Refusal> of(Throwable failure) {
    if (failure instanceof RefusedException refused) {
      return Optional.of(refused.refusal());
    }
    if (failure instanceof ReplyException reply
        && reply.failureType() == ReplyFailure.RECIPIENT_FAILURE) {
      return Arrays.stream(values()).filter(one -> one.code == reply.failureCode()).findFirst();
    }
    return Optional.empty();
  }
}
