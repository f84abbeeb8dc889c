package dev.vertxmesh.cli;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Rows of one kind, as an aligned table for people and as JSON for programs.
 *
 * @param <R> the row
 */
final class Listing<R> {
  private static final String GAP = "  ";

  private final List<Column<R>> columns = new ArrayList<>();

  /**
   * One column.
   *
   * @param key what JSON calls it; in capitals, the title in the table
   * @param value a number, a text, a boolean or an instant
   */
  private record Column<R>(String key, Function<R, Object> value) {

    String title() {
      return key.toUpperCase(Locale.ROOT);
    }

    String text(R row) {
      return value.apply(row).toString();
    }

    Object json(R row) {
      Object found = value.apply(row);
      return found instanceof Instant ? found.toString() : found;
    }
  }

  /** This listing with one column more, at its right. */
  Listing<R> with(String key, Function<R, Object> value) {
    columns.add(new Column<>(key, value));
    return this;
  }

  /** One line for the titles and one for each row; no line has blanks at its end. */
  List<String> table(List<R> rows) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(columns.stream().map(Column::title).toList());
    rows.forEach(row -> lines.add(columns.stream().map(column -> column.text(row)).toList()));
    List<Integer> widths = widths(lines);
    return lines.stream().map(line -> aligned(line, widths)).toList();
  }

  /** One object for each row. */
  JsonArray json(List<R> rows) {
    JsonArray array = new JsonArray();
    rows.forEach(row -> array.add(json(row)));
    return array;
  }

  /** One row as an object. */
  JsonObject json(R row) {
    JsonObject object = new JsonObject();
    columns.forEach(column -> object.put(column.key(), column.json(row)));
    return object;
  }

  private List<Integer> widths(List<List<String>> lines) {
    List<Integer> widths = new ArrayList<>();
    for (int column = 0; column < columns.size(); column++) {
      int index = column;
      widths.add(lines.stream().mapToInt(line -> line.get(index).length()).max().orElse(0));
    }
    return widths;
  }

  private static String aligned(List<String> cells, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      line.append(cell).append(" ".repeat(widths.get(column) - cell.length())).append(GAP);
    }
    return line.toString().stripTrailing();
  }
}
