package dev.vertxmesh.cli.top;

import dev.vertxmesh.admin.view.EventView;
import dev.vertxmesh.admin.view.MeshDetail;
import dev.vertxmesh.admin.view.PlaceRow;
import dev.vertxmesh.admin.view.RankRow;
import dev.vertxmesh.cli.top.Line.Style;
import java.util.ArrayList;
import java.util.List;

/** The selected mesh closely. */
final class DetailPage {
  private DetailPage() {}

  static List<Line> of(Look look, Picture picture) {
    List<MeshDetail> meshes = look.meshes(picture);
    return look.selected() < meshes.size()
        ? of(meshes.get(look.selected()))
        : List.of(Line.of(Style.YELLOW, "The mesh has ended."));
  }

  private static List<Line> of(MeshDetail mesh) {
    List<Line> lines = new ArrayList<>();
    property(lines, "mesh", mesh.mesh() + " of " + mesh.kind() + ", " + mesh.extent());
    property(lines, "on", mesh.on());
    property(lines, "actor", mesh.actor());
    property(lines, "status", mesh.status() + ", " + mesh.health());
    property(lines, "because", mesh.message());
    property(lines, "owner", mesh.owner().isEmpty() ? "nobody: it is resident" : mesh.owner());
    property(lines, "out of reach", mesh.outOfReach().toString());
    property(lines, "subscribers", Integer.toString(mesh.subscribers()));
    lines.add(Line.plain(""));
    Columns ranks = new Columns("RANKS", "COUNT", "STATUS");
    for (RankRow run : mesh.ranks()) {
      ranks.row(Style.PLAIN, run.ranks().toString(), Integer.toString(run.count()), run.status());
    }
    lines.addAll(ranks.lines());
    lines.add(Line.plain(""));
    Columns places = new Columns("AGENT", "RANKS");
    for (PlaceRow place : mesh.places()) {
      places.row(Style.PLAIN, place.agent(), place.ranks().toString());
    }
    lines.addAll(places.lines());
    lines.add(Line.plain(""));
    lines.add(Line.of(Style.TITLE, "EVENTS, THE LATEST FIRST"));
    List<EventView> events = mesh.events();
    for (int index = events.size() - 1; index >= 0; index--) {
      lines.add(Frame.line(events.get(index)));
    }
    return lines;
  }

  private static void property(List<Line> lines, String name, String value) {
    if (!value.isEmpty()) {
      lines.add(
          Line.of(Style.BOLD, name + " ".repeat(14 - name.length())).with(Style.PLAIN, value));
    }
  }
}
