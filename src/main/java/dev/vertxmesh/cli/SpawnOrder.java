package dev.vertxmesh.cli;

import dev.vertxmesh.model.Names;
import java.time.Duration;
import java.util.Optional;

/**
 * What is said of every mesh that is spawned for good.
 *
 * @param name of the mesh
 * @param lease how long its ranks go on without their controller; the setting if empty
 * @param drillable whether drills may perform faults on it
 */
record SpawnOrder(String name, Optional<Duration> lease, boolean drillable) {

  SpawnOrder {
    Names.require("the name of a mesh", name);
  }
}
