package dev.vertxmesh.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** A bare lite member that does nothing. */
public final class IdleClient implements PeerRole {

  /** Made by {@link PeerMain}. */
  public IdleClient() {}

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
