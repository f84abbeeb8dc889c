package dev.vertxmesh.cli;

import dev.vertxmesh.admin.view.ClusterView;
import dev.vertxmesh.admin.view.EventView;
import dev.vertxmesh.admin.view.Following;
import dev.vertxmesh.admin.view.ViewJson;
import dev.vertxmesh.cli.Console.Colour;
import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.settings.Settings;
import java.util.List;

/** Prints what happens to a mesh. */
final class EventLog {
  private final Tools tools;
  private final Settings settings;
  private final ApiChoice api;
  private final boolean json;

  EventLog(Tools tools, Settings settings, ApiChoice api, boolean json) {
    this.tools = tools;
    this.settings = settings;
    this.api = api;
    this.json = json;
  }

  /** What has happened so far. */
  ExitCode list(String mesh) {
    try (Visit<ClusterView> visit = Visit.look(tools, settings, api)) {
      List<EventView> events =
          visit.await("asking mesh " + mesh, visit.cluster().describe(mesh)).events();
      if (json) {
        events.forEach(this::print);
      } else {
        String none = "Nothing has happened to mesh " + mesh + ".";
        new Printer(tools.console(), false).list(Listings.events(), events, none);
      }
      return ExitCode.OK;
    }
  }

  /** That, and what happens from now on. */
  ExitCode follow(String mesh) {
    try (Visit<ClusterView> visit = Visit.look(tools, settings, api)) {
      Following following =
          visit.await("subscribing to mesh " + mesh, visit.cluster().follow(mesh, this::print));
      tools.console().remark("Following mesh " + mesh + "; Ctrl-C ends it.");
      tools.waiter().untilAnyOf(following.ended());
      return following.ended().failed() ? ExitCode.UNAVAILABLE : ExitCode.OK;
    }
  }

  private void print(EventView event) {
    tools.console().line(json ? ViewJson.json(event).encode() : sentence(tools.console(), event));
  }

  /** One line for people: when, and what. */
  static String sentence(Console console, MeshFailure event) {
    return sentence(console, EventView.of(event));
  }

  private static String sentence(Console console, EventView event) {
    Colour colour = event.isFailure() ? Colour.RED : Colour.YELLOW;
    return console.paint(Colour.DIM, event.time().toString())
        + " "
        + console.paint(colour, event.sentence());
  }
}
