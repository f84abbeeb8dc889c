/**
 * A running cluster as it is looked at: by the {@code mesh} command and over HTTP.
 *
 * <ul>
 *   <li>{@link dev.vertxmesh.admin.view.ClusterView}: what can be read; {@link
 *       dev.vertxmesh.admin.view.FacadeView} reads it through the library.
 *   <li>{@code …Row}: lines of lists; {@link dev.vertxmesh.admin.view.MeshDetail} and {@link
 *       dev.vertxmesh.admin.view.EventView}: one thing closely.
 *   <li>{@link dev.vertxmesh.admin.view.ViewJson}: all of them as JSON, both ways.
 * </ul>
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>AD-1: the records of this package are the contract with programs; JSON calls a component as
 *       the record does, in lower case with hyphens, and no record of the wire is shown.
 *   <li>AD-2: JSON that this package wrote is read back to an equal record; fields that it does not
 *       know are passed over, and texts that name kinds are kept as they came.
 * </ul>
 */
package dev.vertxmesh.admin.view;
