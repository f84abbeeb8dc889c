/**
 * Shapes of meshes, sets of their ranks, and one value for each rank.
 *
 * <p>A mesh is a grid of members. Its {@link dev.vertxmesh.shape.Extent Extent} names the
 * dimensions and their sizes; a <em>rank</em> is a member's number, from 0. Nothing here knows what
 * a member is, or in which state.
 *
 * <pre>
 *   Extent        hosts=2,procs=4           the grid
 *   Point         {hosts: 1/2, procs: 3/4}  one place in it
 *   Region        4+hosts=1/4,procs=4/1     a slice: its own ranks (view) laid over those of the mesh (base)
 *   Ranks         0-3,8                     a set of ranks, kept as runs
 *   ValueMesh     0-3 → a, 4-7 → b          a value for every rank, kept as runs
 *   ValueOverlay  2 → c                     values for some ranks, to be laid over a ValueMesh
 * </pre>
 *
 * <p>Whatever is kept as runs costs runs, not ranks: a mesh of a million ranks in one state is as
 * small as a mesh of one. All types are immutable, safe to share between threads, and equal by
 * value. Bad input is an {@link IllegalArgumentException} that says what was wrong; null is a
 * {@link NullPointerException}.
 *
 * <p>Invariants, which tests cite:
 *
 * <ul>
 *   <li><b>SH-1</b> An extent has from 1 to {@link Integer#MAX_VALUE} ranks, and each label once.
 *   <li><b>SH-2</b> Ranks are row-major: the last dimension varies fastest; rank and coordinates
 *       determine each other.
 *   <li><b>SH-3</b> A region takes each of its base ranks once, in ascending order of its view
 *       ranks.
 *   <li><b>SH-4</b> Slicing keeps every dimension; a slice of a slice lies within it.
 *   <li><b>SH-5</b> The runs of a {@code Ranks} ascend, are never empty and never touch: equal sets
 *       have equal runs.
 *   <li><b>SH-6</b> The runs of a {@code ValueMesh} cover each rank once and neighbours differ:
 *       equal meshes have equal runs.
 *   <li><b>SH-7</b> The runs of a {@code ValueOverlay} ascend, never overlap, and those that touch
 *       differ. Where two overlays meet, the right one wins.
 *   <li><b>SH-8</b> Text forms lose nothing: {@code parse(x.toString())} equals {@code x}.
 * </ul>
 */
package dev.vertxmesh.shape;
