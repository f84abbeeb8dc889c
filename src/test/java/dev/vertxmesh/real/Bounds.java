package dev.vertxmesh.real;

import dev.vertxmesh.cluster.ClusterTimings;
import dev.vertxmesh.settings.DetectionBounds;
import dev.vertxmesh.settings.DetectionBounds.Fault;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.settings.SettingsLayer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** How long a test waits for a fault to be told: what {@code mesh explain} says, and a slack. */
final class Bounds {

  /** For a test machine that does not keep up: JVMs share few cores with other tests. */
  static final Duration SLACK = Duration.ofSeconds(30);

  private Bounds() {}

  /** In a cluster of these settings. */
  static Duration of(Fault fault, RealCluster cluster) {
    return of(fault, cluster, Map.of());
  }

  /** In a mesh that was ordered with some timings of its own. */
  static Duration of(Fault fault, RealCluster cluster, Map<String, String> ordered) {
    Map<String, String> texts = new HashMap<>(cluster.settings());
    texts.putAll(ordered);
    Settings settings = Settings.of(SettingsLayer.commandLine(texts));
    return DetectionBounds.of(fault, settings, ClusterTimings.of(settings))
        .within()
        .orElseThrow()
        .plus(SLACK);
  }
}
