package dev.vertxmesh.admin.view;

import dev.vertxmesh.protocol.LogStream;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import java.util.List;
import java.util.OptionalInt;

/**
 * A running cluster, as it is looked at. What is asked about a name that does not exist fails with
 * an {@link UnknownNameException}.
 */
public interface ClusterView {

  /** By what it is looked at, for people. */
  String source();

  /** All hosts, by name. */
  Future<List<HostRow>> hosts();

  /** All worker JVMs, by id. */
  Future<List<ProcRow>> procs();

  /** All meshes, by name. */
  Future<List<MeshRow>> meshes();

  /** One mesh closely, as its controller knows it. */
  Future<MeshDetail> describe(String mesh);

  /** As {@link #describe(String)}, of a mesh that was listed just now. */
  default Future<MeshDetail> describe(MeshRow listed) {
    return describe(listed.mesh());
  }

  /** One rank of a mesh closely. */
  Future<RankDetail> rank(String mesh, int rank);

  /**
   * Calls the handler with what has happened to the mesh, and with what happens from now on.
   *
   * @return completed once that has begun
   */
  Future<Following> follow(String mesh, Handler<EventView> handler);

  /**
   * The procs whose logs are those of a mesh, or of one rank of it; or the proc of that name.
   *
   * @return in rank order, each once; failed with an {@link IllegalArgumentException} for a mesh
   *     that has no logs
   */
  Future<List<String>> logs(String name, OptionalInt rank);

  /** The last lines of a log of a proc, of its older copy if {@code previous}. */
  Future<List<String>> readLog(String proc, LogStream stream, boolean previous, int lines);

  /** Where the threads of a proc are, also while its event loops are blocked. */
  Future<List<String>> threads(String proc);

  /**
   * Calls the handler with the last lines of a log, and with each that comes.
   *
   * @return ended when the proc has ended, and all was told
   */
  Following followLog(String proc, LogStream stream, int lines, Handler<String> handler);

  /**
   * The settings of the host that answers, if one is asked; nothing if this node looks by itself:
   * its own are of no account for what runs there.
   */
  default Future<List<SettingRow>> settings() {
    return Future.succeededFuture(List.of());
  }

  /** Leaves the cluster, if this view has joined it. */
  Future<Void> close();
}
