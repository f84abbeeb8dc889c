package dev.vertxmesh.metrics;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The reference of all metrics as Markdown, {@code docs/metrics.md}, from the declarations. */
final class MetricsReference {

  private static final String INTRODUCTION =
      """
      # Metrics

      `GET /metrics` of a host, in the text format of Prometheus. What is said of a mesh comes from
      the node with its controller: for a resident mesh one of the hosts, for any other the
      application that spawned it, which counts once it calls `MeshMetrics.install(vertx, registry)`
      with a registry of its own. Workers and the `mesh` command count nothing.

      Each series of a mesh is there, at 0, from its first moment, and goes a minute
      (`mesh.ended.retention`) after its end. A timer has the series `_count`, `_sum`, `_max` and
      `_bucket`. No label holds an id, so the number of series grows with meshes, hosts and workers
      only. Beside ours there are `vertx_eventbus_…`, `vertx_pool_…` and `vertx_http_server_…` of
      Vert.x, and `jvm_…`, `process_…` and `system_…` of the JVM.

      The dashboard is [grafana/vertx-mesh.json](grafana/vertx-mesh.json), the rules for alerts are
      [alerts/vertx-mesh.rules.yml](alerts/vertx-mesh.rules.yml).

      """;

  private MetricsReference() {}

  static String markdown() {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    row(page, List.of("metric", "type", "unit", "labels", "meaning", "when it is high"));
    row(page, List.of("---", "---", "---", "---", "---", "---"));
    for (MeshMetric each : MeshMetric.all()) {
      row(
          page,
          List.of(
              "`" + each.exposed() + "`",
              text(each.type()),
              each.unit() == MeshMetric.Unit.NONE ? "" : text(each.unit()),
              each.labels().stream()
                  .map(label -> "`" + label.text() + "`")
                  .collect(Collectors.joining(", ")),
              each.meaning(),
              each.whenHigh()));
    }
    return page.toString();
  }

  private static String text(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static void row(StringBuilder page, List<String> cells) {
    page.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
