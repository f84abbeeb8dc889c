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
 * The ends that have been told, so that a replay repeats none of them, and a newcomer is told the
 * present ones (SB-1, SB-3). Holds one entry for each event and its runs of ranks.
 */
final class Told {

  private final String mesh;
  private final Ends ever = new Ends();
  private Ends present = new Ends();

  Told(String mesh) {
    this.mesh = mesh;
  }

  /**
   * A newer controller speaks, of the same mesh or of another one by the same name: the present is
   * what it tells. What has been told stays told (SB-6).
   */
  void beginTerm() {
    present = new Ends();
  }

  /** What of {@code failure} is new, and from now on told. What is no end is always new. */
  Optional<MeshFailure> fresh(MeshFailure failure) {
    SupervisionEvent event = failure.event();
    if (!event.isEnd() && event.kind() != SupervisionEvent.Kind.ENDED) {
      return Optional.of(failure);
    }
    present.add(failure);
    return ever.add(failure);
  }

  /** Every end of the present: those of ranks, then those of the whole mesh. */
  List<MeshFailure> present() {
    List<MeshFailure> failures = new ArrayList<>();
    present.ofRanks.forEach((event, ranks) -> failures.add(new MeshFailure(mesh, ranks, event)));
    present.ofAll.forEach(event -> failures.add(new MeshFailure(mesh, Ranks.none(), event)));
    return failures;
  }

  /** Whether the end of the mesh is among them. */
  boolean hasEnded() {
    return present.ofAll.stream().anyMatch(event -> event.kind() == SupervisionEvent.Kind.ENDED);
  }

  /** Ends by their event. */
  private static final class Ends {

    private final Map<SupervisionEvent, Ranks> ofRanks = new LinkedHashMap<>();
    private final Set<SupervisionEvent> ofAll = new LinkedHashSet<>();

    /** Adds an end, and returns what of it was not there. */
    Optional<MeshFailure> add(MeshFailure failure) {
      if (failure.isMeshWide()) {
        return ofAll.add(failure.event()) ? Optional.of(failure) : Optional.empty();
      }
      Ranks before = ofRanks.getOrDefault(failure.event(), Ranks.none());
      Ranks unheard = failure.ranks().minus(before);
      if (unheard.isEmpty()) {
        return Optional.empty();
      }
      ofRanks.put(failure.event(), before.union(unheard));
      return Optional.of(failure.withRanks(unheard));
    }
  }
}
