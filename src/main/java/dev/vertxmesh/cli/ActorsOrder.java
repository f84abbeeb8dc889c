package dev.vertxmesh.cli;

import dev.vertxmesh.ActorSpec;
import dev.vertxmesh.model.Names;
import dev.vertxmesh.protocol.SpawnActors.Threading;
import dev.vertxmesh.shape.Extent;
import io.vertx.core.json.JsonObject;

/**
 * Which verticles to spawn for good.
 *
 * @param spawn its name, and what else is said of every mesh
 * @param on the mesh of procs below
 * @param type the class of the verticle
 * @param actors on each proc, at least 1
 * @param configuration of each verticle
 * @param threading on what they run
 */
record ActorsOrder(
    SpawnOrder spawn,
    String on,
    String type,
    int actors,
    JsonObject configuration,
    Threading threading) {

  ActorsOrder {
    Names.require("--on", on);
    RunOrder.requireSome("--actors", actors);
  }

  ActorSpec spec() {
    ActorSpec spec =
        ActorSpec.of(spawn.name(), type)
            .perProc(Extent.of("actors", actors))
            .config(configuration)
            .threading(threading)
            .resident();
    spawn.lease().ifPresent(spec::lease);
    if (spawn.drillable()) {
      spec.drillable();
    }
    return spec;
  }
}
