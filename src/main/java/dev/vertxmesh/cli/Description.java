package dev.vertxmesh.cli;

import dev.vertxmesh.admin.view.LeaseView;
import dev.vertxmesh.admin.view.MeshDetail;
import dev.vertxmesh.admin.view.ProcRow;
import dev.vertxmesh.admin.view.SettingRow;
import dev.vertxmesh.admin.view.ViewJson;
import dev.vertxmesh.cli.Console.Colour;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;

/** One mesh closely, in sections; a section that has nothing to say is left out. */
final class Description {
  /** Of how many ends the evidence is printed for people; JSON has all. */
  private static final int MOST_IN_DETAIL = 10;

  private static final int NAME_WIDTH = 14;

  private final Console console;
  private final Printer printer;
  private final MeshDetail mesh;
  private final List<SettingRow> settings;

  /**
   * What there is to say of a mesh.
   *
   * @param settings of the host that told of it, those that are not the default
   */
  Description(Console console, MeshDetail mesh, List<SettingRow> settings) {
    this.console = console;
    this.printer = new Printer(console, false);
    this.mesh = mesh;
    this.settings = settings.stream().filter(SettingRow::isGiven).toList();
  }

  /** For programs; {@code settings} is there if they are known. */
  JsonObject json() {
    JsonObject json = ViewJson.json(mesh);
    return settings.isEmpty() ? json : json.put("settings", ViewJson.json(settings));
  }

  /**
   * For people.
   *
   * @param procs those that run
   * @param source who told of it
   */
  void print(List<ProcRow> procs, String source) {
    printProperties();
    section("Ranks", Listings.ranks(), mesh.ranks());
    section("Where they are", Listings.places(procs, mesh.lease()), mesh.places());
    section("Events", Listings.events(), mesh.events());
    printEvidence();
    section("Settings of " + source + ", but for defaults", Listings.settings(), settings);
  }

  private void printProperties() {
    JsonObject row = ViewJson.json(mesh.row());
    row.remove("drillable");
    row.forEach(entry -> property(entry.getKey(), entry.getValue()));
    property("health", mesh.health());
    property("because", mesh.message());
    property("out of reach", mesh.outOfReach());
    property("subscribers", mesh.subscribers());
    mesh.lease().ifPresent(lease -> property("lease", words(lease)));
    if (mesh.drillable()) {
      property("drillable", "`mesh drill` may perform faults on it");
    }
    if (mesh.forgotten() > 0) {
      property("forgotten", mesh.forgotten() + " earlier ends");
    }
  }

  private static String words(LeaseView lease) {
    return "%ds after each renewal, held by its controller of epoch %d"
        .formatted(Duration.ofMillis(lease.durationMs()).toSeconds(), lease.epoch());
  }

  private <R> void section(String title, Listing<R> listing, List<R> rows) {
    if (!rows.isEmpty()) {
      console.line("");
      console.line(console.paint(Colour.BOLD, title + ":"));
      printer.table(listing, rows);
    }
  }

  private void printEvidence() {
    List<List<String>> evidence =
        mesh.events().stream().map(EvidenceText::lines).filter(lines -> !lines.isEmpty()).toList();
    int untold = Math.max(0, evidence.size() - MOST_IN_DETAIL);
    for (List<String> lines : evidence.subList(untold, evidence.size())) {
      console.line("");
      lines.forEach(console::line);
    }
    if (untold > 0) {
      console.remark("The evidence of " + untold + " earlier ends is in --json.");
    }
  }

  private void property(String name, Object value) {
    String text = value.toString();
    if (!text.isEmpty()) {
      String padded = name + " ".repeat(Math.max(0, NAME_WIDTH - name.length()));
      console.line(console.paint(Colour.BOLD, padded) + text);
    }
  }
}
