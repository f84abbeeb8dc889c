package dev.vertxmesh.cli;

import dev.vertxmesh.admin.view.EventView;
import dev.vertxmesh.admin.view.HostRow;
import dev.vertxmesh.admin.view.LeaseView;
import dev.vertxmesh.admin.view.MeshRow;
import dev.vertxmesh.admin.view.PlaceRow;
import dev.vertxmesh.admin.view.ProcRow;
import dev.vertxmesh.admin.view.RankRow;
import dev.vertxmesh.admin.view.SettingRow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What of a cluster stands in tables, under the names that JSON has for it. */
final class Listings {
  private static final String UNKNOWN = "-";

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

  /**
   * Where ranks are.
   *
   * @param procs those that run: what is known of an agent that is one
   * @param lease what is left of the leases of agents
   */
  static Listing<PlaceRow> places(List<ProcRow> procs, Optional<LeaseView> lease) {
    return new Listing<PlaceRow>()
        .with("agent", PlaceRow::agent)
        .with("ranks", PlaceRow::ranks)
        .with("host", place -> of(place, procs).map(ProcRow::host).orElse(UNKNOWN))
        .with(
            "pid", place -> of(place, procs).map(proc -> Long.toString(proc.pid())).orElse(UNKNOWN))
        .with("lease-left", place -> lease.flatMap(held -> left(place, held)).orElse(UNKNOWN));
  }

  private static Optional<String> left(PlaceRow place, LeaseView lease) {
    return lease.left().stream()
        .filter(left -> left.agent().equals(place.agent()))
        .map(left -> Duration.ofMillis(left.leftMs()).toSeconds() + "s")
        .findFirst();
  }

  static Listing<SettingRow> settings() {
    return new Listing<SettingRow>()
        .with("setting", SettingRow::name)
        .with("value", SettingRow::value)
        .with("source", SettingRow::source);
  }

  private static Optional<ProcRow> of(PlaceRow place, List<ProcRow> procs) {
    return procs.stream().filter(proc -> proc.proc().equals(place.agent())).findFirst();
  }
}
