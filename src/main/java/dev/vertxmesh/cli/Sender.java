package dev.vertxmesh.cli;

import dev.vertxmesh.CastResult;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;

/** Sends messages to actors of a running cluster. */
final class Sender {
  private final Tools tools;
  private final Console console;
  private final Settings settings;
  private final boolean json;

  Sender(Tools tools, Settings settings, boolean json) {
    this.tools = tools;
    this.console = tools.console();
    this.settings = settings;
    this.json = json;
  }

  ExitCode ask(RankTarget target, Object body, Duration timeout) {
    try (Visit<ClusterHands> visit = Visit.act(tools, settings)) {
      List<AnswerRow> rows =
          visit.await("asking " + target, visit.cluster().ask(target, body, timeout));
      if (json) {
        JsonArray all = new JsonArray();
        rows.forEach(row -> all.add(row.json()));
        console.line(all.encodePrettily());
      } else {
        print(rows);
      }
      return verdict(rows.stream().allMatch(AnswerRow::succeeded));
    }
  }

  private void print(List<AnswerRow> rows) {
    int width = rows.stream().mapToInt(row -> row.ranks().toString().length()).max().orElse(0);
    for (AnswerRow row : rows) {
      if (row.succeeded()) {
        String ranks = row.ranks().toString();
        console.line(
            console.paint(Console.Colour.BOLD, ranks)
                + " ".repeat(width - ranks.length() + 2)
                + row.text());
      } else {
        console.error(named(row.ranks()) + " did not answer: " + row.answer().problem());
      }
    }
  }

  ExitCode cast(RankTarget target, Object body) {
    try (Visit<ClusterHands> visit = Visit.act(tools, settings)) {
      CastResult result = visit.await("casting to " + target, visit.cluster().cast(target, body));
      if (json) {
        console.line(json(result).encodePrettily());
      } else {
        print(result);
      }
      return verdict(result.isComplete());
    }
  }

  private void print(CastResult result) {
    if (!result.accepted().isEmpty()) {
      console.line("Accepted by " + named(result.accepted()) + ".");
    }
    if (!result.withoutConsumer().isEmpty()) {
      console.error(
          named(result.withoutConsumer())
              + " did not take it: no consumer at the address that config() names in \"mesh\"");
    }
    result
        .missed()
        .forEach(one -> console.error(named(one.ranks()) + " did not take it: " + one.problem()));
  }

  private static JsonObject json(CastResult result) {
    JsonArray missed = new JsonArray();
    result
        .missed()
        .forEach(
            one ->
                missed.add(
                    new JsonObject()
                        .put("ranks", one.ranks().toString())
                        .put("problem", one.problem())));
    return new JsonObject()
        .put("accepted", result.accepted().toString())
        .put("without-consumer", result.withoutConsumer().toString())
        .put("missed", missed);
  }

  private static ExitCode verdict(boolean complete) {
    return complete ? ExitCode.OK : ExitCode.FAILED;
  }

  private static String named(Ranks ranks) {
    return (ranks.size() == 1 ? "rank " : "ranks ") + ranks;
  }
}
