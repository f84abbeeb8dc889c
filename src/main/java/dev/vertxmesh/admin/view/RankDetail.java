package dev.vertxmesh.admin.view;

import dev.vertxmesh.shape.Extent;
import java.util.List;
import java.util.Optional;

/**
 * One rank of a mesh, closely.
 *
 * @param mesh the name of the mesh
 * @param rank which
 * @param point its coordinates, as {@code {hosts: 0/2, procs: 1/2}}
 * @param status running, failed and so on
 * @param proc the worker JVM that holds it or is it, "" if none is known
 * @param host on which that runs or ran, "" if it is not known
 * @param event the last one that concerns it
 */
public record RankDetail(
    String mesh,
    int rank,
    String point,
    String status,
    String proc,
    String host,
    Optional<EventView> event) {

  /**
   * What is known of a rank.
   *
   * @param procs those of the cluster
   * @throws UnknownNameException if the mesh has no such rank
   */
  public static RankDetail of(MeshDetail mesh, List<ProcRow> procs, int rank) {
    Extent extent = Extent.parse(mesh.extent());
    if (rank < 0 || rank >= extent.ranks()) {
      throw KnownNames.unknownRank(mesh.mesh(), extent.ranks(), rank);
    }
    String agent =
        mesh.places().stream()
            .filter(place -> place.ranks().contains(rank))
            .map(PlaceRow::agent)
            .findFirst()
            .orElse("");
    Optional<EventView> event =
        mesh.events().stream()
            .filter(each -> each.concerns(rank))
            .reduce((earlier, later) -> later);
    String proc = proc(mesh, procs, rank, agent);
    return new RankDetail(
        mesh.mesh(),
        rank,
        extent.point(rank).toString(),
        status(mesh, rank),
        proc,
        mesh.kind().equals("actors") ? host(procs, proc, event) : agent,
        event);
  }

  private static String status(MeshDetail mesh, int rank) {
    return mesh.ranks().stream()
        .filter(run -> run.ranks().contains(rank))
        .map(RankRow::status)
        .findFirst()
        .orElse("unknown");
  }

  private static String proc(MeshDetail mesh, List<ProcRow> procs, int rank, String agent) {
    return switch (mesh.kind()) {
      case "actors" -> agent;
      case "procs" ->
          procs.stream()
              .filter(proc -> proc.mesh().equals(mesh.mesh()) && proc.rank() == rank)
              .map(ProcRow::proc)
              .findFirst()
              .orElse("");
      default -> "";
    };
  }

  /** A proc that is gone is in no list; what is known of its end names its host. */
  private static String host(List<ProcRow> procs, String proc, Optional<EventView> event) {
    return procs.stream()
        .filter(row -> row.proc().equals(proc))
        .map(ProcRow::host)
        .findFirst()
        .or(() -> event.flatMap(EventView::postMortem).map(EventView.PostMortemView::host))
        .orElse("");
  }
}
