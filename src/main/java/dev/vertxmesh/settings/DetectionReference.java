package dev.vertxmesh.settings;

import dev.vertxmesh.settings.DetectionBounds.Bound;
import dev.vertxmesh.settings.DetectionBounds.Cluster;
import java.time.Duration;
import java.util.List;

/** The bounds at the defaults as Markdown, {@code docs/detection.md}. */
final class DetectionReference {

  /** What {@code cluster-config/loopback.xml} says. */
  static final Cluster LOOPBACK = new Cluster(Duration.ofSeconds(1), Duration.ofSeconds(15));

  private static final String INTRODUCTION =
      """
      # How late a fault is noticed

      At worst, with every setting at its default and the cluster configuration `loopback.xml`; mostly
      it is milliseconds. `launcher/mesh explain` computes the same from the settings in force, and
      says which of them contradict each other, or are unwise. A mesh that is ordered with a lease or a
      poll of its own has bounds of its own. `launcher/mesh drill` measures them: [drills.md](drills.md).

      Silence is taken for a fault only by an observer that trusts itself. One whose own timers are late
      by more than `mesh.observer.late-limit`, or that loses sight of more than half of what it watches
      at once, says so and gives no verdict by silence for `mesh.observer.hold` (a controller: at most a
      quarter of the lease); such verdicts come later by that. What is not silence, as the end of a
      process or an exception, is told at once in any case.

      """;

  private DetectionReference() {}

  static String markdown() {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    page.append("| fault | within | that is | who tells whom |\n| --- | --- | --- | --- |\n");
    for (Bound bound : DetectionBounds.of(Settings.defaults(), LOOPBACK)) {
      List<String> cells =
          List.of(bound.fault().text(), bound.text(), bound.formula(), bound.told());
      page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
    return page.toString();
  }
}
