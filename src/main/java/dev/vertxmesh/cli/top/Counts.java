package dev.vertxmesh.cli.top;

import dev.vertxmesh.admin.view.MeshDetail;
import dev.vertxmesh.admin.view.RankRow;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How many ranks of a mesh are in which state. */
final class Counts {
  private static final Set<String> ILL = Set.of("failed", "timeout", "unknown");
  private static final String RUNNING = "running";

  private Counts() {}

  /** Status → ranks. */
  static Map<String, Integer> of(MeshDetail mesh) {
    return mesh.ranks().stream()
        .collect(Collectors.toMap(RankRow::status, RankRow::count, Integer::sum, TreeMap::new));
  }

  static int all(MeshDetail mesh) {
    return mesh.ranks().stream().mapToInt(RankRow::count).sum();
  }

  static int ill(MeshDetail mesh) {
    return mesh.ranks().stream()
        .filter(run -> ILL.contains(run.status()))
        .mapToInt(RankRow::count)
        .sum();
  }

  static int running(MeshDetail mesh) {
    return of(mesh).getOrDefault(RUNNING, 0);
  }
}
