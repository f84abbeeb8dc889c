package dev.vertxmesh.cli;

import dev.vertxmesh.cluster.ClusterStartException;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.util.Map;

/** The exit code and the words for what has failed. */
final class Failures {
  /** The failure codes of refusals, which are a part of the wire's contract. */
  private static final Map<Integer, ExitCode> REFUSALS =
      Map.of(
          400, ExitCode.USAGE,
          403, ExitCode.USAGE,
          404, ExitCode.NOT_FOUND,
          409, ExitCode.CONFLICT,
          503, ExitCode.UNAVAILABLE);

  private Failures() {}

  /** Any failure as one that a verb ends with: the innermost cause that is understood decides. */
  static CliException explain(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof CliException known) {
        return known;
      }
      ExitCode code = code(each);
      if (code != ExitCode.FAILED) {
        return new CliException(code, words(failure), failure);
      }
    }
    return new CliException(ExitCode.FAILED, words(failure), failure);
  }

  private static ExitCode code(Throwable failure) {
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
    if (failure instanceof ReplyException reply) {
      return reply.failureType() == ReplyFailure.RECIPIENT_FAILURE
          ? REFUSALS.getOrDefault(reply.failureCode(), ExitCode.FAILED)
          : ExitCode.UNAVAILABLE;
    }
    return ExitCode.FAILED;
  }

  private static String words(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank()
        ? failure.getClass().getSimpleName() + " without a message; --debug shows where."
        : message;
  }
}
