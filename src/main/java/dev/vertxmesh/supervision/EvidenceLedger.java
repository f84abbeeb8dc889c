package dev.vertxmesh.supervision;

import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.shape.Ranks;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the ranks of a mesh ended, with the evidence, for who asks after their death: bounded in
 * number and in age, the oldest forgotten first (SU-9).
 *
 * <p>Not thread-safe; belongs to one context.
 */
public final class EvidenceLedger {

  private final String mesh;
  private final int most;
  private final Duration retention;
  private final Map<SupervisionEvent, Kept> ends = new LinkedHashMap<>();
  private long forgotten;

  private record Kept(Ranks ranks, Duration since) {}

  /**
   * An empty ledger.
   *
   * @param most how many ends are kept; ranks that end by one event are one; 0 for none
   * @param retention how long each is kept; zero without limit
   */
  public EvidenceLedger(String mesh, int most, Duration retention) {
    this.mesh = mesh;
    this.most = most;
    this.retention = retention;
  }

  /** Takes note of what happened, if that is an end: of ranks, or of the mesh. */
  public void record(MeshFailure failure, Duration now) {
    SupervisionEvent event = failure.event();
    if (!event.isEnd() && event.kind() != SupervisionEvent.Kind.ENDED) {
      return;
    }
    ends.merge(
        event,
        new Kept(failure.ranks(), now),
        (before, more) -> new Kept(before.ranks().union(more.ranks()), before.since()));
    forget(now);
  }

  /** What is kept, oldest first. */
  public List<MeshFailure> kept(Duration now) {
    forget(now);
    return ends.entrySet().stream()
        .map(end -> new MeshFailure(mesh, end.getValue().ranks(), end.getKey()))
        .toList();
  }

  /** How many ends are kept no more. */
  public long forgotten() {
    return forgotten;
  }

  private void forget(Duration now) {
    Iterator<Kept> oldest = ends.values().iterator();
    while (oldest.hasNext() && (isOld(oldest.next(), now) || ends.size() > most)) {
      oldest.remove();
      forgotten++;
    }
  }

  private boolean isOld(Kept kept, Duration now) {
    return !retention.isZero() && now.minus(kept.since()).compareTo(retention) > 0;
  }
}
