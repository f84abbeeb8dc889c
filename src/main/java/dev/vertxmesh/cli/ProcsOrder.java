package dev.vertxmesh.cli;

import dev.vertxmesh.ProcSpec;
import dev.vertxmesh.model.Names;
import dev.vertxmesh.shape.Extent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which worker JVMs to spawn for good.
 *
 * @param name of the mesh
 * @param hosts on how many; 0 for all
 * @param procs on each host, at least 1
 * @param classPath names of entries in the hosts' configuration
 * @param jvmOptions the name of such an entry; "" for none
 * @param workerSettings of the workers, by name
 * @param lease how long they go on without their controller; the setting if empty
 */
record ProcsOrder(
    String name,
    int hosts,
    int procs,
    List<String> classPath,
    String jvmOptions,
    Map<String, String> workerSettings,
    Optional<Duration> lease) {

  ProcsOrder {
    Names.require("the name of a mesh", name);
    if (hosts < 0) {
      throw new IllegalArgumentException("--hosts is " + hosts + ": give 1 or more, or 0 for all.");
    }
    RunOrder.requireSome("--procs", procs);
  }

  ProcSpec spec() {
    ProcSpec spec =
        ProcSpec.named(name)
            .perHost(Extent.of("procs", procs))
            .classPath(classPath.toArray(String[]::new))
            .jvmOptions(jvmOptions)
            .resident();
    workerSettings.forEach(spec::setting);
    lease.ifPresent(spec::lease);
    return spec;
  }
}
