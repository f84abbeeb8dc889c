package dev.vertxmesh.cli;

import dev.vertxmesh.settings.Settings;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/** Stops a mesh of a running cluster. */
final class Stopper {
  private final Tools tools;
  private final Settings settings;
  private final boolean json;

  Stopper(Tools tools, Settings settings, boolean json) {
    this.tools = tools;
    this.settings = settings;
    this.json = json;
  }

  ExitCode stop(RankTarget target, String reason, Duration deadline) {
    try (Visit<ClusterHands> visit = Visit.act(tools, settings)) {
      StopOutcome outcome =
          visit.await("stopping " + target, visit.cluster().stop(target, reason, deadline));
      requireNoneLeft(target, outcome, deadline);
      if (json) {
        tools.console().line(json(target, outcome).encodePrettily());
      } else {
        print(target, outcome);
      }
      return ExitCode.OK;
    }
  }

  private static void requireNoneLeft(RankTarget target, StopOutcome outcome, Duration deadline) {
    if (!outcome.left().isEmpty()) {
      throw new CliException(
          ExitCode.FAILED,
          "mesh %s: ranks %s had not ended after %d ms. Look at them with `mesh describe %s`."
              .formatted(target.mesh(), outcome.left(), deadline.toMillis(), target.mesh()));
    }
  }

  private void print(RankTarget target, StopOutcome outcome) {
    String words = target.toString();
    tools
        .console()
        .line(
            Character.toUpperCase(words.charAt(0))
                + words.substring(1)
                + (target.ranks().size() > 1 ? " have stopped." : " has stopped."));
    if (!outcome.forced().isEmpty()) {
      tools.console().line("Ended by force: ranks " + outcome.forced() + ".");
    }
  }

  private static JsonObject json(RankTarget target, StopOutcome outcome) {
    return new JsonObject()
        .put("mesh", target.mesh())
        .put("ranks", target.ranks().isEmpty() ? "all" : target.ranks().toString())
        .put("forced", outcome.forced().toString());
  }
}
