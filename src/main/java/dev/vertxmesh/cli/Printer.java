package dev.vertxmesh.cli;

import dev.vertxmesh.cli.Console.Colour;
import java.util.List;

/** Prints listings, as tables or as JSON. */
record Printer(Console console, boolean json) {

  /**
   * Prints all rows.
   *
   * @param none what people read when there are none
   */
  <R> void list(Listing<R> listing, List<R> rows, String none) {
    if (json) {
      console.line(listing.json(rows).encodePrettily());
    } else if (rows.isEmpty()) {
      console.line(none);
    } else {
      table(listing, rows);
    }
  }

  /** Prints all rows as a table. */
  <R> void table(Listing<R> listing, List<R> rows) {
    List<String> lines = listing.table(rows);
    console.line(console.paint(Colour.BOLD, lines.get(0)));
    lines.stream().skip(1).forEach(console::line);
  }
}
