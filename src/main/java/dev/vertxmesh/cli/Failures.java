package dev.vertxmesh.cli;

import dev.vertxmesh.admin.view.UnknownNameException;
import dev.vertxmesh.cluster.ClusterStartException;
import dev.vertxmesh.protocol.Refusal;
import io.vertx.core.eventbus.ReplyException;

/** The exit code and the words for what has failed. */
final class Failures {
  private Failures() {}

  /** Any failure as one that a verb ends with: the innermost cause that is understood decides. */
  static CliException explain(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof CliException known) {
        return known;
      }
      ExitCode code = code(each);
      if (code != ExitCode.FAILED) {
        return new CliException(code, words(failure) + advice(code), failure);
      }
    }
    return new CliException(ExitCode.FAILED, words(failure), failure);
  }

  private static ExitCode code(Throwable failure) {
    if (failure instanceof UnknownNameException) {
      return ExitCode.NOT_FOUND;
    }
    if (failure instanceof IllegalArgumentException) {
      return ExitCode.USAGE;
    }
    if (failure instanceof ClusterStartException start) {
      return switch (start.reason()) {
        case NO_HOST -> ExitCode.UNAVAILABLE;
        case PORT_IN_USE -> ExitCode.CONFLICT;
        case OTHER -> ExitCode.FAILED;
      };
    }
    return Refusal.of(failure).map(Failures::code).orElseGet(() -> unanswered(failure));
  }

  private static ExitCode code(Refusal refusal) {
    return switch (refusal) {
      case BAD_REQUEST, FORBIDDEN -> ExitCode.USAGE;
      case NOT_FOUND -> ExitCode.NOT_FOUND;
      case CONFLICT -> ExitCode.CONFLICT;
      case UNAVAILABLE -> ExitCode.UNAVAILABLE;
      case FAILED, STALE_EPOCH -> ExitCode.FAILED;
    };
  }

  /** A message that nobody took, or nobody answered. */
  private static ExitCode unanswered(Throwable failure) {
    return failure instanceof ReplyException ? ExitCode.UNAVAILABLE : ExitCode.FAILED;
  }

  private static String advice(ExitCode code) {
    return code == ExitCode.UNAVAILABLE
        ? " `mesh up` starts a host; --cluster and --members name another cluster."
        : "";
  }

  private static String words(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank()
        ? failure.getClass().getSimpleName() + " without a message; --debug shows where."
        : message;
  }
}
