package dev.vertxmesh.registry;

import java.time.Instant;

/**
 * One host agent, in the map {@code mesh.hosts} under its name.
 *
 * @param name unique in the cluster
 * @param node Vert.x node id of its JVM; the owner of this entry
 * @param address event-bus address of the agent
 * @param pid process id of its JVM
 * @param startedAt when that JVM started, by its own clock
 * @param machine what people call the machine
 * @param maxProcs how many worker JVMs it may run
 * @param launched whether a mesh launched it, and so ends it
 */
public record HostRecord(
    String name,
    String node,
    String address,
    long pid,
    Instant startedAt,
    String machine,
    int maxProcs,
    boolean launched) {}
