/**
 * The words of supervision, as values: what a resource is, what became of it, and why.
 *
 * <p>A <em>rank</em> is one place of a mesh. Its <em>incarnation</em> counts its lives, its
 * <em>generation</em> counts the changes within one life.
 *
 * <ul>
 *   <li>{@link dev.vertxmesh.model.Status}: the states of a rank, and which of them are final.
 *   <li>{@link dev.vertxmesh.model.ResourceState}: one state, ordered by incarnation and
 *       generation; {@link dev.vertxmesh.model.RankReport}: the same for a run of ranks.
 *   <li>{@link dev.vertxmesh.model.ProcStatus}: the states of a worker process, and its legal
 *       moves.
 *   <li>{@link dev.vertxmesh.model.SupervisionEvent}: what ended, how it was learned, and the
 *       evidence ({@link dev.vertxmesh.model.Cause}, {@link dev.vertxmesh.model.PostMortem}).
 *   <li>{@link dev.vertxmesh.model.MeshFailure}: one event and the ranks that it concerns; {@link
 *       dev.vertxmesh.model.Notice}: what a controller tells at one time.
 * </ul>
 *
 * <p>Everything here is immutable and needs the JDK only.
 *
 * <ul>
 *   <li>MO-1: a terminated status is final within its incarnation (behaviour A 12, departure 10).
 *   <li>MO-2: a process moves forward only; every other move is refused (behaviour B 36).
 *   <li>MO-3: a failure whose ranks are empty concerns the whole mesh (behaviour B 60).
 * </ul>
 */
package dev.vertxmesh.model;
