package dev.vertxmesh.admin;

import dev.vertxmesh.admin.view.ClusterView;
import dev.vertxmesh.admin.view.HostRow;
import dev.vertxmesh.admin.view.MeshRow;
import dev.vertxmesh.admin.view.ProcRow;
import dev.vertxmesh.admin.view.ViewJson;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at a cluster once a second, and hears what happens to its meshes at once, while somebody
 * wants to know (AD-7). Used on one context.
 */
final class ClusterWatch {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterWatch.class);
  private static final long PAUSE_MS = 1000;

  /** Every so many looks each mesh is asked how it is, also if nothing is said of it. */
  private static final int LOOKS_BETWEEN_ROUNDS = 5;

  private final Vertx vertx;
  private final ClusterView view;
  private final Sink sink;
  private final RowDiff<HostRow> hosts = new RowDiff<>(HostRow::host);
  private final RowDiff<ProcRow> procs = new RowDiff<>(ProcRow::proc);
  private final RowDiff<MeshRow> meshes = new RowDiff<>(MeshRow::mesh);
  private final Map<String, MeshWatch> watches = new HashMap<>();
  private long looks;
  private boolean baseline = true;
  private boolean ended;

  /** Where what has changed is told. */
  interface Sink {

    /**
     * Takes an event.
     *
     * @param mesh which mesh it tells of, "" for none
     */
    void tell(String type, String mesh, JsonObject data);
  }

  ClusterWatch(Vertx vertx, ClusterView view, Sink sink) {
    this.vertx = vertx;
    this.view = view;
    this.sink = sink;
  }

  /**
   * Begins.
   *
   * @return completed once every change from now on will be told; of how things are already nothing
   *     is told
   */
  Future<Void> begin() {
    return look()
        .compose(seen -> Future.join(watches.values().stream().map(MeshWatch::begun).toList()))
        .transform(
            begun -> {
              baseline = false;
              return Future.succeededFuture();
            });
  }

  /** Ends it. */
  void end() {
    ended = true;
    watches.values().forEach(MeshWatch::end);
    watches.clear();
  }

  private Future<Void> look() {
    Future<List<HostRow>> hostRows = view.hosts();
    Future<List<ProcRow>> procRows = view.procs();
    Future<List<MeshRow>> meshRows = view.meshes();
    return Future.join(hostRows, procRows, meshRows)
        .onFailure(blind -> LOG.debug("the cluster cannot be looked at", blind))
        .transform(
            done -> {
              if (!ended) {
                looks++;
                take(hostRows, procRows, meshRows);
                vertx.setTimer(PAUSE_MS, due -> lookAgain());
              }
              return Future.succeededFuture();
            });
  }

  private void lookAgain() {
    if (!ended) {
      look().onFailure(never -> LOG.debug("a look failed", never));
    }
  }

  private void take(
      Future<List<HostRow>> hostRows,
      Future<List<ProcRow>> procRows,
      Future<List<MeshRow>> meshRows) {
    if (hostRows.succeeded()) {
      hosts.update(
          hostRows.result(),
          row -> tell("host", ViewJson.json(row)),
          name -> tell("host-gone", new JsonObject().put("host", name)));
    }
    if (procRows.succeeded()) {
      procs.update(
          procRows.result(),
          row -> tell("proc", ViewJson.json(row)),
          name -> tell("proc-gone", new JsonObject().put("proc", name)));
    }
    if (meshRows.succeeded()) {
      meshes.update(meshRows.result(), this::watch, this::forget);
      if (looks % LOOKS_BETWEEN_ROUNDS == 0) {
        watches.values().forEach(MeshWatch::refresh);
      }
    }
  }

  private void tell(String type, JsonObject data) {
    if (!baseline) {
      sink.tell(type, "", data);
    }
  }

  private void watch(MeshRow row) {
    MeshWatch watch =
        watches.computeIfAbsent(row.mesh(), name -> new MeshWatch(view, sink, baseline));
    watch.take(row);
  }

  private void forget(String mesh) {
    MeshWatch watch = watches.remove(mesh);
    if (watch != null) {
      watch.end();
    }
    sink.tell("mesh-gone", mesh, new JsonObject().put("mesh", mesh));
  }
}
