package dev.vertxmesh.cli;

import dev.vertxmesh.model.DrillFault;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which fault is to be performed.
 *
 * @param rank of the mesh; the last one that runs, if empty
 * @param lasting how long; as long as it may go unnoticed, if empty
 */
record DrillOrder(DrillFault fault, String mesh, OptionalInt rank, Optional<Duration> lasting) {

  /** The fault on the command line and in JSON: "kill". */
  String word() {
    return fault.name().toLowerCase(Locale.ROOT);
  }
}
