package dev.vertxmesh.controller;

import dev.vertxmesh.protocol.SpawnMesh;
import dev.vertxmesh.protocol.Wire;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The order of a mesh, as plain JSON. */
public final class Order {

  private final JsonObject json = new JsonObject();

  private Order(String kind, String mesh) {
    json.put("mesh", mesh).put("kind", kind);
  }

  /** One actor on each proc of a proc mesh. */
  public static Order actors(String mesh, String on) {
    return new Order("actors", mesh).put("on", on).put("type", "com.example.Scorer");
  }

  /** One worker on each of some hosts. */
  public static Order procs(String mesh) {
    return new Order("procs", mesh);
  }

  /** Hosts that run already. */
  public static Order hosts(String mesh) {
    return new Order("hosts", mesh);
  }

  /** Sets any field. */
  public Order put(String field, Object value) {
    json.put(field, value);
    return this;
  }

  /** Names what it stands on, or consists of. */
  public Order members(String... names) {
    return put("members", JsonArray.of((Object[]) names));
  }

  /** So many ranks on each member. */
  public Order each(String extent) {
    return put("extent", extent);
  }

  /** An owner that need not renew the mesh. */
  public Order ownedBy(FakeOwner owner) {
    return ownedBy(owner, 0);
  }

  /** An owner that must renew the mesh. */
  public Order ownedBy(FakeOwner owner, int leaseMillis) {
    return put(
        "owner", new JsonObject().put("address", owner.address()).put("lease-ms", leaseMillis));
  }

  /** The order as it travels. */
  public JsonObject json() {
    return json.copy();
  }

  SpawnMesh spec() {
    return Wire.read(SpawnMesh.class, json);
  }
}
