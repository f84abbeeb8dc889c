package dev.vertxmesh.cli.top;

import java.util.List;
import java.util.stream.Stream;

/** What the keys do, and what the marks mean. */
final class HelpPage {
  private HelpPage() {}

  static List<Line> lines() {
    return Stream.of(
            "j, ↓      select the next mesh",
            "k, ↑      select the one before",
            "Enter     show the selected mesh closely; Enter, Esc or q goes back",
            "s         sort meshes by name, by trouble, by number of ranks",
            "/         show only what contains a text; Esc shows everything again",
            "p         pause: the picture stays as it is",
            "q         quit",
            "",
            "█ running   ░ neither running nor failed   ✗ failed or timed out",
            "MEMORY and CPU are known of procs on this machine; 100% is one core.",
            "The picture is taken once a second: three lists, and one question to each mesh.")
        .map(Line::plain)
        .toList();
  }
}
