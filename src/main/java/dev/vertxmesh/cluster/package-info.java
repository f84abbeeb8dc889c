/**
 * Builds the clustered Vertx that hosts, workers and clients run on, and what runs on each.
 *
 * <ul>
 *   <li>{@link dev.vertxmesh.cluster.ClusteredVertx} starts one from {@link
 *       dev.vertxmesh.cluster.ClusterOptions} and a file of {@code cluster-config}.
 *   <li>{@link dev.vertxmesh.cluster.HostNode}, {@link dev.vertxmesh.cluster.WorkerNode}, {@link
 *       dev.vertxmesh.cluster.ClientNode}: what each kind of node runs; {@link
 *       dev.vertxmesh.cluster.LaunchedHosts} starts host JVMs.
 *   <li>{@link dev.vertxmesh.cluster.HostVerticle}: a host in a cluster that others have joined;
 *       {@link dev.vertxmesh.cluster.MeshVerticles}: short names for launchers.
 *   <li>{@link dev.vertxmesh.cluster.ClusterTimings}: how long the cluster bears a silent member.
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
 *   <li>CL-5: a host comes up in order (cluster, agent, home, janitor, HTTP API) and goes down in
 *       the opposite one; a start that fails leaves nothing running.
 *   <li>CL-6: what a node that is gone has left in the registry is removed, what it held once the
 *       leases have lapsed (design 3, Retention).
 *   <li>CL-7: every verticle that an application deploys has a short name and needs no more than
 *       its configuration (design 1, Launcher).
 *   <li>CL-8: leaving the cluster has a deadline: a node that cannot leave in order is cut off.
 * </ul>
 */
package dev.vertxmesh.cluster;
