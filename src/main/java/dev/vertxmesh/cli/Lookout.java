package dev.vertxmesh.cli;

import dev.vertxmesh.cli.Console.Colour;
import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.settings.Settings;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Looks at a running cluster: hosts, procs, meshes, and one mesh closely. */
final class Lookout {
  /** Of how many ends the evidence is printed for people; JSON has all. */
  private static final int MOST_IN_DETAIL = 10;

  private final Tools tools;
  private final Settings settings;
  private final Printer printer;

  Lookout(Tools tools, Settings settings, boolean json) {
    this.tools = tools;
    this.settings = settings;
    this.printer = new Printer(tools.console(), json);
  }

  ExitCode hosts() {
    try (Visit visit = Visit.begin(tools, settings)) {
      List<HostRow> hosts = visit.await("listing hosts", visit.cluster().hosts());
      printer.list(HostRow.listing(), hosts, "No host is registered; they may be starting.");
      return ExitCode.OK;
    }
  }

  ExitCode procs() {
    try (Visit visit = Visit.begin(tools, settings)) {
      List<ProcRow> procs = visit.await("listing procs", visit.cluster().procs());
      printer.list(ProcRow.listing(), procs, "No proc runs in this cluster.");
      return ExitCode.OK;
    }
  }

  ExitCode meshes() {
    try (Visit visit = Visit.begin(tools, settings)) {
      List<MeshRow> meshes = visit.await("listing meshes", visit.cluster().meshes());
      printer.list(MeshRow.listing(), meshes, "There is no mesh in this cluster.");
      return ExitCode.OK;
    }
  }

  ExitCode describe(String mesh) {
    try (Visit visit = Visit.begin(tools, settings)) {
      MeshDetail detail = visit.await("asking mesh " + mesh, visit.cluster().describe(mesh));
      if (printer.json()) {
        tools.console().line(json(detail).encodePrettily());
      } else {
        print(detail);
      }
      return ExitCode.OK;
    }
  }

  private void print(MeshDetail detail) {
    JsonObject mesh = MeshRow.listing().json(detail.mesh());
    mesh.forEach(entry -> property(entry.getKey(), entry.getValue()));
    property("health", detail.status().text());
    property("because", detail.message());
    property("out of reach", detail.outOfReach());
    property("subscribers", detail.subscribers());
    if (detail.forgotten() > 0) {
      property("forgotten", detail.forgotten() + " earlier ends");
    }
    tools.console().line("");
    printer.table(MeshDetail.RankRow.listing(), detail.statuses());
    if (!detail.failures().isEmpty()) {
      tools.console().line("");
      printer.table(EventRow.listing(), detail.failures());
      printEvidence(detail.failures());
    }
  }

  private void printEvidence(List<MeshFailure> failures) {
    List<List<String>> evidence =
        failures.stream().map(EvidenceText::lines).filter(lines -> !lines.isEmpty()).toList();
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

  private static JsonObject json(MeshDetail detail) {
    JsonArray events = new JsonArray();
    detail.failures().forEach(failure -> events.add(EvidenceText.json(failure)));
    return MeshRow.listing()
        .json(detail.mesh())
        .put("health", detail.status().text())
        .put("message", detail.message())
        .put("out-of-reach", detail.outOfReach().toString())
        .put("subscribers", detail.subscribers())
        .put("ranks", MeshDetail.RankRow.listing().json(detail.statuses()))
        .put("forgotten", detail.forgotten())
        .put("events", events);
  }
}
