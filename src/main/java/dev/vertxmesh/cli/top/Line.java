package dev.vertxmesh.cli.top;

import java.util.ArrayList;
import java.util.List;

/** One line of a frame: texts in styles, cut at the edge of the screen. */
final class Line {
  private static final int LEAST_WRAPPED = 20;
  private static final String PLAIN_AGAIN = "\u001b[0m";

  /** What a terminal can do to a text. */
  enum Style {
    PLAIN(""),
    BOLD("\u001b[1m"),
    DIM("\u001b[2m"),
    RED("\u001b[31m"),
    GREEN("\u001b[32m"),
    YELLOW("\u001b[33m"),
    CYAN("\u001b[36m"),
    TITLE("\u001b[1;36m"),
    SELECTED("\u001b[7m");

    private final String begin;

    Style(String begin) {
      this.begin = begin;
    }
  }

  private record Part(Style style, String text) {}

  private final List<Part> parts = new ArrayList<>();

  static Line of(Style style, String text) {
    return new Line().with(style, text);
  }

  static Line plain(String text) {
    return of(Style.PLAIN, text);
  }

  Line with(Style style, String text) {
    parts.add(new Part(style, text.replaceAll("\\p{Cntrl}", " ")));
    return this;
  }

  /**
   * This line with a text behind it, that goes on below where it ends if it does not fit.
   *
   * @param width of the screen; a text that has no room beside this line is cut instead
   */
  List<Line> wrapping(Style style, String text, int width) {
    int indent = length();
    int room = width - indent;
    if (room < LEAST_WRAPPED) {
      return List.of(with(style, text));
    }
    List<Line> lines = new ArrayList<>();
    String rest = text;
    Line line = this;
    while (rest.length() > room) {
      int blank = rest.lastIndexOf(' ', room);
      int end = blank > 0 ? blank : room;
      lines.add(line.with(style, rest.substring(0, end)));
      rest = rest.substring(end).stripLeading();
      line = plain(" ".repeat(indent));
    }
    lines.add(line.with(style, rest));
    return lines;
  }

  int length() {
    return parts.stream().mapToInt(part -> part.text().length()).sum();
  }

  /** The line as it is printed; in plain text it has no blanks at its end. */
  String text(int width, boolean colours) {
    StringBuilder text = new StringBuilder();
    int left = width;
    for (Part part : parts) {
      String shown = part.text().substring(0, Math.min(left, part.text().length()));
      left -= shown.length();
      boolean styled = colours && part.style() != Style.PLAIN && !shown.isEmpty();
      text.append(styled ? part.style().begin + shown + PLAIN_AGAIN : shown);
    }
    return colours ? text.toString() : text.toString().stripTrailing();
  }
}
