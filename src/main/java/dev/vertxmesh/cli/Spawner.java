package dev.vertxmesh.cli;

import dev.vertxmesh.cli.Console.Colour;
import dev.vertxmesh.settings.Settings;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.function.Function;

/** Spawns meshes that outlive the command. */
final class Spawner {
  private final Tools tools;
  private final Settings settings;
  private final boolean json;

  Spawner(Tools tools, Settings settings, boolean json) {
    this.tools = tools;
    this.settings = settings;
    this.json = json;
  }

  ExitCode spawn(ProcsOrder order) {
    return spawn("starting worker JVMs", hands -> hands.spawn(order));
  }

  ExitCode spawn(ActorsOrder order) {
    return spawn("deploying " + order.type(), hands -> hands.spawn(order));
  }

  private ExitCode spawn(String what, Function<ClusterHands, Future<Spawned>> order) {
    try (Visit<ClusterHands> visit = Visit.act(tools, settings)) {
      Spawned spawned = visit.await(what, order.apply(visit.cluster()));
      if (json) {
        tools.console().line(json(spawned).encodePrettily());
      } else {
        print(spawned);
      }
      return ExitCode.OK;
    }
  }

  private void print(Spawned spawned) {
    Console console = tools.console();
    console.line(
        console.paint(
            Colour.GREEN,
            "Mesh %s is up: %d %s, %s."
                .formatted(
                    spawned.mesh(), spawned.extent().ranks(), spawned.kind(), spawned.extent())));
    console.line("Look at it:  mesh describe " + spawned.mesh());
    console.line("End it:      mesh stop " + spawned.mesh());
  }

  private static JsonObject json(Spawned spawned) {
    return new JsonObject()
        .put("mesh", spawned.mesh())
        .put("kind", spawned.kind())
        .put("extent", spawned.extent().toString())
        .put("ranks", spawned.extent().ranks());
  }
}
