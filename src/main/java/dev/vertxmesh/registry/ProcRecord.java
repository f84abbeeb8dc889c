package dev.vertxmesh.registry;

import java.time.Instant;

/**
 * One proc agent, in the map {@code mesh.procs} under its id.
 *
 * @param id unique in the cluster
 * @param mesh the proc mesh that it belongs to
 * @param rank its rank there
 * @param incarnation its life at that rank; a put of a lower one is refused (RG-3)
 * @param host name of the host that launched it, {@code ""} for a foreign proc
 * @param node Vert.x node id of its JVM; with the incarnation the owner of this entry
 * @param address event-bus address of the agent
 * @param pid process id of its JVM
 * @param startedAt when that JVM started, by its own clock
 */
public record ProcRecord(
    String id,
    String mesh,
    int rank,
    long incarnation,
    String host,
    String node,
    String address,
    long pid,
    Instant startedAt) {}
