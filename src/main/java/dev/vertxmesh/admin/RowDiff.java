package dev.vertxmesh.admin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What has changed in a list since it was looked at last.
 *
 * @param <R> its rows
 */
final class RowDiff<R> {
  private final Function<R, String> nameOf;
  private Map<String, R> known = new HashMap<>();

  RowDiff(Function<R, String> nameOf) {
    this.nameOf = nameOf;
  }

  /** Takes the list as it is now; tells which rows are new or other, and which names are gone. */
  void update(List<R> rows, Consumer<R> changed, Consumer<String> gone) {
    Map<String, R> before = known;
    known = new HashMap<>();
    for (R row : rows) {
      known.put(nameOf.apply(row), row);
      if (!row.equals(before.get(nameOf.apply(row)))) {
        changed.accept(row);
      }
    }
    before.keySet().stream().filter(name -> !known.containsKey(name)).forEach(gone);
  }
}
