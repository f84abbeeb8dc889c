package dev.vertxmesh;

import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.shape.Ranks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The ranks of one mesh that are known to have ended, and why; and whether the whole mesh is
 * stopping. Safe from any thread.
 */
final class KnownDead {

  private final Ranks all;
  private final List<MeshFailure> ends = new ArrayList<>();
  private Ranks dead = Ranks.none();
  private Optional<MeshFailure> stop = Optional.empty();

  KnownDead(int ranks) {
    this.all = Ranks.range(0, ranks);
  }

  /**
   * Remembers an end; what is no end changes nothing, nor does a second end of a rank. A stop of
   * the whole mesh is not yet the end of its ranks, which answer what they were asked before; the
   * mesh's own end is.
   */
  synchronized void record(MeshFailure failure) {
    switch (failure.event().kind()) {
      case FAILED -> end(failure);
      case STOPPED -> {
        if (failure.isMeshWide()) {
          stop = Optional.of(failure);
        } else {
          end(failure);
        }
      }
      case ENDED -> end(stop.orElse(failure));
      case OUT_OF_REACH, BACK_IN_REACH, CONTROLLER_LOST, CLUSTER_LOST -> {}
      case STALLED, ANSWERS_AGAIN, OBSERVER_DEGRADED, OBSERVER_RECOVERED -> {}
    }
  }

  private void end(MeshFailure failure) {
    Ranks ended = failure.isMeshWide() ? all : failure.ranks();
    Ranks news = ended.minus(dead);
    if (!news.isEmpty()) {
      ends.add(failure.withRanks(news));
      dead = dead.union(news);
    }
  }

  /** The requested stop of the whole mesh, once it is known: its ranks take nothing more. */
  synchronized Optional<MeshFailure> stop() {
    return stop;
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
