package dev.vertxmesh;

import dev.vertxmesh.shape.Region;
import io.vertx.core.Future;

/**
 * A mesh of hosts that start procs. Stopping it lets go of the hosts, and ends those that were
 * launched for a mesh, once their workers are gone.
 */
public final class HostMesh extends MeshHandle<HostMesh> {

  HostMesh(SharedMesh mesh, Region region, boolean owned) {
    super(mesh, region, owned);
  }

  @Override
  HostMesh view(Region other) {
    return new HostMesh(mesh(), other, owned());
  }

  /**
   * Starts worker JVMs on each host of this view, and watches them from this JVM: they end when it
   * goes. Their shape is that of this view, then that on each host. Takes one to two seconds, more
   * if hosts start many.
   *
   * @return completed once every worker takes actors; failed, and taken back, if one does not come
   *     up, if the name is taken, or if a label is in both shapes
   */
  public Future<ProcMesh> spawn(ProcSpec spec) {
    return node()
        .call(
            () ->
                new Spawning(node())
                    .spawn(spec.request(this), spec.failureHandler())
                    .map(mesh -> new ProcMesh(mesh, mesh.whole(), true)));
  }
}
