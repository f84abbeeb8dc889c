package dev.vertxmesh.admin.view;

import dev.vertxmesh.ProcSummary;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A worker JVM, as a list shows it.
 *
 * @param proc its id
 * @param mesh the mesh of procs that it belongs to, "" for a JVM that joined by itself
 * @param rank its place there
 * @param incarnation which life of that rank
 * @param host on which it runs, "" for a JVM that joined by itself
 * @param pid of the process
 * @param started when it started, to the second
 */
public record ProcRow(
    String proc, String mesh, int rank, long incarnation, String host, long pid, Instant started) {

  static ProcRow of(ProcSummary proc) {
    return new ProcRow(
        proc.id(),
        proc.mesh(),
        proc.rank(),
        proc.incarnation(),
        proc.host(),
        proc.pid(),
        proc.startedAt().truncatedTo(ChronoUnit.SECONDS));
  }
}
