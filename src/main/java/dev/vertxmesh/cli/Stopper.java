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

  ExitCode stop(String mesh, String reason, Duration deadline) {
    try (Visit visit = Visit.begin(tools, settings)) {
      String left =
          visit.await("stopping mesh " + mesh, visit.cluster().stop(mesh, reason, deadline));
      if (left.isEmpty()) {
        tools.console().line("Mesh " + mesh + " has stopped.");
        return ExitCode.OK;
      }
      throw new CliException(
          ExitCode.FAILED,
          "mesh %s: ranks %s had not ended after %d ms. Look at them with `mesh describe %s`."
              .formatted(mesh, left, deadline.toMillis(), mesh));
    }
  }
}
