package dev.vertxmesh.cli;

import dev.vertxmesh.cli.Console.Colour;
import dev.vertxmesh.cli.doctor.Examination;
import dev.vertxmesh.cli.doctor.Finding;
import dev.vertxmesh.cli.doctor.Finding.Verdict;
import dev.vertxmesh.settings.Settings;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Examines the machine and, if one answers, the cluster (CX-10). */
final class Doctor {
  private static final long CLUSTER_LIMIT_MILLISECONDS = 8000;

  private final Tools tools;
  private final Console console;
  private final Settings settings;
  private final boolean json;

  Doctor(Tools tools, Settings settings, boolean json) {
    this.tools = tools;
    this.console = tools.console();
    this.settings = settings;
    this.json = json;
  }

  ExitCode examine() {
    Glimpse<ClusterHands> cluster =
        new Glimpse<>(tools, tools.platform().join(settings), ClusterHands::close);
    List<Finding> findings = new ArrayList<>(Examination.ofMachine(settings));
    findings.addAll(ofCluster(cluster));
    if (json) {
      console.line(json(findings).encodePrettily());
    } else {
      findings.forEach(this::print);
      summarise(findings);
    }
    return count(findings, Verdict.FAIL) > 0 ? ExitCode.FAILED : ExitCode.OK;
  }

  private static List<Finding> nothingOfCluster() {
    return Examination.ofCluster(Optional.empty(), Duration.ZERO);
  }

  private static List<Finding> ofCluster(Glimpse<ClusterHands> cluster) {
    try {
      return cluster
          .ask(
              CLUSTER_LIMIT_MILLISECONDS,
              hands ->
                  hands
                      .hostCount()
                      .map(hosts -> Examination.ofCluster(Optional.of(hosts), hands.clockAhead())))
          .orElseGet(Doctor::nothingOfCluster);
    } catch (CliException unreachable) {
      if (unreachable.exitCode() == ExitCode.INTERRUPTED) {
        throw unreachable;
      }
      return nothingOfCluster();
    }
  }

  private void print(Finding finding) {
    String verdict = finding.verdict().name();
    console.line(
        console.paint(colour(finding.verdict()), verdict)
            + " ".repeat(6 - verdict.length())
            + String.format(Locale.ROOT, "%-13s", finding.check())
            + finding.measured());
    if (!finding.mend().isEmpty()) {
      console.line(" ".repeat(19) + "→ " + finding.mend());
    }
  }

  private void summarise(List<Finding> findings) {
    console.line("");
    console.line(
        "%d checks: %d fail, %d warn."
            .formatted(
                findings.size(), count(findings, Verdict.FAIL), count(findings, Verdict.WARN)));
  }

  private static Colour colour(Verdict verdict) {
    return switch (verdict) {
      case OK -> Colour.GREEN;
      case WARN -> Colour.YELLOW;
      case FAIL -> Colour.RED;
    };
  }

  private static long count(List<Finding> findings, Verdict verdict) {
    return findings.stream().filter(one -> one.verdict() == verdict).count();
  }

  private static JsonArray json(List<Finding> findings) {
    JsonArray all = new JsonArray();
    findings.forEach(
        one ->
            all.add(
                new JsonObject()
                    .put("check", one.check())
                    .put("verdict", one.verdict().text())
                    .put("measured", one.measured())
                    .put("mend", one.mend())));
    return all;
  }
}
