package dev.vertxmesh.cli;

import dev.vertxmesh.admin.view.ProcRow;
import dev.vertxmesh.admin.view.ViewJson;
import dev.vertxmesh.settings.Settings;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;

/** Empties hosts of a running cluster. */
final class Drainer {
  private final Tools tools;
  private final Console console;
  private final Settings settings;
  private final boolean json;

  Drainer(Tools tools, Settings settings, boolean json) {
    this.tools = tools;
    this.console = tools.console();
    this.settings = settings;
    this.json = json;
  }

  ExitCode drain(List<String> hosts, String reason, Duration deadline) {
    try (Visit<ClusterHands> visit = Visit.act(tools, settings)) {
      String what = "draining " + (hosts.isEmpty() ? "all hosts" : String.join(", ", hosts));
      List<Drained> drained = visit.await(what, visit.cluster().drain(hosts, reason, deadline));
      if (json) {
        JsonArray all = new JsonArray();
        drained.forEach(host -> all.add(json(host)));
        console.line(all.encodePrettily());
      } else {
        drained.forEach(this::print);
      }
      return verdict(drained);
    }
  }

  private void print(Drained host) {
    int ended = host.workers() - host.left();
    console.line(
        "Host %s is %s: %d %s ended."
            .formatted(
                host.host(),
                host.left() == 0 ? "empty" : "not empty",
                ended,
                ended == 1 ? "worker" : "workers"));
    for (ProcRow proc : host.procs()) {
      console.line(
          "  %s, pid %d, rank %d of mesh %s"
              .formatted(proc.proc(), proc.pid(), proc.rank(), proc.mesh()));
    }
  }

  private static JsonObject json(Drained host) {
    return new JsonObject()
        .put("host", host.host())
        .put("workers", host.workers())
        .put("left", host.left())
        .put("procs", ViewJson.json(host.procs()));
  }

  private ExitCode verdict(List<Drained> drained) {
    int left = drained.stream().mapToInt(Drained::left).sum();
    if (left > 0) {
      console.error(
          "still there, although KILL was sent: %d. Look for them on their hosts.".formatted(left));
      return ExitCode.FAILED;
    }
    return ExitCode.OK;
  }
}
