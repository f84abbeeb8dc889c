package dev.vertxmesh.cli;

import dev.vertxmesh.cli.Console.Colour;
import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.SupervisionEvent.Kind;
import dev.vertxmesh.settings.Settings;
import io.vertx.core.Promise;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Prints what happens to a mesh. */
final class EventLog {
  private final Tools tools;
  private final Settings settings;
  private final boolean json;

  EventLog(Tools tools, Settings settings, boolean json) {
    this.tools = tools;
    this.settings = settings;
    this.json = json;
  }

  /** What has happened so far. */
  ExitCode list(String mesh) {
    try (Visit visit = Visit.begin(tools, settings)) {
      List<MeshFailure> events =
          visit.await("asking mesh " + mesh, visit.cluster().describe(mesh)).failures();
      if (json) {
        events.forEach(this::print);
      } else {
        String none = "Nothing has happened to mesh " + mesh + ".";
        new Printer(tools.console(), false).list(EventRow.listing(), events, none);
      }
      return ExitCode.OK;
    }
  }

  /** That, and what happens from now on. */
  ExitCode follow(String mesh) {
    try (Visit visit = Visit.begin(tools, settings)) {
      Promise<Void> ended = Promise.promise();
      visit.await(
          "subscribing to mesh " + mesh,
          visit.cluster().follow(mesh, event -> onEvent(event, ended)));
      tools.console().remark("Following mesh " + mesh + "; Ctrl-C ends it.");
      tools.waiter().untilAnyOf(ended.future());
      return ended.future().failed() ? ExitCode.UNAVAILABLE : ExitCode.OK;
    }
  }

  private void onEvent(MeshFailure event, Promise<Void> ended) {
    print(event);
    Kind kind = event.event().kind();
    if (kind == Kind.ENDED) {
      ended.tryComplete();
    } else if (kind == Kind.CONTROLLER_LOST || kind == Kind.CLUSTER_LOST) {
      ended.tryFail(event.toString());
    }
  }

  private void print(MeshFailure event) {
    tools
        .console()
        .line(json ? EvidenceText.json(event).encode() : sentence(tools.console(), event));
  }

  /** One line for people: when, and what. */
  static String sentence(Console console, MeshFailure event) {
    Colour colour = event.event().isFailure() ? Colour.RED : Colour.YELLOW;
    return console.paint(
            Colour.DIM, event.event().occurredAt().truncatedTo(ChronoUnit.MILLIS).toString())
        + " "
        + console.paint(colour, event.toString());
  }
}
