package dev.vertxmesh.admin.view;

import dev.vertxmesh.shape.Ranks;

/**
 * Ranks and the agent that holds them.
 *
 * @param agent the name of a host or the id of a proc
 * @param ranks which it holds
 */
public record PlaceRow(String agent, Ranks ranks) {}
