package dev.vertxmesh.supervision;

import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.Notice;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.shape.Ranks;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a controller has told: numbers each notice, keeps the last ones for receivers that found a
 * gap, and sums up the present for newcomers (SU-4, departures 2 and 18).
 */
public final class Journal {

  private final String mesh;
  private final long epoch;
  private final int limit;
  private final Deque<Notice> recent = new ArrayDeque<>();
  private final Map<SupervisionEvent, Ranks> ends = new LinkedHashMap<>();
  private Optional<MeshFailure> stop = Optional.empty();
  private Optional<MeshFailure> last = Optional.empty();
  private long sequence;

  /**
   * An empty ledger.
   *
   * @param limit how many notices are kept for gaps; older ones are replaced by a replay of the
   *     present
   */
  public Journal(String mesh, long epoch, int limit) {
    this.mesh = mesh;
    this.epoch = epoch;
    this.limit = limit;
  }

  /** Numbers and keeps what happened. */
  public Notice record(MeshFailure failure) {
    remember(failure);
    Notice notice = new Notice(mesh, epoch, ++sequence, false, List.of(failure));
    recent.addLast(notice);
    if (recent.size() > limit) {
      recent.removeFirst();
    }
    return notice;
  }

  private void remember(MeshFailure failure) {
    SupervisionEvent event = failure.event();
    if (event.kind() == SupervisionEvent.Kind.ENDED) {
      last = Optional.of(failure);
    } else if (event.kind() == SupervisionEvent.Kind.STOPPED && failure.isMeshWide()) {
      stop = Optional.of(failure);
    } else if (event.isEnd()) {
      ends.merge(event, failure.ranks(), Ranks::union);
    }
  }

  /** Says that the controller lives, and how many notices there have been. */
  public Notice heartbeat() {
    return new Notice(mesh, epoch, sequence, false, List.of());
  }

  /**
   * The present, in one notice: each end with all its ranks, then the stop, then the end of the
   * mesh. Without failures if there is nothing to tell.
   */
  public Notice replay() {
    List<MeshFailure> present = new ArrayList<>();
    ends.forEach((event, ranks) -> present.add(new MeshFailure(mesh, ranks, event)));
    stop.ifPresent(present::add);
    last.ifPresent(present::add);
    return new Notice(mesh, epoch, sequence, true, present);
  }

  /**
   * The notices after {@code seen}, in order; the replay if some of them are no longer kept.
   *
   * @param seen the number of the last notice that the receiver has
   */
  public List<Notice> since(long seen) {
    long oldest = recent.isEmpty() ? sequence + 1 : recent.getFirst().sequence();
    if (seen + 1 < oldest) {
      return List.of(replay());
    }
    return recent.stream().filter(notice -> notice.sequence() > seen).toList();
  }

  /** The latest end that was a failure, if any: what makes the mesh as a whole failed. */
  public Optional<MeshFailure> lastFailure() {
    return ends.entrySet().stream()
        .filter(end -> end.getKey().isFailure())
        .reduce((earlier, later) -> later)
        .map(end -> new MeshFailure(mesh, end.getValue(), end.getKey()));
  }

  /** The requested stop of the whole mesh, if there was one. */
  public Optional<MeshFailure> stop() {
    return stop;
  }

  /** The latest notices, oldest first, at most the limit. */
  public List<Notice> recent() {
    return List.copyOf(recent);
  }
}
