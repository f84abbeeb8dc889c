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

  static List<Line> of(Look look, Picture picture, int width) {
    List<MeshDetail> meshes = look.meshes(picture);
    return look.selected() < meshes.size()
        ? of(meshes.get(look.selected()), width)
        : List.of(Line.of(Style.YELLOW, "The mesh has ended."));
  }

  private static List<Line> of(MeshDetail mesh, int width) {
    List<Line> lines = new ArrayList<>();
    property(lines, "mesh", mesh.mesh() + " of " + mesh.kind() + ", " + mesh.extent(), width);
    property(lines, "on", mesh.on(), width);
    property(lines, "actor", mesh.actor(), width);
    property(lines, "status", mesh.status() + ", " + mesh.health(), width);
    property(lines, "because", mesh.message(), width);
    property(
        lines, "owner", mesh.owner().isEmpty() ? "nobody: it is resident" : mesh.owner(), width);
    property(lines, "out of reach", mesh.outOfReach().toString(), width);
    property(lines, "subscribers", Integer.toString(mesh.subscribers()), width);
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
      lines.addAll(Frame.lines(events.get(index), width));
    }
    return lines;
  }

  private static void property(List<Line> lines, String name, String value, int width) {
    if (!value.isEmpty()) {
      Line label = Line.of(Style.BOLD, name + " ".repeat(14 - name.length()));
      lines.addAll(label.wrapping(Style.PLAIN, value, width));
    }
  }
}
