package dev.vertxmesh.admin.view;

import dev.vertxmesh.protocol.MeshState;
import dev.vertxmesh.shape.Ranks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A mesh, closely.
 *
 * @param mesh its name; this, the next seven and {@code drillable} are what a list says of it
 * @param kind hosts, procs or actors
 * @param extent its shape
 * @param on the mesh that it stands on, "" for none
 * @param actor the class of its actors, "" if it has none
 * @param status running, stopping or ended
 * @param owner whom it belongs to, "" if it is resident
 * @param started when, to the second
 * @param health failed, stopped or running as a whole
 * @param message why, unless it runs
 * @param outOfReach the ranks that cannot be asked at present
 * @param subscribers how many handlers hear of it
 * @param ranks what became of its ranks, by status
 * @param places who holds its ranks
 * @param forgotten how many ends are told no more
 * @param events what has happened to it, oldest first
 * @param drillable whether drills may perform faults on it
 * @param lease by which its agents go on, if they need one
 */
public record MeshDetail(
    String mesh,
    String kind,
    String extent,
    String on,
    String actor,
    String status,
    String owner,
    Instant started,
    String health,
    String message,
    Ranks outOfReach,
    int subscribers,
    List<RankRow> ranks,
    List<PlaceRow> places,
    long forgotten,
    List<EventView> events,
    Boolean drillable,
    Optional<LeaseView> lease) {

  public MeshDetail {
    drillable = Boolean.TRUE.equals(drillable);
    lease = lease == null ? Optional.empty() : lease;
  }

  static MeshDetail of(MeshRow row, MeshState state) {
    return new MeshDetail(
        row.mesh(),
        row.kind(),
        row.extent(),
        row.on(),
        row.actor(),
        row.status(),
        row.owner(),
        row.started(),
        state.status().text(),
        state.message(),
        state.outOfReach(),
        state.subscribers(),
        state.statuses().stream().map(run -> RankRow.of(run.ranks(), run.status())).toList(),
        state.agents().stream().map(place -> new PlaceRow(place.agent(), place.ranks())).toList(),
        state.forgotten(),
        state.failures().stream().map(EventView::of).toList(),
        row.drillable(),
        state.lease().map(held -> LeaseView.of(state.epoch(), held)));
  }

  /** The same without what has happened to it. */
  public MeshDetail withoutEvents() {
    return with(List.of(), lease);
  }

  /** The same without what changes as time goes by. */
  public MeshDetail withoutLease() {
    return with(events, Optional.empty());
  }

  private MeshDetail with(List<EventView> otherEvents, Optional<LeaseView> otherLease) {
    return new MeshDetail(
        mesh,
        kind,
        extent,
        on,
        actor,
        status,
        owner,
        started,
        health,
        message,
        outOfReach,
        subscribers,
        ranks,
        places,
        forgotten,
        otherEvents,
        drillable,
        otherLease);
  }

  /** What a list says of it. */
  public MeshRow row() {
    return new MeshRow(mesh, kind, extent, on, actor, status, owner, started, drillable);
  }
}
