package dev.vertxmesh.subscriber;

import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.shape.Ranks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The ends that have been told, so that a replay repeats none of them, and a newcomer is told them
 * all (SB-1, SB-3). Holds one entry for each event and its runs of ranks.
 */
final class Told {

  private final String mesh;
  private final Map<SupervisionEvent, Ranks> ends = new LinkedHashMap<>();
  private final Set<SupervisionEvent> whole = new LinkedHashSet<>();

  Told(String mesh) {
    this.mesh = mesh;
  }

  /** What of {@code failure} is new, and from now on told. What is no end is always new. */
  Optional<MeshFailure> fresh(MeshFailure failure) {
    SupervisionEvent event = failure.event();
    if (!event.isEnd() && event.kind() != SupervisionEvent.Kind.ENDED) {
      return Optional.of(failure);
    }
    if (failure.isMeshWide()) {
      return whole.add(event) ? Optional.of(failure) : Optional.empty();
    }
    Ranks before = ends.getOrDefault(event, Ranks.none());
    Ranks unheard = failure.ranks().minus(before);
    if (unheard.isEmpty()) {
      return Optional.empty();
    }
    ends.put(event, before.union(unheard));
    return Optional.of(failure.withRanks(unheard));
  }

  /** Every end so far: those of ranks, then those of the whole mesh. */
  List<MeshFailure> present() {
    List<MeshFailure> present = new ArrayList<>();
    ends.forEach((event, ranks) -> present.add(new MeshFailure(mesh, ranks, event)));
    whole.forEach(event -> present.add(new MeshFailure(mesh, Ranks.none(), event)));
    return present;
  }

  /** Whether the end of the mesh is among them. */
  boolean hasEnded() {
    return whole.stream().anyMatch(event -> event.kind() == SupervisionEvent.Kind.ENDED);
  }
}
