package dev.vertxmesh.admin.view;

import dev.vertxmesh.HostSummary;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A host, as a list shows it.
 *
 * @param host its name
 * @param machine what people call the machine
 * @param pid of its JVM
 * @param procs how many workers it runs
 * @param maxProcs how many it may run
 * @param launched whether a mesh launched it, and so ends it
 * @param started when its JVM started, to the second
 */
public record HostRow(
    String host,
    String machine,
    long pid,
    int procs,
    int maxProcs,
    boolean launched,
    Instant started) {

  static HostRow of(HostSummary host) {
    return new HostRow(
        host.name(),
        host.machine(),
        host.pid(),
        host.procs(),
        host.maxProcs(),
        host.launched(),
        host.startedAt().truncatedTo(ChronoUnit.SECONDS));
  }
}
