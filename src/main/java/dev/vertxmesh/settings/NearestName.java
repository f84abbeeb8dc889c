package dev.vertxmesh.settings;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Which known name a mistyped one most likely meant. */
final class NearestName {
  private static final String ROOT = "mesh.";

  private NearestName() {}

  /**
   * The known name nearest to {@code typed} by edit distance, whatever the case; of several, the
   * first. A typed name that left out leading parts ({@code poll-frequency}) is near too: each such
   * part costs one edit.
   *
   * @param known not empty
   */
  static String of(String typed, List<String> known) {
    return known.stream().min(Comparator.comparingInt(name -> distance(typed, name))).orElseThrow();
  }

  private static int distance(String typed, String name) {
    String shortTyped = withoutRoot(typed);
    String rest = withoutRoot(name);
    int least = editDistance(shortTyped, rest);
    for (int dropped = 1; rest.contains("."); dropped++) {
      rest = rest.substring(rest.indexOf('.') + 1);
      least = Math.min(least, dropped + editDistance(shortTyped, rest));
    }
    return least;
  }

  private static String withoutRoot(String name) {
    String lowerCase = name.toLowerCase(Locale.ROOT);
    return lowerCase.startsWith(ROOT) ? lowerCase.substring(ROOT.length()) : lowerCase;
  }

  /** Insertions, deletions and replacements of one character that turn one text into the other. */
  static int editDistance(String from, String to) {
    int[] above = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      above[column] = column;
    }
    for (int row = 1; row <= from.length(); row++) {
      int[] current = new int[to.length() + 1];
      current[0] = row;
      for (int column = 1; column <= to.length(); column++) {
        int replaced = from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1;
        int insertedOrDeleted = 1 + Math.min(current[column - 1], above[column]);
        current[column] = Math.min(above[column - 1] + replaced, insertedOrDeleted);
      }
      above = current;
    }
    return above[to.length()];
  }
}
