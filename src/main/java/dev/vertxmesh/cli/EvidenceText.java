package dev.vertxmesh.cli;

import dev.vertxmesh.admin.view.EventView;
import dev.vertxmesh.admin.view.EventView.PostMortemView;
import dev.vertxmesh.admin.view.EventView.ThrownView;
import java.util.ArrayList;
import java.util.List;

/** What is known about the cause of an event, for people. */
final class EvidenceText {
  private static final String INDENT = "  ";

  private EvidenceText() {}

  /** Some indented lines under one that says what happened; none if there is no more to say. */
  static List<String> lines(EventView event) {
    List<String> lines = new ArrayList<>();
    event.postMortem().ifPresent(found -> add(lines, found));
    event.thrown().ifPresent(thrown -> add(lines, thrown));
    if (!event.output().isEmpty()) {
      lines.add(INDENT + "last output");
      event.output().forEach(line -> lines.add(INDENT + INDENT + line));
    }
    if (!lines.isEmpty()) {
      lines.add(0, event.sentence());
    }
    return lines;
  }

  private static void add(List<String> lines, PostMortemView found) {
    lines.add(INDENT + "started       " + found.started());
    found.lastSeen().ifPresent(at -> lines.add(INDENT + "last seen     " + at));
    found.ended().ifPresent(at -> lines.add(INDENT + "ended         " + at));
    found
        .crashReport()
        .ifPresent(
            path -> lines.add(INDENT + "crash report  " + path + " on host " + found.host()));
  }

  private static void add(List<String> lines, ThrownView thrown) {
    lines.add(INDENT + thrown);
    thrown.stack().forEach(frame -> lines.add(INDENT + INDENT + "at " + frame));
    for (ThrownView cause : thrown.causes()) {
      lines.add(INDENT + "caused by " + cause);
      cause.stack().forEach(frame -> lines.add(INDENT + INDENT + "at " + frame));
    }
  }
}
