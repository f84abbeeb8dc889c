package dev.vertxmesh.admin.view;

import dev.vertxmesh.MeshSummary;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A mesh, as a list shows it.
 *
 * @param mesh its name
 * @param kind hosts, procs or actors
 * @param extent its shape
 * @param on the mesh that it stands on, "" for none
 * @param actor the class of its actors, "" if it has none
 * @param status running, stopping or ended
 * @param owner whom it belongs to, "" if it is resident
 * @param started when, to the second
 * @param drillable whether drills may perform faults on it
 */
public record MeshRow(
    String mesh,
    String kind,
    String extent,
    String on,
    String actor,
    String status,
    String owner,
    Instant started,
    Boolean drillable) {

  public MeshRow {
    drillable = Boolean.TRUE.equals(drillable);
  }

  static MeshRow of(MeshSummary mesh) {
    return new MeshRow(
        mesh.name(),
        mesh.kind().name().toLowerCase(Locale.ROOT),
        mesh.extent().toString(),
        mesh.on(),
        mesh.type(),
        mesh.status(),
        mesh.owner(),
        mesh.startedAt().truncatedTo(ChronoUnit.SECONDS),
        mesh.drillable());
  }
}
