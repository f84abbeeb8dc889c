package dev.vertxmesh.real;

import static dev.vertxmesh.real.RealCluster.await;

import dev.vertxmesh.Mesh;
import dev.vertxmesh.MeshHandle;
import dev.vertxmesh.shape.Extent;
import dev.vertxmesh.shape.Ranks;
import java.time.Duration;
import java.util.List;

/**
 * The meshes that one owner spawns at a time: all hosts, workers on them, actors on those.
 *
 * @param generation tells them from those before
 */
record FaultMeshes(int generation) {

  static final Duration POLL = Duration.ofMillis(500);
  static final Duration LEASE = Duration.ofSeconds(4);
  static final Extent PROCS_PER_HOST = Extent.of("procs", 2);
  static final Extent ACTORS_PER_PROC = Extent.of("actors", 2);

  /** The entry of the hosts' configuration that says with what flags workers run. */
  static final String JVM_OPTIONS = "quick";

  /** What the names of meshes of hosts begin with. */
  static final String HOSTS = "hosts-";

  String hosts() {
    return HOSTS + generation;
  }

  String procs() {
    return "procs-" + generation;
  }

  String actors() {
    return "actors-" + generation;
  }

  List<String> names() {
    return List.of(actors(), procs(), hosts());
  }

  /** Those of the names that are there, as a node sees them; the uppermost first. */
  List<MeshHandle<?>> handles(Mesh mesh) {
    return List.of(
        await(mesh.findActors(actors())),
        await(mesh.findProcs(procs())),
        await(mesh.findHosts(hosts())));
  }

  /** The actors on the proc of that rank. */
  static Ranks actorsOn(int proc) {
    int each = ACTORS_PER_PROC.ranks();
    return Ranks.range(proc * each, (proc + 1) * each);
  }
}
