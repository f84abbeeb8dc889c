package dev.vertxmesh.cli;

import dev.vertxmesh.ProcSpec;
import dev.vertxmesh.shape.Extent;
import java.util.List;
import java.util.Map;

/**
 * Which worker JVMs to spawn for good.
 *
 * @param spawn its name, and what else is said of every mesh
 * @param hosts on how many; 0 for all
 * @param procs on each host, at least 1
 * @param classPath names of entries in the hosts' configuration
 * @param jvmOptions the name of such an entry; "" for none
 * @param workerSettings of the workers, by name
 */
record ProcsOrder(
    SpawnOrder spawn,
    int hosts,
    int procs,
    List<String> classPath,
    String jvmOptions,
    Map<String, String> workerSettings) {

  ProcsOrder {
    if (hosts < 0) {
      throw new IllegalArgumentException("--hosts is " + hosts + ": give 1 or more, or 0 for all.");
    }
    RunOrder.requireSome("--procs", procs);
  }

  ProcSpec spec() {
    ProcSpec spec =
        ProcSpec.named(spawn.name())
            .perHost(Extent.of("procs", procs))
            .classPath(classPath.toArray(String[]::new))
            .jvmOptions(jvmOptions)
            .resident();
    workerSettings.forEach(spec::setting);
    spawn.lease().ifPresent(spec::lease);
    if (spawn.drillable()) {
      spec.drillable();
    }
    return spec;
  }
}
