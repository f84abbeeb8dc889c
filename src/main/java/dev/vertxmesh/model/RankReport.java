package dev.vertxmesh.model;

import dev.vertxmesh.shape.Ranks;

/**
 * A state that a set of ranks shares.
 *
 * @param ranks in the view of the mesh, never empty
 * @param state of each of them
 */
public record RankReport(Ranks ranks, ResourceState state) {

  public RankReport {
    if (ranks.isEmpty()) {
      throw new IllegalArgumentException("a report needs at least one rank");
    }
  }
}
