package dev.vertxmesh;

import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.shape.Ranks;
import java.util.ArrayList;
import java.util.List;

/** The ranks of one mesh that are known to have ended, and why. Safe from any thread. */
final class KnownDead {

  private final Ranks all;
  private final List<MeshFailure> ends = new ArrayList<>();
  private Ranks dead = Ranks.none();

  KnownDead(int ranks) {
    this.all = Ranks.range(0, ranks);
  }

  /** Remembers an end; what is no end changes nothing, nor does a second end of a rank. */
  synchronized void record(MeshFailure failure) {
    if (!failure.event().isEnd()) {
      return;
    }
    Ranks ended = failure.isMeshWide() ? all : failure.ranks();
    Ranks news = ended.minus(dead);
    if (!news.isEmpty()) {
      ends.add(failure.withRanks(news));
      dead = dead.union(news);
    }
  }

  /** The ends of some of {@code ranks}, each with those of its ranks. */
  synchronized List<MeshFailure> among(Ranks ranks) {
    return ends.stream()
        .filter(end -> end.concerns(ranks))
        .map(end -> end.withRanks(end.ranks().intersect(ranks)))
        .toList();
  }

  /** Those of {@code ranks} that are not known to have ended. */
  synchronized Ranks left(Ranks ranks) {
    return ranks.minus(dead);
  }
}
