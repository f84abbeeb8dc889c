package dev.vertxmesh.bench;

import dev.vertxmesh.Mesh;
import dev.vertxmesh.ProcSpec;
import dev.vertxmesh.shape.Extent;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A host that starts workers for itself, one at a time, and tells how long each took. */
public final class StartRole implements PeerRole {

  static final String WORKER = "worker";
  static final String ARCHIVE = "archive";

  private static final String MESH = "started";
  private static final long LOOK_MILLISECONDS = 50;

  private Vertx vertx;
  private Mesh mesh;

  /** Made by {@link PeerMain}. */
  public StartRole() {}

  @Override
  public Node node() {
    return Node.HOST;
  }

  @Override
  public Future<Void> start(Vertx here, Map<String, String> args) {
    vertx = here;
    mesh = Mesh.create(here);
    return Future.succeededFuture();
  }

  @Override
  public Future<JsonObject> order(String name, JsonObject args) {
    return switch (name) {
      case WORKER -> worker();
      case ARCHIVE -> archive(args.getString("directory"));
      default -> Future.failedFuture("no order " + name);
    };
  }

  /** From the call until the worker takes actors: {@code {nanos}}; the worker has ended by then. */
  private Future<JsonObject> worker() {
    long begin = System.nanoTime();
    return mesh.spawn(1, ProcSpec.named(MESH).perHost(Extent.of("procs", 1)))
        .compose(
            procs -> {
              long nanos = System.nanoTime() - begin;
              return procs.stop("measured").map(new JsonObject().put("nanos", nanos));
            });
  }

  /** Answers {@code {file}} once there is a whole archive of classes in the directory. */
  private Future<JsonObject> archive(String directory) {
    Promise<JsonObject> found = Promise.promise();
    long look =
        vertx.setPeriodic(
            LOOK_MILLISECONDS,
            now ->
                vertx
                    .fileSystem()
                    .readDir(directory, ".*\\.sum")
                    .onSuccess(sums -> first(sums).ifPresent(found::tryComplete)));
    return found.future().onComplete(done -> vertx.cancelTimer(look));
  }

  private static Optional<JsonObject> first(List<String> sums) {
    return sums.stream()
        .findFirst()
        .map(sum -> Path.of(sum.replaceAll("\\.sum$", ".jsa")))
        .map(file -> new JsonObject().put("file", file.toString()));
  }
}
