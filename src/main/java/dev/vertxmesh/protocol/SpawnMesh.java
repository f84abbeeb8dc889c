package dev.vertxmesh.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.vertxmesh.model.MeshKind;
import dev.vertxmesh.model.Names;
import dev.vertxmesh.shape.Extent;
import dev.vertxmesh.shape.Region;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Anyone → controller home, and the {@code config()} of every controller verticle: spawn this mesh
 * and watch it. Answered with its {@link MeshState} once every rank runs; refused, and taken back,
 * if one does not come up.
 *
 * @param mesh the name of the new mesh
 * @param kind what its ranks are
 * @param on the mesh that it stands on: a host mesh for procs, a proc mesh for actors; for a host
 *     mesh, and for procs on any hosts of the cluster, absent
 * @param members for a host mesh the names of hosts; for procs the ids of procs that run already,
 *     to watch them without starting or ending any
 * @param hosts how many hosts, when no mesh and no member is named; 0 or absent for all that there
 *     are
 * @param slice the part of the mesh below to stand on; absent for all of it
 * @param extent the shape on each member; absent for one rank
 * @param type for actors, the class of the verticle
 * @param config for actors, what their {@code config()} is to be
 * @param threading for actors, on what they run; the event loop unless said otherwise
 * @param classPath for procs, names of class-path entries in the hosts' configuration
 * @param jvmOptions for procs, the name of an entry of JVM options in the hosts' configuration
 * @param lease how long agents go on without word from the controller; zero for ever; the
 *     controller's setting if absent
 * @param poll how often the controller asks; its setting if absent
 * @param owner who is told of failures; absent for a resident mesh
 * @param settings of the workers, by name
 * @param drillable whether faults may be performed on its ranks on purpose; not, unless said so; a
 *     mesh that stands on it has a mark of its own
 */
public record SpawnMesh(
    String mesh,
    MeshKind kind,
    Optional<String> on,
    List<String> members,
    Integer hosts,
    Optional<Region> slice,
    Extent extent,
    String type,
    JsonObject config,
    SpawnActors.Threading threading,
    List<String> classPath,
    String jvmOptions,
    @JsonProperty("lease-ms") Optional<Duration> lease,
    @JsonProperty("poll-ms") Optional<Duration> poll,
    Optional<Owner> owner,
    Map<String, String> settings,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) Boolean drillable) {

  /**
   * Who a mesh belongs to.
   *
   * @param address takes failures, and must reply to each
   * @param lease how long the mesh lives without a renewal by the owner; zero if its controller
   *     dies with the owner anyway
   */
  public record Owner(String address, @JsonProperty("lease-ms") Duration lease) {

    public Owner {
      address = Fields.line("address", address);
      lease = Fields.require("lease-ms", lease);
    }
  }

  public SpawnMesh {
    Names.require("mesh", mesh);
    kind = Fields.require("kind", kind);
    on = Fields.orElse(on, Optional.empty());
    members = List.copyOf(Fields.orElse(members, List.of()));
    hosts = Fields.atLeast(0, "hosts", Fields.orElse(hosts, 0));
    slice = Fields.orElse(slice, Optional.empty());
    extent = Fields.orElse(extent, Extent.unity());
    type = Fields.line("type", Fields.orElse(type, ""));
    config = Fields.orElse(config, new JsonObject());
    threading = Fields.orElse(threading, SpawnActors.Threading.EVENT_LOOP);
    classPath = List.copyOf(Fields.orElse(classPath, List.of()));
    jvmOptions = Fields.line("jvm-options", Fields.orElse(jvmOptions, ""));
    lease = Fields.orElse(lease, Optional.empty());
    poll = Fields.orElse(poll, Optional.empty());
    owner = Fields.orElse(owner, Optional.empty());
    settings = Map.copyOf(Fields.orElse(settings, Map.of()));
    drillable = Fields.orElse(drillable, false);
    requireWhatTheKindNeeds(kind, on, type);
    if (drillable && (kind == MeshKind.HOSTS || !members.isEmpty())) {
      throw new IllegalArgumentException(
          "field 'drillable' is for actors, and for procs that the mesh starts itself");
    }
  }

  private static void requireWhatTheKindNeeds(MeshKind kind, Optional<String> on, String type) {
    if (kind == MeshKind.ACTORS && on.isEmpty()) {
      throw new IllegalArgumentException("field 'on' is missing: the proc mesh for the actors");
    }
    if (kind == MeshKind.ACTORS && type.isEmpty()) {
      throw new IllegalArgumentException("field 'type' is missing: the class of the verticle");
    }
  }
}
