package dev.vertxmesh;

import dev.vertxmesh.model.MeshKind;
import dev.vertxmesh.protocol.ReservedNames;
import dev.vertxmesh.protocol.SpawnActors.Threading;
import dev.vertxmesh.protocol.SpawnMesh;
import dev.vertxmesh.shape.Extent;
import dev.vertxmesh.shape.Region;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A {@link SpawnMesh} in the making: only what differs from its defaults is named. */
final class Request {

  private final String mesh;
  private final MeshKind kind;
  Optional<String> on = Optional.empty();
  Optional<Region> slice = Optional.empty();
  List<String> members = List.of();
  int hosts;
  Extent extent = Extent.unity();
  String type = "";
  JsonObject config = new JsonObject();
  Threading threading = Threading.EVENT_LOOP;
  List<String> classPath = List.of();
  String jvmOptions = "";
  Optional<Duration> lease = Optional.empty();
  Optional<Duration> poll = Optional.empty();
  Map<String, String> settings = Map.of();
  boolean resident;
  boolean drillable;

  Request(String mesh, MeshKind kind) {
    this.mesh = ReservedNames.requireMesh(mesh);
    this.kind = kind;
  }

  /**
   * Stands on the ranks of {@code base}, with {@code each} on every one.
   *
   * @throws IllegalArgumentException if a label is in both shapes, naming it
   */
  Request on(MeshHandle<?> base, Extent each) {
    base.extent().concat(each);
    on = Optional.of(base.name());
    slice = base.isSlice() ? Optional.of(base.region()) : Optional.empty();
    extent = each;
    return this;
  }

  String mesh() {
    return mesh;
  }

  SpawnMesh ownedBy(String ownerAddress) {
    return spawn(Optional.of(new SpawnMesh.Owner(ownerAddress, Duration.ZERO)));
  }

  SpawnMesh ownedByNobody() {
    return spawn(Optional.empty());
  }

  private SpawnMesh spawn(Optional<SpawnMesh.Owner> owner) {
    return new SpawnMesh(
        mesh,
        kind,
        on,
        members,
        hosts,
        slice,
        extent,
        type,
        config,
        threading,
        classPath,
        jvmOptions,
        lease,
        poll,
        owner,
        settings,
        drillable);
  }
}
