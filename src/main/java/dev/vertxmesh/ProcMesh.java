package dev.vertxmesh;

import dev.vertxmesh.shape.Region;
import io.vertx.core.Future;
import java.util.List;

/** A mesh of JVMs that carry actors. */
public final class ProcMesh extends MeshHandle<ProcMesh> {

  ProcMesh(SharedMesh mesh, Region region, boolean owned) {
    super(mesh, region, owned);
  }

  @Override
  ProcMesh view(Region other) {
    return new ProcMesh(mesh(), other, owned());
  }

  /**
   * Deploys actors on each proc of this view, and watches them from this JVM: they are stopped when
   * it goes. Their shape is that of this view, then that on each proc.
   *
   * @return completed once every rank runs; failed, and taken back, if one does not come up, if the
   *     name is taken, or if a label is in both shapes
   */
  public Future<ActorMesh> spawn(ActorSpec spec) {
    return node()
        .call(
            () ->
                new Spawning(node())
                    .spawn(spec.request(this), spec.failureHandler())
                    .map(mesh -> new ActorMesh(mesh, mesh.whole(), !spec.isResident())));
  }

  /** The logs of the procs of this view, in order. */
  public List<LogReader> logs() {
    return logsOfProcs();
  }

  /**
   * The log of a proc.
   *
   * @param rank of this view
   * @throws IllegalArgumentException if the view has no such rank
   */
  public LogReader logs(int rank) {
    return logOfProc(rank);
  }
}
