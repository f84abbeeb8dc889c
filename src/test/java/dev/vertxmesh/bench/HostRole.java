package dev.vertxmesh.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** A host of the product, as {@code mesh up} starts it, that launches what it is asked for. */
public final class HostRole implements PeerRole {

  /** Made by {@link PeerMain}. */
  public HostRole() {}

  @Override
  public Node node() {
    return Node.HOST;
  }

  @Override
  public Future<Void> start(Vertx vertx, Map<String, String> args) {
    return Future.succeededFuture();
  }

  @Override
  public Future<JsonObject> order(String name, JsonObject args) {
    return Future.failedFuture("a host has no order " + name);
  }
}
