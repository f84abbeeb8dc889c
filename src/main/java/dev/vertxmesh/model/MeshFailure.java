package dev.vertxmesh.model;

import dev.vertxmesh.shape.Ranks;

/**
 * One event and the ranks of a mesh that it concerns: what owners and subscribers are told.
 *
 * @param mesh the name of the mesh
 * @param ranks the ranks in the mesh's own view; empty means the whole mesh (MO-3)
 * @param event what happened
 */
public record MeshFailure(String mesh, Ranks ranks, SupervisionEvent event) {

  /** Whether it concerns every rank. */
  public boolean isMeshWide() {
    return ranks.isEmpty();
  }

  /** Whether it concerns one of {@code others}. */
  public boolean concerns(Ranks others) {
    return isMeshWide() || ranks.intersects(others);
  }

  /** The same event, told of fewer or other ranks. */
  public MeshFailure withRanks(Ranks others) {
    return new MeshFailure(mesh, others, event);
  }

  /** One sentence: "scores, ranks 2-3: proc workers[1] failed: was killed by signal 9 (KILL)". */
  @Override
  public String toString() {
    String where = isMeshWide() ? mesh : mesh + ", " + rankWord() + " " + ranks;
    return where + ": " + event;
  }

  private String rankWord() {
    return ranks.size() == 1 ? "rank" : "ranks";
  }
}
