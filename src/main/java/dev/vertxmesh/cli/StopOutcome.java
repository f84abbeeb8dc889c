package dev.vertxmesh.cli;

import dev.vertxmesh.shape.Ranks;

/**
 * What became of a stop.
 *
 * @param left the ranks that had not ended at the deadline
 * @param forced the ranks that had to be ended by force
 */
record StopOutcome(Ranks left, Ranks forced) {}
