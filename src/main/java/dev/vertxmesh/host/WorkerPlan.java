package dev.vertxmesh.host;

import dev.vertxmesh.host.launch.LaunchPlan;

/**
 * A worker that is to be started.
 *
 * @param id its name in the cluster
 * @param mesh its proc mesh
 * @param rank its rank there
 * @param epoch the term of the controller that asked for it
 * @param incarnation which life of that rank
 * @param launch how it is started
 * @param drillable whether faults may be performed on it on purpose
 */
record WorkerPlan(
    String id,
    String mesh,
    int rank,
    long epoch,
    long incarnation,
    LaunchPlan launch,
    boolean drillable) {

  /** For people: "rank 3 of workers". */
  String place() {
    return "rank " + rank + " of " + mesh;
  }
}
