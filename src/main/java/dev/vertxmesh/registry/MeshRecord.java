package dev.vertxmesh.registry;

import java.time.Instant;
import java.util.List;

/**
 * One mesh, in the map {@code mesh.meshes} under its name.
 *
 * @param name unique in the cluster
 * @param kind {@code hosts}, {@code procs} or {@code actors}
 * @param epoch term of its controller; a put of a lower one is refused (RG-3)
 * @param node Vert.x node id where its controller runs; with the epoch the owner of this entry
 * @param owner for people: the owner's node or address, {@code ""} when resident
 * @param resident whether it lives without an owner
 * @param extent its shape as text
 * @param parent name of the mesh it stands on, {@code ""} for none
 * @param members host names or proc ids in rank order; none when absent
 * @param perMember ranks on each member
 * @param subject actor class, or {@code ""}
 * @param status {@code running}, {@code stopping} or {@code ended}
 * @param startedAt when it was spawned, by its controller's clock
 * @param drillable whether faults may be performed on it on purpose; not, when absent
 */
public record MeshRecord(
    String name,
    String kind,
    long epoch,
    String node,
    String owner,
    boolean resident,
    String extent,
    String parent,
    List<String> members,
    int perMember,
    String subject,
    String status,
    Instant startedAt,
    boolean drillable) {

  public MeshRecord {
    members = members == null ? List.of() : List.copyOf(members);
  }
}
