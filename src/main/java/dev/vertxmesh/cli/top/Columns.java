package dev.vertxmesh.cli.top;

import dev.vertxmesh.cli.top.Line.Style;
import java.util.ArrayList;
import java.util.List;

/** Rows of cells under titles, as wide as their widest. */
final class Columns {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();
  private final List<Style> styles = new ArrayList<>();

  Columns(String... titles) {
    row(Style.TITLE, titles);
  }

  final Columns row(Style style, String... cells) {
    rows.add(List.of(cells));
    styles.add(style);
    return this;
  }

  List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (int index = 0; index < rows.size(); index++) {
      StringBuilder text = new StringBuilder();
      for (int column = 0; column < rows.get(index).size(); column++) {
        String cell = rows.get(index).get(column);
        text.append(cell).append(" ".repeat(width(column) - cell.length())).append(GAP);
      }
      lines.add(Line.of(styles.get(index), text.toString()));
    }
    return lines;
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
