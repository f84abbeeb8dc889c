package dev.vertxmesh.cli;

import dev.vertxmesh.admin.view.ProcRow;
import dev.vertxmesh.admin.view.ViewJson;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/** Kills ranks of a running cluster, and says what went with them. */
final class Killer {
  private final Tools tools;
  private final Console console;
  private final Settings settings;
  private final boolean json;

  Killer(Tools tools, Settings settings, boolean json) {
    this.tools = tools;
    this.console = tools.console();
    this.settings = settings;
    this.json = json;
  }

  ExitCode kill(String name, boolean sure, String reason, Duration deadline) {
    try (Visit<ClusterHands> visit = Visit.act(tools, settings)) {
      Victims victims = visit.await("looking for " + name, visit.cluster().aim(name));
      requireSure(victims, sure);
      if (!victims.ranks().isEmpty()) {
        Ranks left =
            visit
                .await("killing " + victims, visit.cluster().kill(victims, reason, deadline))
                .left();
        requireNoneLeft(victims, left, deadline);
      }
      print(victims);
      return ExitCode.OK;
    }
  }

  private static void requireSure(Victims victims, boolean sure) {
    if (!sure && victims.ranks().size() > 1) {
      throw new CliException(
          ExitCode.USAGE,
          "that kills %d: %s. Say --yes if you mean them all; `mesh stop` lets them answer first."
              .formatted(victims.ranks().size(), victims));
    }
  }

  private static void requireNoneLeft(Victims victims, Ranks left, Duration deadline) {
    if (!left.isEmpty()) {
      throw new CliException(
          ExitCode.FAILED,
          "mesh %s: there is no news of the end of ranks %s after %d ms. `mesh describe %s` shows"
                  .formatted(victims.mesh(), left, deadline.toMillis(), victims.mesh())
              + " whether their hosts answer.");
    }
  }

  private void print(Victims victims) {
    if (json) {
      console.line(json(victims).encodePrettily());
      return;
    }
    if (victims.ranks().isEmpty()) {
      console.line("Nothing to kill: they had ended.");
      return;
    }
    console.line("Killed " + victims + ".");
    for (ProcRow proc : victims.procs()) {
      console.line("  %s, pid %d on %s".formatted(proc.proc(), proc.pid(), proc.host()));
    }
    victims
        .along()
        .forEach(along -> console.line("With it: " + new RankTarget(along.mesh(), along.ranks())));
  }

  private static JsonObject json(Victims victims) {
    JsonArray along = new JsonArray();
    victims
        .along()
        .forEach(
            one ->
                along.add(
                    new JsonObject().put("mesh", one.mesh()).put("ranks", one.ranks().toString())));
    return new JsonObject()
        .put("mesh", victims.mesh())
        .put("ranks", victims.ranks().toString())
        .put("procs", ViewJson.json(victims.procs()))
        .put("along", along);
  }
}
