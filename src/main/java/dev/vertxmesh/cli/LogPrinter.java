package dev.vertxmesh.cli;

import dev.vertxmesh.admin.view.ClusterView;
import dev.vertxmesh.cli.Console.Colour;
import dev.vertxmesh.protocol.LogStream;
import dev.vertxmesh.settings.Settings;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints logs of procs: of each proc stdout first, then stderr. */
final class LogPrinter {
  private final Tools tools;
  private final Settings settings;
  private final ApiChoice api;
  private final List<LogStream> streams;
  private final int lines;
  private final boolean json;

  /**
   * A printer.
   *
   * @param streams which logs of each proc
   * @param lines how many of the last lines of each
   * @param json whether each line is printed as an object
   */
  LogPrinter(
      Tools tools,
      Settings settings,
      ApiChoice api,
      List<LogStream> streams,
      int lines,
      boolean json) {
    this.json = json;
    this.tools = tools;
    this.settings = settings;
    this.api = api;
    this.streams = streams;
    this.lines = lines;
  }

  /** What was written so far; of the older copies, if {@code previous}. */
  ExitCode print(LogTarget target, boolean previous) {
    try (Visit<ClusterView> visit = Visit.look(tools, settings, api)) {
      for (String proc : procs(visit, target)) {
        for (LogStream stream : streams) {
          visit
              .await(
                  "reading the log of " + proc,
                  visit.cluster().readLog(proc, stream, previous, lines))
              .forEach(line -> print(target, proc, stream, line));
        }
      }
      return ExitCode.OK;
    }
  }

  /** That, and what is written from now on. */
  ExitCode follow(LogTarget target) {
    try (Visit<ClusterView> visit = Visit.look(tools, settings, api)) {
      List<Future<Void>> ends = new ArrayList<>();
      for (String proc : procs(visit, target)) {
        for (LogStream stream : streams) {
          ends.add(
              visit
                  .cluster()
                  .followLog(proc, stream, lines, line -> print(target, proc, stream, line))
                  .ended());
        }
      }
      tools.console().remark("Following " + target.name() + "; Ctrl-C ends it.");
      Future<?> ended = Future.join(ends);
      tools.waiter().untilAnyOf(ended);
      if (ended.failed()) {
        throw Failures.explain(ended.cause());
      }
      return ExitCode.OK;
    }
  }

  private static List<String> procs(Visit<ClusterView> visit, LogTarget target) {
    return visit.await(
        "looking for " + target.name(), visit.cluster().logs(target.name(), target.rank()));
  }

  private void print(LogTarget target, String proc, LogStream stream, String line) {
    Console console = tools.console();
    if (json) {
      String name = stream.name().toLowerCase(Locale.ROOT);
      console.line(
          new JsonObject().put("proc", proc).put("stream", name).put("line", line).encode());
      return;
    }
    boolean one = target.rank().isPresent() || target.name().equals(proc);
    console.line(one ? line : console.paint(Colour.DIM, proc + ":") + " " + line);
  }
}
