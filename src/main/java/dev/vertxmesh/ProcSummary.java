package dev.vertxmesh;

import dev.vertxmesh.registry.ProcRecord;
import java.time.Instant;

/**
 * One line of a list of procs.
 *
 * @param id unique in the cluster
 * @param mesh the proc mesh that it belongs to, "" for none
 * @param rank its rank there
 * @param incarnation its life at that rank
 * @param host the host that started it, "" for a JVM that we did not start
 * @param node its cluster node
 * @param pid process id of its JVM
 * @param startedAt when that JVM started, by its own clock
 */
public record ProcSummary(
    String id,
    String mesh,
    int rank,
    long incarnation,
    String host,
    String node,
    long pid,
    Instant startedAt) {

  static ProcSummary of(ProcRecord record) {
    return new ProcSummary(
        record.id(),
        record.mesh(),
        record.rank(),
        record.incarnation(),
        record.host(),
        record.node(),
        record.pid(),
        record.startedAt());
  }
}
