package dev.vertxmesh.admin;

import dev.vertxmesh.MeshException;
import dev.vertxmesh.admin.HttpProblem.Kind;
import dev.vertxmesh.admin.view.UnknownNameException;
import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.Refusal;
import java.util.concurrent.TimeoutException;

/** Which problem of a request a failure is: the innermost cause that is understood decides. */
final class Problems {
  private Problems() {}

  static HttpProblem of(Throwable failure) {
    if (failure instanceof HttpProblem known) {
      return known;
    }
    Kind kind = Kind.INTERNAL_ERROR;
    for (Throwable each = failure; each != null; each = each.getCause()) {
      Kind found = kind(each);
      kind = found == Kind.INTERNAL_ERROR ? kind : found;
    }
    String message = failure.getMessage();
    return kind.because(
        message == null || message.isBlank() ? failure.getClass().getSimpleName() : message,
        failure);
  }

  private static Kind kind(Throwable failure) {
    if (failure instanceof UnknownNameException) {
      return Kind.NOT_FOUND;
    }
    if (failure instanceof IllegalArgumentException) {
      return Kind.BAD_REQUEST;
    }
    if (failure instanceof TimeoutException || Caller.isTimeout(failure)) {
      return Kind.GATEWAY_TIMEOUT;
    }
    if (failure instanceof MeshException || Caller.isNobodyThere(failure)) {
      return Kind.SERVICE_UNAVAILABLE;
    }
    return Refusal.of(failure).map(Problems::kind).orElse(Kind.INTERNAL_ERROR);
  }

  private static Kind kind(Refusal refusal) {
    return switch (refusal) {
      case BAD_REQUEST -> Kind.BAD_REQUEST;
      case FORBIDDEN -> Kind.FORBIDDEN;
      case NOT_FOUND -> Kind.NOT_FOUND;
      case CONFLICT, STALE_EPOCH -> Kind.CONFLICT;
      case UNAVAILABLE -> Kind.SERVICE_UNAVAILABLE;
      case FAILED -> Kind.INTERNAL_ERROR;
    };
  }
}
