/**
 * What a host shows of its cluster over HTTP.
 *
 * <ul>
 *   <li>{@link dev.vertxmesh.admin.view}: what is read of a cluster, as records of this edge and as
 *       JSON.
 * </ul>
 */
package dev.vertxmesh.admin;
