package dev.vertxmesh.cli;

import dev.vertxmesh.settings.Settings;
import java.time.Duration;

/** Stops a mesh of a running cluster. */
final class Stopper {
  private final Tools tools;
  private final Settings settings;

  Stopper(Tools tools, Settings settings) {
    this.tools = tools;
    this.settings = settings;
  }

  ExitCode stop(RankTarget target, String reason, Duration deadline) {
    try (Visit<ClusterHands> visit = Visit.act(tools, settings)) {
      StopOutcome outcome =
          visit.await("stopping " + target, visit.cluster().stop(target, reason, deadline));
      if (!outcome.left().isEmpty()) {
        throw new CliException(
            ExitCode.FAILED,
            "mesh %s: ranks %s had not ended after %d ms. Look at them with `mesh describe %s`."
                .formatted(target.mesh(), outcome.left(), deadline.toMillis(), target.mesh()));
      }
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
      return ExitCode.OK;
    }
  }
}
