package dev.vertxmesh.cli;

import dev.vertxmesh.admin.view.ClusterView;
import dev.vertxmesh.admin.view.HostRow;
import dev.vertxmesh.admin.view.MeshDetail;
import dev.vertxmesh.admin.view.MeshRow;
import dev.vertxmesh.admin.view.ProcRow;
import dev.vertxmesh.admin.view.SettingRow;
import dev.vertxmesh.admin.view.ViewJson;
import dev.vertxmesh.settings.Settings;
import java.util.List;

/** Looks at a running cluster: hosts, procs, meshes, and one mesh closely. */
final class Lookout {
  private final Tools tools;
  private final Settings settings;
  private final ApiChoice api;
  private final Printer printer;

  Lookout(Tools tools, Settings settings, ApiChoice api, boolean json) {
    this.tools = tools;
    this.settings = settings;
    this.api = api;
    this.printer = new Printer(tools.console(), json);
  }

  ExitCode hosts() {
    try (Visit<ClusterView> visit = Visit.look(tools, settings, api)) {
      List<HostRow> hosts = visit.await("listing hosts", visit.cluster().hosts());
      list(Listings.hosts(), hosts, "No host is registered; they may be starting.");
      return ExitCode.OK;
    }
  }

  ExitCode procs() {
    try (Visit<ClusterView> visit = Visit.look(tools, settings, api)) {
      List<ProcRow> procs = visit.await("listing procs", visit.cluster().procs());
      list(Listings.procs(), procs, "No proc runs in this cluster.");
      return ExitCode.OK;
    }
  }

  ExitCode meshes() {
    try (Visit<ClusterView> visit = Visit.look(tools, settings, api)) {
      List<MeshRow> meshes = visit.await("listing meshes", visit.cluster().meshes());
      list(Listings.meshes(), meshes, "There is no mesh in this cluster.");
      return ExitCode.OK;
    }
  }

  ExitCode describe(String mesh) {
    try (Visit<ClusterView> visit = Visit.look(tools, settings, api)) {
      ClusterView cluster = visit.cluster();
      MeshDetail detail = visit.await("asking mesh " + mesh, cluster.describe(mesh));
      List<SettingRow> told =
          visit.await("reading settings", cluster.settings().otherwise(List.of()));
      Description description = new Description(tools.console(), detail, told);
      if (printer.json()) {
        tools.console().line(description.json().encodePrettily());
      } else {
        description.print(visit.await("listing procs", cluster.procs()), cluster.source());
      }
      return ExitCode.OK;
    }
  }

  private <R extends Record> void list(Listing<R> listing, List<R> rows, String none) {
    if (printer.json()) {
      tools.console().line(ViewJson.json(rows).encodePrettily());
    } else {
      printer.list(listing, rows, none);
    }
  }
}
