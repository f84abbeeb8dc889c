package dev.vertxmesh.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** A bare lite member that has one clustered consumer, and does nothing. */
public final class BareRole implements PeerRole {

  /** Made by {@link PeerMain}. */
  public BareRole() {}

  @Override
  public Node node() {
    return Node.LITE;
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
