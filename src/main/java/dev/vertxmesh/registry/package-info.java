/**
 * What the cluster remembers: hosts, procs, meshes and leases as JSON in Hazelcast maps, and who
 * its members are.
 *
 * <ul>
 *   <li>{@link dev.vertxmesh.registry.Registry} is the door; each map is a {@link
 *       dev.vertxmesh.registry.RecordMap} of {@link dev.vertxmesh.registry.HostRecord}, {@link
 *       dev.vertxmesh.registry.ProcRecord}, {@link dev.vertxmesh.registry.MeshRecord} or {@link
 *       dev.vertxmesh.registry.LeaseRecord}.
 *   <li>{@link dev.vertxmesh.registry.Membership} tells who is there and who came or went.
 *   <li>{@link dev.vertxmesh.registry.HighestTermMergePolicy} decides what survives a partition.
 *   <li>{@link dev.vertxmesh.registry.ClusterInstance} is for the package {@code cluster} only.
 * </ul>
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>RG-1: an event loop never waits for Hazelcast; every Future completes on the caller's
 *       context.
 *   <li>RG-2: of several claims of one key, exactly one is told {@code true}.
 *   <li>RG-3: a put never replaces an entry of a later term (epoch, incarnation), nor another
 *       node's host.
 *   <li>RG-4: a removal removes only what its caller owns, even when the entry changes meanwhile.
 *   <li>RG-5: epochs increase strictly in the whole cluster, also after the loss of their map.
 *   <li>RG-6: changes of the membership reach each watcher on its own context, in their order.
 *   <li>RG-7: unknown JSON entries are ignored, and an entry that cannot be read never hides the
 *       others of a list.
 *   <li>RG-8: every call ends within {@link dev.vertxmesh.registry.Registry#CALL_DEADLINE},
 *       answered or failed.
 * </ul>
 */
package dev.vertxmesh.registry;
