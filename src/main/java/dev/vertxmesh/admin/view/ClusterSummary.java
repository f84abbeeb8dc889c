package dev.vertxmesh.admin.view;

import java.time.Instant;

/**
 * A cluster in one line, and who tells of it.
 *
 * @param cluster its name
 * @param host the host that tells, "" if it is a client of the cluster
 * @param version of vertx-mesh, as that was built
 * @param hosts how many there are
 * @param procs how many there are
 * @param meshes how many there are, those that ended a short while ago included
 * @param writes whether something may be changed here
 * @param time by the clock of who tells
 */
public record ClusterSummary(
    String cluster,
    String host,
    String version,
    int hosts,
    int procs,
    int meshes,
    boolean writes,
    Instant time) {}
