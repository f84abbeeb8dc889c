package dev.vertxmesh.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** A bare data member that founds a cluster and does nothing. */
public final class IdleRole implements PeerRole {

  /** Made by {@link PeerMain}. */
  public IdleRole() {}

  @Override
  public Node node() {
    return Node.DATA;
  }

  @Override
  public Future<Void> start(Vertx vertx, Map<String, String> args) {
    return Future.succeededFuture();
  }

  @Override
  public Future<JsonObject> order(String name, JsonObject args) {
    return Future.failedFuture("it does nothing: " + name);
  }
}
