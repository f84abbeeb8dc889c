package dev.vertxmesh.cli.top;

import dev.vertxmesh.cli.top.Line.Style;
import java.util.ArrayList;
import java.util.List;

/** Divides the lines of a screen among sections that may all want more. */
final class Shares {
  private Shares() {}

  /** How many lines each section gets: turn by turn one more, while it wants and there is room. */
  static int[] of(int room, int... wanted) {
    int[] shares = new int[wanted.length];
    int left = room;
    boolean more = true;
    while (left > 0 && more) {
      more = false;
      for (int index = 0; index < wanted.length && left > 0; index++) {
        if (shares[index] < wanted[index]) {
          shares[index]++;
          left--;
          more = true;
        }
      }
    }
    return shares;
  }

  /**
   * The title and as many rows as fit, with the selected one among them; the last line says how
   * many are left out.
   */
  static List<Line> cut(List<Line> section, int share, int selected) {
    if (section.size() <= share) {
      return section;
    }
    if (share < 3) {
      return section.subList(0, share);
    }
    int rows = share - 2;
    int first = Math.max(0, Math.min(selected - rows + 1, section.size() - 1 - rows));
    List<Line> lines = new ArrayList<>(List.of(section.get(0)));
    lines.addAll(section.subList(1 + first, 1 + first + rows));
    lines.add(Line.of(Style.DIM, "  … " + (section.size() - 1 - rows) + " more"));
    return lines;
  }
}
