package dev.vertxmesh.proc;

import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The asks under way, so that the end of an actor answers for it at once (PA-5). */
final class PendingAsks {

  private final Map<String, Set<PendingAsk>> byMesh = new HashMap<>();

  void add(PendingAsk ask) {
    byMesh.computeIfAbsent(ask.mesh(), fresh -> new HashSet<>()).add(ask);
    Future<?> answer = ask.answer();
    answer.onComplete(done -> remove(ask));
  }

  private void remove(PendingAsk ask) {
    Set<PendingAsk> asks = byMesh.getOrDefault(ask.mesh(), Set.of());
    if (asks.remove(ask) && asks.isEmpty()) {
      byMesh.remove(ask.mesh());
    }
  }

  void onEnd(MeshFailure failure) {
    List.copyOf(byMesh.getOrDefault(failure.mesh(), Set.of())).forEach(ask -> ask.onEnd(failure));
  }

  /** The ranks of a mesh that owe an answer. */
  Ranks waiting(String mesh) {
    return byMesh.getOrDefault(mesh, Set.of()).stream()
        .map(PendingAsk::waiting)
        .reduce(Ranks.none(), Ranks::union);
  }

  int count() {
    return byMesh.values().stream().mapToInt(Set::size).sum();
  }
}
