package dev.vertxmesh.admin.view;

import dev.vertxmesh.model.Status;
import dev.vertxmesh.shape.Ranks;

/**
 * Ranks of one status.
 *
 * @param ranks which
 * @param count how many they are
 * @param status running, failed and so on
 */
public record RankRow(Ranks ranks, int count, String status) {

  /** Those ranks, all of that status. */
  public static RankRow of(Ranks ranks, Status status) {
    return new RankRow(ranks, ranks.size(), status.text());
  }
}
