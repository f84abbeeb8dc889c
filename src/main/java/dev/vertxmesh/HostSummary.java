package dev.vertxmesh;

import dev.vertxmesh.registry.HostRecord;
import java.time.Instant;

/**
 * One line of a list of hosts.
 *
 * @param name unique in the cluster
 * @param machine what people call the machine
 * @param procs how many workers it runs
 * @param maxProcs how many it may run
 * @param node its cluster node
 * @param pid process id of its JVM
 * @param startedAt when that JVM started, by its own clock
 * @param launched whether a mesh launched it, and so ends it
 */
public record HostSummary(
    String name,
    String machine,
    int procs,
    int maxProcs,
    String node,
    long pid,
    Instant startedAt,
    boolean launched) {

  static HostSummary of(HostRecord record, long procs) {
    return new HostSummary(
        record.name(),
        record.machine(),
        Math.toIntExact(procs),
        record.maxProcs(),
        record.node(),
        record.pid(),
        record.startedAt(),
        record.launched());
  }
}
