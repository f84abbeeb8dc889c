package dev.vertxmesh.cli;

import dev.vertxmesh.ActorSpec;
import dev.vertxmesh.model.Names;
import dev.vertxmesh.protocol.SpawnActors.Threading;
import dev.vertxmesh.shape.Extent;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/**
 * Which verticles to spawn for good.
 *
 * @param name of the mesh
 * @param on the mesh of procs below
 * @param type the class of the verticle
 * @param actors on each proc, at least 1
 * @param configuration of each verticle
 * @param threading on what they run
 * @param lease how long they go on without their controller; the setting if empty
 */
record ActorsOrder(
    String name,
    String on,
    String type,
    int actors,
    JsonObject configuration,
    Threading threading,
    Optional<Duration> lease) {

  ActorsOrder {
    Names.require("the name of a mesh", name);
    Names.require("--on", on);
    RunOrder.requireSome("--actors", actors);
  }

  ActorSpec spec() {
    ActorSpec spec =
        ActorSpec.of(name, type)
            .perProc(Extent.of("actors", actors))
            .config(configuration)
            .threading(threading)
            .resident();
    lease.ifPresent(spec::lease);
    return spec;
  }
}
