package dev.vertxmesh.cli;

import dev.vertxmesh.cli.Console.Colour;
import dev.vertxmesh.cluster.ClusterTimings;
import dev.vertxmesh.settings.DetectionBounds;
import dev.vertxmesh.settings.DetectionBounds.Bound;
import dev.vertxmesh.settings.DetectionBounds.Cluster;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.settings.TimingChecks;
import dev.vertxmesh.settings.TimingProblem;
import dev.vertxmesh.settings.TimingProblem.Severity;
import dev.vertxmesh.settings.UnwiseTimings;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How late faults are noticed under some settings, and which of these contradict each other, or are
 * unwise.
 *
 * @param bounds one for each kind of fault
 * @param problems errors first, mere advice last
 */
record Explanation(List<Bound> bounds, List<TimingProblem> problems) {

  /** Also reads the cluster configuration that the settings name. */
  static Explanation of(Settings settings) {
    Cluster cluster = ClusterTimings.of(settings);
    List<TimingProblem> problems = new ArrayList<>(TimingChecks.problems(settings));
    problems.addAll(UnwiseTimings.problems(settings, cluster));
    return new Explanation(DetectionBounds.of(settings, cluster), List.copyOf(problems));
  }

  /** USAGE if nothing would start with these settings. */
  ExitCode exitCode() {
    return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR)
        ? ExitCode.USAGE
        : ExitCode.OK;
  }

  /** For people: the bounds on stdout, what contradicts or is unwise on stderr. */
  void print(Console console) {
    for (Bound bound : bounds) {
      String within = bound.within().isPresent() ? "within " + bound.text() : bound.text();
      console.line(console.paint(Colour.BOLD, bound.fault().text() + ": " + within));
      console.line("    = " + bound.formula());
      console.line("    " + bound.told());
    }
    problems.forEach(problem -> console.remark(severity(problem) + ": " + problem.sentence()));
  }

  /** For programs. */
  JsonObject json() {
    JsonArray faults = new JsonArray();
    bounds.forEach(bound -> faults.add(json(bound)));
    JsonArray contradictions = new JsonArray();
    problems.forEach(
        problem ->
            contradictions.add(
                new JsonObject()
                    .put("severity", severity(problem))
                    .put("sentence", problem.sentence())));
    return new JsonObject().put("faults", faults).put("problems", contradictions);
  }

  private static JsonObject json(Bound bound) {
    return new JsonObject()
        .put("fault", bound.fault().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .put("text", bound.fault().text())
        .put("within-ms", bound.within().map(Duration::toMillis).orElse(null))
        .put("formula", bound.formula())
        .put("told", bound.told());
  }

  private static String severity(TimingProblem problem) {
    return problem.severity().name().toLowerCase(Locale.ROOT);
  }
}
