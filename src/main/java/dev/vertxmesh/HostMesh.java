package dev.vertxmesh;

import dev.vertxmesh.protocol.StopAll;
import dev.vertxmesh.shape.Region;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;

/**
 * A mesh of hosts that start procs. Stopping it lets go of the hosts, and ends those that were
 * launched for a mesh, once their workers are gone; {@link #drain} empties them.
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
                    .map(mesh -> new ProcMesh(mesh, mesh.whole(), !spec.isResident())));
  }

  /**
   * Empties the hosts of this view: each ends its workers, whoever owns them, and takes none
   * meanwhile. The actors there answer first what they were asked before, as in {@link #stop}. An
   * attached host takes workers again afterwards; one that was launched for a mesh ends.
   *
   * @param reason for people
   * @param deadline how long each worker may take before it gets TERM and then KILL; the hosts' own
   *     {@code mesh.process.exit-timeout} if that is less
   * @return what each host did, in the order of the ranks; failed, once the others are done, if one
   *     cannot be asked
   */
  public Future<List<HostDrained>> drain(String reason, Duration deadline) {
    return node()
        .call(
            () ->
                new HostCalls(node())
                    .drain(
                        mesh().placement().of(region().baseRanks()).keySet(),
                        new StopAll(reason, deadline)));
  }
}
