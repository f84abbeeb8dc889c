package dev.vertxmesh.cli;

import dev.vertxmesh.admin.view.ClusterView;
import dev.vertxmesh.cli.top.Frame;
import dev.vertxmesh.cli.top.LiveScreen;
import dev.vertxmesh.cli.top.Picture;
import dev.vertxmesh.settings.Settings;

/** Shows a running cluster as a whole, once or live. */
final class Top {
  private static final int WIDTH_WITHOUT_SCREEN = 160;

  private final Tools tools;
  private final Settings settings;
  private final ApiChoice api;

  Top(Tools tools, Settings settings, ApiChoice api) {
    this.tools = tools;
    this.settings = settings;
    this.api = api;
  }

  ExitCode show(boolean once, boolean json) {
    try (Visit<ClusterView> visit = Visit.look(tools, settings, api)) {
      Sight sight = new Sight(visit, tools.platform(), settings, api);
      Picture first = visit.await("looking at the cluster", sight.take());
      Console console = tools.console();
      if (json) {
        console.line(first.json().encodePrettily());
      } else if (once || !console.isTerminal()) {
        Frame.whole(first, WIDTH_WITHOUT_SCREEN, console.hasColours()).forEach(console::line);
        if (!once) {
          console.remark("This is no terminal: one frame only. --once says that it is wanted.");
        }
      } else {
        LiveScreen.run(first, sight::take, tools.stop().asked()::isDone, console.hasColours());
      }
      return ExitCode.OK;
    }
  }
}
