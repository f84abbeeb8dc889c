package dev.vertxmesh.cli;

import dev.vertxmesh.Mesh;
import dev.vertxmesh.admin.view.FacadeView;
import dev.vertxmesh.admin.view.ProcRow;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The worker JVMs of a cluster. */
final class ProcsOf {
  private final Mesh mesh;

  ProcsOf(Mesh mesh) {
    this.mesh = mesh;
  }

  Future<List<ProcRow>> all() {
    return new FacadeView(mesh, Future::succeededFuture).procs();
  }

  /** Host → the workers there. */
  Future<Map<String, List<ProcRow>>> hosts() {
    return all().map(procs -> procs.stream().collect(Collectors.groupingBy(ProcRow::host)));
  }
}
