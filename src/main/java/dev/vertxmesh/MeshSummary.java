package dev.vertxmesh;

import dev.vertxmesh.model.MeshKind;
import dev.vertxmesh.registry.MeshRecord;
import dev.vertxmesh.shape.Extent;
import java.time.Instant;

/**
 * One line of a list of meshes.
 *
 * @param name unique in the cluster
 * @param kind what its ranks are
 * @param extent its shape
 * @param on the mesh it stands on, "" for none
 * @param type the class of its actors, "" if they are no actors
 * @param status running, stopping or ended
 * @param owner for people: who spawned it, "" if it is resident
 * @param resident whether it lives without an owner
 * @param node the cluster node of its controller
 * @param epoch the controller's term
 * @param startedAt when it was spawned, by its controller's clock
 * @param drillable whether drills may perform faults on it
 */
public record MeshSummary(
    String name,
    MeshKind kind,
    Extent extent,
    String on,
    String type,
    String status,
    String owner,
    boolean resident,
    String node,
    long epoch,
    Instant startedAt,
    boolean drillable) {

  static MeshSummary of(MeshRecord record) {
    return new MeshSummary(
        record.name(),
        SharedMesh.kind(record),
        Extent.parse(record.extent()),
        record.parent(),
        record.subject(),
        record.status(),
        record.owner(),
        record.resident(),
        record.node(),
        record.epoch(),
        record.startedAt(),
        record.drillable());
  }
}
