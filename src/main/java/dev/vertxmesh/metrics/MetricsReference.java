package dev.vertxmesh.metrics;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The reference of all metrics as Markdown, {@code docs/metrics.md}, from the declarations. */
final class MetricsReference {

  private static final String INTRODUCTION =
      """
      # Metrics, health and logs

      ## Health

      `GET /health/live`: 200 while the host agent works, else 503: start the process anew. `GET
      /health/ready`: 200 while it also takes workers, the registry knows it, and Hazelcast's cluster is
      active, else 503: leave it alone, and send it nothing. The body names each check, and why one
      failed: `{"status": "down", "checks": [{"check": "cluster", "status": "down", "reason": "…"}]}`.
      Each answers within some seconds. Probes from outside need `mesh.admin.interface`.

      ## Logs

      Hosts log to stderr, workers into the files that `mesh logs` reads; Hazelcast and Vert.x as well.
      A line is time, level, logger and message; line breaks in a message are written `\\n`, and only the
      stack of an exception has lines of its own. With `mesh.log.format = json` an event is one JSON
      object on one line. Each change of a mesh, of ranks that change together, of a proc, a host or a
      lease is one line, `old → new: reason`, failures as WARN. A quiet cluster logs nothing.

      `mesh.log.level` is where hosts and workers begin. To change a logger of a host and of its workers
      as they run (levels: `trace debug info warn error off`, and `inherit`; until they end; not for
      workers that start later):

      ```
      curl -X PUT -H 'Authorization: Bearer TOKEN' -d '{"level": "debug"}' \\
        http://127.0.0.1:7080/api/v1/loggers/dev.vertxmesh.controller
      ```

      Over the event bus it is `set-log-level` ([event-bus.md](event-bus.md)). It needs Logback.

      ## Metrics

      `GET /metrics` of a host, in the text format of Prometheus. What is said of a mesh comes from
      the node with its controller: for a resident mesh one of the hosts, for any other the
      application that spawned it, which counts once it calls `MeshMetrics.install(vertx, registry)`
      with a registry of its own. `mesh run` and `mesh demo` count what they run, and serve it; workers
      count nothing.

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
