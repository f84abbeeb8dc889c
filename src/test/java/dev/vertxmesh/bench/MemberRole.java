package dev.vertxmesh.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** A bare lite member that listens at as many clustered addresses as a worker, and is quiet. */
public final class MemberRole implements PeerRole {

  private static final int ADDRESSES = 3;

  /** Made by {@link PeerMain}. */
  public MemberRole() {}

  @Override
  public Node node() {
    return Node.LITE;
  }

  @Override
  public Future<Void> start(Vertx vertx, Map<String, String> args) {
    List<Future<Void>> open =
        Stream.generate(() -> "bench.member." + UUID.randomUUID())
            .limit(ADDRESSES)
            .map(address -> vertx.eventBus().consumer(address, message -> {}).completion())
            .toList();
    return Future.all(open).mapEmpty();
  }

  @Override
  public Future<JsonObject> order(String name, JsonObject args) {
    return Future.failedFuture("it does nothing: " + name);
  }
}
