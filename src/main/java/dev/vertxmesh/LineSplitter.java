package dev.vertxmesh;

import java.util.ArrayList;
import java.util.List;

/** Makes lines of text that comes in parts, which end anywhere. */
final class LineSplitter {

  private final StringBuilder rest = new StringBuilder();

  /** The lines that this part completes. */
  List<String> add(String part) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    for (int at = part.indexOf('\n'); at >= 0; at = part.indexOf('\n', from)) {
      lines.add(line(rest.append(part, from, at)));
      rest.setLength(0);
      from = at + 1;
    }
    rest.append(part, from, part.length());
    return lines;
  }

  /** The line that was begun and will not be completed, if there is one. */
  List<String> end() {
    List<String> last = rest.isEmpty() ? List.of() : List.of(line(rest));
    rest.setLength(0);
    return last;
  }

  private static String line(StringBuilder text) {
    int length = text.length();
    return length > 0 && text.charAt(length - 1) == '\r'
        ? text.substring(0, length - 1)
        : text.toString();
  }

  /** At most so many of the last ones. */
  static List<String> last(int count, List<String> lines) {
    return List.copyOf(lines.subList(Math.max(0, lines.size() - count), lines.size()));
  }
}
