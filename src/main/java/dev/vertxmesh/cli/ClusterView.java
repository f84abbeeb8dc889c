package dev.vertxmesh.cli;

import dev.vertxmesh.model.MeshFailure;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import java.time.Duration;
import java.util.List;

/** A running cluster, as the verbs see it. A mesh that does not exist fails the Future. */
interface ClusterView {

  Future<List<HostRow>> hosts();

  Future<List<ProcRow>> procs();

  Future<List<MeshRow>> meshes();

  Future<MeshDetail> describe(String mesh);

  /**
   * Calls the handler with what has happened to the mesh, and with what happens from now on.
   *
   * @return completed once that has begun
   */
  Future<Void> follow(String mesh, Handler<MeshFailure> handler);

  /**
   * Stops a mesh.
   *
   * @return in words, the ranks that had not ended at the deadline; "" for none
   */
  Future<String> stop(String mesh, String reason, Duration deadline);

  /** Leaves the cluster. */
  Future<Void> close();
}
