/**
 * Supervised meshes for clustered Vert.x: what a user touches.
 *
 * <ul>
 *   <li>{@link dev.vertxmesh.Mesh}: the door. {@link dev.vertxmesh.HostMesh}, {@link
 *       dev.vertxmesh.ProcMesh}, {@link dev.vertxmesh.ActorMesh}: what it leads to; {@link
 *       dev.vertxmesh.MeshHandle} is what they share.
 *   <li>{@link dev.vertxmesh.HostSpec}, {@link dev.vertxmesh.ProcSpec}, {@link
 *       dev.vertxmesh.ActorSpec}: what to attach to, start and deploy.
 *   <li>{@link dev.vertxmesh.CastResult}, {@link dev.vertxmesh.Answer}: what becomes of messages.
 *   <li>{@link dev.vertxmesh.LogReader}: what a proc has written, also after its end; {@link
 *       dev.vertxmesh.LogFollowing} what it writes.
 *   <li>{@link dev.vertxmesh.MeshSummary}, {@link dev.vertxmesh.HostSummary}, {@link
 *       dev.vertxmesh.ProcSummary}: lines of lists.
 * </ul>
 *
 * <p>Behind them: {@code Node} is the node that calls are made on; {@code SharedMesh} what all
 * handles of one mesh know; {@code Casting} sends through {@code Agents}, {@code Spawning} through
 * the controllers, {@code Finder} looks into the registry, {@code LogHosts} finds the host that has
 * a log.
 *
 * <p>The house, package by package:
 *
 * <ul>
 *   <li>values and verdicts, which know the JDK only and read no clock: {@link dev.vertxmesh.shape}
 *       (where ranks stand), {@link dev.vertxmesh.model} (what became of them), {@link
 *       dev.vertxmesh.supervision} (the decisions), {@link dev.vertxmesh.settings};
 *   <li>ports: {@link dev.vertxmesh.protocol} (the wire), {@link dev.vertxmesh.registry} (the
 *       cluster's memory), {@link dev.vertxmesh.station} (what stations share); {@link
 *       dev.vertxmesh.logging} (how a JVM logs), which knows nobody;
 *   <li>stations, in the order in which a change visits them: {@link dev.vertxmesh.actor} wraps a
 *       verticle and reports to {@link dev.vertxmesh.proc}, one agent for each JVM; {@link
 *       dev.vertxmesh.host} starts, watches and ends those JVMs; {@link dev.vertxmesh.controller}
 *       judges what both report, and tells {@link dev.vertxmesh.subscriber}, one hub for each node;
 *   <li>edges: {@link dev.vertxmesh.cluster} builds what a node runs, {@link dev.vertxmesh.admin}
 *       serves it over HTTP, {@link dev.vertxmesh.metrics} tells how it does, {@link
 *       dev.vertxmesh.cli} is the {@code mesh} command.
 * </ul>
 *
 * <p>Stations never know each other: they meet in {@code protocol} and share {@code station}. Each
 * decides by a ledger of {@code supervision} and then performs what the ledger answered. A test
 * holds these walls.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>FA-1: every call returns at once; its Future completes on the caller's context and fails
 *       with a sentence that says what to do.
 *   <li>FA-2: an ask has one answer for each rank of the view that asked, in its order; it fails
 *       only if nothing was sent, or the cluster gets lost (acceptance A5).
 *   <li>FA-3: a rank that ends answers its pending asks at once, by the notice of its end; a rank
 *       that is known to have ended is sent nothing (behaviour B 57). While a mesh is being stopped
 *       it is sent nothing more, and its pending asks are answered or end with their ranks.
 *   <li>FA-4: a slice casts to, asks and hears of its own ranks only, and shares the rest.
 *   <li>FA-5: one message for each proc concerned, however many ranks it carries; the body is not
 *       touched.
 *   <li>FA-6: the owner's handler is in place before its mesh can fail; without one, failures are
 *       logged.
 *   <li>FA-7: the log of a rank is that of its proc; it is found wherever it lies, also after the
 *       end of the proc, while its host keeps it.
 *   <li>FA-8: no call waits for what cannot come any more. All fail as soon as the cluster is lost;
 *       one that waits for a controller or a host fails as soon as the node of that leaves.
 * </ul>
 */
package dev.vertxmesh;
