package dev.vertxmesh.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A host that also writes down when the JDK tells it of the end of a worker: for a child process,
 * {@link ProcessHandle#onExit} is the same as {@link Process#onExit}.
 */
public final class KillHostRole implements PeerRole {

  static final String WATCH = "watch";
  static final String EXIT = "exit";

  private final Map<Long, CompletableFuture<Long>> exits = new HashMap<>();

  /** Made by {@link PeerMain}. */
  public KillHostRole() {}

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
    long pid = args.getLong("pid");
    return switch (name) {
      case WATCH -> {
        exits.put(
            pid, ProcessHandle.of(pid).orElseThrow().onExit().thenApply(gone -> System.nanoTime()));
        yield Future.succeededFuture(new JsonObject());
      }
      case EXIT ->
          Future.fromCompletionStage(exits.remove(pid))
              .map(nanos -> new JsonObject().put("nanos", nanos));
      default -> Future.failedFuture("no order " + name);
    };
  }
}
