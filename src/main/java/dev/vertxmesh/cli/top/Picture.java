package dev.vertxmesh.cli.top;

import dev.vertxmesh.admin.view.EventView;
import dev.vertxmesh.admin.view.HostRow;
import dev.vertxmesh.admin.view.MeshDetail;
import dev.vertxmesh.admin.view.ProcRow;
import dev.vertxmesh.admin.view.ViewJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known of a cluster at one moment.
 *
 * @param cluster its name, "" if nobody named it
 * @param taken when
 * @param hosts by name
 * @param procs by id
 * @param meshes by name
 * @param lost why it is not known any more how the cluster is; empty if it is
 */
public record Picture(
    String cluster,
    Instant taken,
    List<HostRow> hosts,
    List<Worker> procs,
    List<MeshDetail> meshes,
    Optional<String> lost) {

  private static final int MOST_EVENTS = 50;

  /**
   * A worker JVM.
   *
   * @param row what is listed of it
   * @param memory resident, in bytes; known on its own machine only
   * @param load of one core, in per mille, since the picture before; known on its own machine only
   */
  public record Worker(ProcRow row, OptionalLong memory, OptionalLong load) {}

  public Picture {
    hosts = List.copyOf(hosts);
    procs = List.copyOf(procs);
    meshes = List.copyOf(meshes);
  }

  /** Nothing is known yet. */
  static Picture none(String cluster, Instant now) {
    return new Picture(cluster, now, List.of(), List.of(), List.of(), Optional.empty());
  }

  /** The same, now that nobody answers. */
  Picture lost(String why) {
    return new Picture(cluster, taken, hosts, procs, meshes, Optional.of(why));
  }

  /** What happened last, the latest first. */
  List<EventView> events() {
    return meshes.stream()
        .flatMap(mesh -> mesh.events().stream())
        .sorted(Comparator.comparing(EventView::time).reversed())
        .limit(MOST_EVENTS)
        .toList();
  }

  /** The picture for programs. */
  public JsonObject json() {
    JsonArray workers = new JsonArray();
    for (Worker proc : procs) {
      JsonObject worker = ViewJson.json(proc.row());
      proc.memory().ifPresent(bytes -> worker.put("memory-bytes", bytes));
      proc.load().ifPresent(perMille -> worker.put("load-per-mille", perMille));
      workers.add(worker);
    }
    return new JsonObject()
        .put("cluster", cluster)
        .put("time", taken.toString())
        .put("hosts", ViewJson.json(hosts))
        .put("procs", workers)
        .put("meshes", ViewJson.json(meshes.stream().map(MeshDetail::withoutEvents).toList()))
        .put("events", ViewJson.json(events()));
  }
}
