package dev.vertxmesh.cli;

import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.protocol.LogStream;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

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
  Future<StopOutcome> stop(RankTarget target, String reason, Duration deadline);

  /**
   * The procs whose logs are those of a mesh, or of one rank of it; or the proc of that name.
   *
   * @return in rank order, each once
   */
  Future<List<String>> logs(String name, OptionalInt rank);

  /** The last lines of a log of a proc, of its older copy if {@code previous}. */
  Future<List<String>> readLog(String proc, LogStream stream, boolean previous, int lines);

  /**
   * Calls the handler with the last lines of a log, and with each that comes.
   *
   * @return completed when the proc has ended, and all was told
   */
  Future<Void> followLog(String proc, LogStream stream, int lines, Handler<String> handler);

  /** Leaves the cluster. */
  Future<Void> close();
}
