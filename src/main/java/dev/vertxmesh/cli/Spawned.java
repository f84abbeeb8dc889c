package dev.vertxmesh.cli;

import dev.vertxmesh.shape.Extent;

/**
 * A mesh that was spawned.
 *
 * @param mesh its name
 * @param kind of its ranks, for people
 * @param extent its shape
 */
record Spawned(String mesh, String kind, Extent extent) {}
