package dev.vertxmesh.cli;

import dev.vertxmesh.admin.view.RankRow;
import dev.vertxmesh.cli.Console.Colour;
import dev.vertxmesh.cli.DrillWatch.Told;
import dev.vertxmesh.protocol.DrillBegun;
import dev.vertxmesh.settings.DurationText;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a drill has shown.
 *
 * @param begun what was done
 * @param told how it was noticed; empty if it was not
 * @param waited from the order until the notice, or until the wait was given up
 * @param ranks how the mesh is now
 */
record DrillResult(DrillBegun begun, Optional<Told> told, Duration waited, List<RankRow> ranks) {

  /** Within the bound, late, or unnoticed. */
  ExitCode exitCode() {
    if (told.isEmpty()) {
      return ExitCode.UNNOTICED;
    }
    return waited.compareTo(begun.within()) > 0 ? ExitCode.NOTICED_LATE : ExitCode.OK;
  }

  private String verdict() {
    return switch (exitCode()) {
      case OK -> "within";
      case NOTICED_LATE -> "late";
      default -> "unnoticed";
    };
  }

  void print(Console console) {
    console.line("proc          " + begun.proc());
    console.line("performed by  " + begun.agent());
    told.ifPresent(
        heard -> {
          console.line("detected by   " + learned(heard));
          console.line("notice        " + heard.notice());
        });
    console.line(
        "measured      %s from the order until the notice, an upper bound"
            .formatted(told.isEmpty() ? "nothing for " + spoken(waited) : spoken(waited)));
    console.line("bound         %s = %s".formatted(spoken(begun.within()), begun.formula()));
    boolean good = exitCode() == ExitCode.OK;
    console.line("verdict       " + console.paint(good ? Colour.GREEN : Colour.RED, verdict()));
    console.line(
        "ranks         "
            + ranks.stream()
                .map(row -> row.ranks() + " " + row.status())
                .collect(Collectors.joining(", ")));
    console.line("afterwards    " + afterwards());
  }

  /** What is wrong, for who does not look at the exit code; "" if nothing is. */
  String complaint() {
    return switch (exitCode()) {
      case OK -> "";
      case NOTICED_LATE ->
          "the fault was noticed after %s, later than the bound of %s. %s"
              .formatted(spoken(waited), spoken(begun.within()), advice());
      default ->
          "the fault was not noticed within %s, twice the bound of %s. %s"
              .formatted(spoken(waited), spoken(begun.within()), advice());
    };
  }

  private String advice() {
    return "Is the machine overloaded? `mesh events %s` tells whether a watcher doubted itself."
        .formatted(begun.mesh());
  }

  JsonObject json() {
    JsonObject json =
        new JsonObject()
            .put("mesh", begun.mesh())
            .put("fault", begun.fault().name().toLowerCase(Locale.ROOT))
            .put("rank", begun.rank())
            .put("proc", begun.proc())
            .put("agent", begun.agent())
            .put("lasting-ms", begun.lasting().toMillis())
            .put("within-ms", begun.within().toMillis())
            .put("formula", begun.formula())
            .put("verdict", verdict())
            .put("waited-ms", waited.toMillis());
    told.ifPresent(
        heard ->
            json.put("measured-ms", heard.measured().toMillis())
                .put("learned", learned(heard))
                .put("notice", heard.notice().toString()));
    JsonArray rows = new JsonArray();
    ranks.forEach(
        row ->
            rows.add(
                new JsonObject().put("ranks", row.ranks().toString()).put("status", row.status())));
    return json.put("ranks", rows).put("afterwards", afterwards());
  }

  private String afterwards() {
    String again = "What has ended is not started again: stop the mesh, and spawn it anew.";
    return switch (begun.fault()) {
      case KILL -> "The process is gone. " + again;
      case FREEZE -> "The host has killed the frozen process. " + again;
      case HANG ->
          "The loop is free again %s after the beginning; the actor is given up. %s"
              .formatted(spoken(begun.lasting()), again);
      case PARTITION ->
          ("It is undone %s after the beginning; the rank is in reach again when it is asked the next"
                  + " time, or has ended if its lease is shorter than that.")
              .formatted(spoken(begun.lasting()));
      case ORPHAN -> "Ranks whose lease lapsed have ended. " + again;
    };
  }

  private static String learned(Told heard) {
    return heard
        .notice()
        .event()
        .cause()
        .learned()
        .name()
        .toLowerCase(Locale.ROOT)
        .replace('_', '-');
  }

  private static String spoken(Duration duration) {
    return DurationText.spoken(duration);
  }
}
