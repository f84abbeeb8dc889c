package dev.vertxmesh.cli;

import dev.vertxmesh.admin.view.ClusterView;
import dev.vertxmesh.admin.view.EventView;
import dev.vertxmesh.admin.view.HostRow;
import dev.vertxmesh.admin.view.MeshDetail;
import dev.vertxmesh.admin.view.MeshRow;
import dev.vertxmesh.admin.view.ProcRow;
import dev.vertxmesh.admin.view.ViewJson;
import dev.vertxmesh.cli.Console.Colour;
import dev.vertxmesh.settings.Settings;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Looks at a running cluster: hosts, procs, meshes, and one mesh closely. */
final class Lookout {
  /** Of how many ends the evidence is printed for people; JSON has all. */
  private static final int MOST_IN_DETAIL = 10;

  private final Tools tools;
  private final Settings settings;
  private final ApiChoice api;
  private final Printer printer;

  Lookout(Tools tools, Settings settings, ApiChoice api, boolean json) {
    this.tools = tools;
    this.settings = settings;
    this.api = api;
    this.printer = new Printer(tools.console(), json);
  }

  ExitCode hosts() {
    try (Visit<ClusterView> visit = Visit.look(tools, settings, api)) {
      List<HostRow> hosts = visit.await("listing hosts", visit.cluster().hosts());
      list(Listings.hosts(), hosts, "No host is registered; they may be starting.");
      return ExitCode.OK;
    }
  }

  ExitCode procs() {
    try (Visit<ClusterView> visit = Visit.look(tools, settings, api)) {
      List<ProcRow> procs = visit.await("listing procs", visit.cluster().procs());
      list(Listings.procs(), procs, "No proc runs in this cluster.");
      return ExitCode.OK;
    }
  }

  ExitCode meshes() {
    try (Visit<ClusterView> visit = Visit.look(tools, settings, api)) {
      List<MeshRow> meshes = visit.await("listing meshes", visit.cluster().meshes());
      list(Listings.meshes(), meshes, "There is no mesh in this cluster.");
      return ExitCode.OK;
    }
  }

  ExitCode describe(String mesh) {
    try (Visit<ClusterView> visit = Visit.look(tools, settings, api)) {
      MeshDetail detail = visit.await("asking mesh " + mesh, visit.cluster().describe(mesh));
      if (printer.json()) {
        tools.console().line(ViewJson.json(detail).encodePrettily());
      } else {
        print(detail);
      }
      return ExitCode.OK;
    }
  }

  private <R extends Record> void list(Listing<R> listing, List<R> rows, String none) {
    if (printer.json()) {
      tools.console().line(ViewJson.json(rows).encodePrettily());
    } else {
      printer.list(listing, rows, none);
    }
  }

  private void print(MeshDetail detail) {
    JsonObject mesh = ViewJson.json(detail.row());
    mesh.forEach(entry -> property(entry.getKey(), entry.getValue()));
    property("health", detail.health());
    property("because", detail.message());
    property("out of reach", detail.outOfReach());
    property("subscribers", detail.subscribers());
    if (detail.forgotten() > 0) {
      property("forgotten", detail.forgotten() + " earlier ends");
    }
    tools.console().line("");
    printer.table(Listings.ranks(), detail.ranks());
    if (!detail.events().isEmpty()) {
      tools.console().line("");
      printer.table(Listings.events(), detail.events());
      printEvidence(detail.events());
    }
  }

  private void printEvidence(List<EventView> events) {
    List<List<String>> evidence =
        events.stream().map(EvidenceText::lines).filter(lines -> !lines.isEmpty()).toList();
    int untold = Math.max(0, evidence.size() - MOST_IN_DETAIL);
    for (List<String> lines : evidence.subList(untold, evidence.size())) {
      tools.console().line("");
      lines.forEach(tools.console()::line);
    }
    if (untold > 0) {
      tools.console().remark("The evidence of " + untold + " earlier ends is in --json.");
    }
  }

  private void property(String name, Object value) {
    String text = value.toString();
    if (!text.isEmpty()) {
      String padded = name + " ".repeat(Math.max(0, 14 - name.length()));
      tools.console().line(tools.console().paint(Colour.BOLD, padded) + text);
    }
  }
}
