package dev.vertxmesh;

import dev.vertxmesh.model.MeshFailure;
import java.util.Optional;

/** A call of the facade that could not be done; the message says what, why, and what to do. */
public final class MeshException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Optional<MeshFailure> failure;

  MeshException(String message, Throwable cause, Optional<MeshFailure> failure) {
    super(message, cause);
    this.failure = failure;
  }

  static MeshException because(String message) {
    return new MeshException(message, null, Optional.empty());
  }

  static MeshException because(String message, Throwable cause) {
    return new MeshException(message, cause, Optional.empty());
  }

  static MeshException because(String message, MeshFailure failure) {
    return new MeshException(message, null, Optional.of(failure));
  }

  /** The end of ranks that is the cause, if one is. */
  public Optional<MeshFailure> failure() {
    return failure == null ? Optional.empty() : failure;
  }
}
