package dev.vertxmesh.cli;

import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.shape.Ranks;
import java.util.List;

/**
 * A mesh, as {@code mesh describe} shows it.
 *
 * @param mesh what the listing says of it
 * @param status of the mesh as a whole
 * @param message why, unless it runs
 * @param statuses of its ranks
 * @param outOfReach the ranks that cannot be asked at present
 * @param subscribers how many handlers hear of it
 * @param failures what has happened to it
 * @param forgotten how many ends are told no more
 */
record MeshDetail(
    MeshRow mesh,
    Status status,
    String message,
    List<RankRow> statuses,
    Ranks outOfReach,
    int subscribers,
    List<MeshFailure> failures,
    long forgotten) {

  /** Ranks of one status. */
  record RankRow(Ranks ranks, Status status) {

    static Listing<RankRow> listing() {
      return new Listing<RankRow>()
          .with("ranks", row -> row.ranks().toString())
          .with("count", row -> row.ranks().size())
          .with("status", row -> row.status().text());
    }
  }
}
