package dev.vertxmesh.cli;

import dev.vertxmesh.admin.view.EventView;
import dev.vertxmesh.admin.view.HostRow;
import dev.vertxmesh.admin.view.MeshRow;
import dev.vertxmesh.admin.view.ProcRow;
import dev.vertxmesh.admin.view.RankRow;

/** What of a cluster stands in tables, under the names that JSON has for it. */
final class Listings {
  private Listings() {}

  static Listing<HostRow> hosts() {
    return new Listing<HostRow>()
        .with("host", HostRow::host)
        .with("machine", HostRow::machine)
        .with("pid", HostRow::pid)
        .with("procs", HostRow::procs)
        .with("max-procs", HostRow::maxProcs)
        .with("launched", HostRow::launched)
        .with("started", HostRow::started);
  }

  static Listing<ProcRow> procs() {
    return new Listing<ProcRow>()
        .with("proc", ProcRow::proc)
        .with("mesh", ProcRow::mesh)
        .with("rank", ProcRow::rank)
        .with("incarnation", ProcRow::incarnation)
        .with("host", ProcRow::host)
        .with("pid", ProcRow::pid)
        .with("started", ProcRow::started);
  }

  static Listing<MeshRow> meshes() {
    return new Listing<MeshRow>()
        .with("mesh", MeshRow::mesh)
        .with("kind", MeshRow::kind)
        .with("extent", MeshRow::extent)
        .with("on", MeshRow::on)
        .with("actor", MeshRow::actor)
        .with("status", MeshRow::status)
        .with("owner", MeshRow::owner)
        .with("started", MeshRow::started);
  }

  static Listing<RankRow> ranks() {
    return new Listing<RankRow>()
        .with("ranks", RankRow::ranks)
        .with("count", RankRow::count)
        .with("status", RankRow::status);
  }

  static Listing<EventView> events() {
    return new Listing<EventView>()
        .with("time", EventView::time)
        .with("ranks", EventView::ranks)
        .with("event", EventView::event)
        .with("subject", EventView::subject)
        .with("learned", EventView::learned)
        .with("cause", EventView::cause);
  }
}
