/**
 * Builds the clustered Vertx that hosts, workers and clients run on.
 *
 * <ul>
 *   <li>{@link dev.vertxmesh.cluster.ClusteredVertx} starts one from {@link
 *       dev.vertxmesh.cluster.ClusterOptions} and a file of {@code cluster-config}.
 *   <li>{@link dev.vertxmesh.cluster.ConfigWarnings} finds unsafe defaults in a cluster that others
 *       have started.
 * </ul>
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>CL-1: a start ends within its deadline, with a Vertx or with a message that says what to
 *       check; what joins later than that is closed.
 *   <li>CL-2: a lite node without a host in its cluster does not start.
 *   <li>CL-3: none of the files of {@code cluster-config} has an unsafe default.
 *   <li>CL-4: Hazelcast and the event bus use the same interface.
 * </ul>
 */
package dev.vertxmesh.cluster;
