/**
 * A running cluster through the HTTP API of one of its nodes: {@link
 * dev.vertxmesh.admin.client.HttpView}, found by {@link dev.vertxmesh.admin.client.ApiSearch}.
 *
 * <ul>
 *   <li>AD-11: what is read this way equals what is read through the library.
 *   <li>AD-12: a node of another cluster than the one that is wanted is passed over, and who does
 *       not take a connection within 300 ms, or does not answer it within a second.
 * </ul>
 */
package dev.vertxmesh.admin.client;
