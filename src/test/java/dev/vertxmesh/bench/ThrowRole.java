package dev.vertxmesh.bench;

import dev.vertxmesh.ActorSpec;
import dev.vertxmesh.Mesh;
import dev.vertxmesh.ProcSpec;
import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.shape.Extent;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** A client that owns throwers, or subscribes to them and has them throw. */
public final class ThrowRole implements PeerRole {

  static final String SPAWN_WORKER = "spawn-worker";
  static final String SPAWN = "spawn";
  static final String SUBSCRIBE = "subscribe";
  static final String THROW = "throw";
  static final String WORKER = "workers";

  private Vertx vertx;
  private Mesh mesh;
  private Promise<Long> heard = Promise.promise();

  /** Made by {@link PeerMain}. */
  public ThrowRole() {}

  @Override
  public Node node() {
    return Node.LITE;
  }

  @Override
  public Future<Void> start(Vertx joined, Map<String, String> args) {
    vertx = joined;
    mesh = Mesh.create(vertx);
    return Future.succeededFuture();
  }

  @Override
  public Future<JsonObject> order(String name, JsonObject args) {
    return switch (name) {
      case SPAWN_WORKER -> spawnWorker();
      case SPAWN -> spawn(args.getString("mesh"), args.getInteger("actors"));
      case SUBSCRIBE -> subscribe(args.getString("mesh"));
      case THROW -> throwing(args);
      default -> Future.failedFuture("no order " + name);
    };
  }

  private Future<JsonObject> spawnWorker() {
    return mesh.spawn(1, ProcSpec.named(WORKER))
        .compose(procs -> procs.spawn(ActorSpec.of("starter", ThrowStarter.class)))
        .map(new JsonObject());
  }

  private Future<JsonObject> spawn(String name, int actors) {
    return mesh.findProcs(WORKER)
        .compose(
            procs ->
                procs.spawn(
                    ActorSpec.of(name, Thrower.class)
                        .perProc(Extent.of("actors", actors))
                        .onFailure(failure -> {})))
        .map(new JsonObject());
  }

  private Future<JsonObject> subscribe(String name) {
    return mesh.findActors(name)
        .compose(actors -> actors.subscribe(this::hear))
        .map(new JsonObject());
  }

  private void hear(MeshFailure failure) {
    long now = System.nanoTime();
    failure
        .event()
        .cause()
        .thrown()
        .ifPresent(thrown -> heard.tryComplete(now - Long.parseLong(thrown.message())));
  }

  /** Has {@code count} actors throw, one after the other, from the rank {@code from} on. */
  private Future<JsonObject> throwing(JsonObject args) {
    String name = args.getString("mesh");
    int from = args.getInteger("from");
    Samples samples = new Samples();
    return new Pace(vertx, args.getInteger("every"))
        .repeat(args.getInteger("count"), round -> once(name, from + round, samples))
        .map(done -> new JsonObject().put("nanos", samples.json()));
  }

  private Future<?> once(String name, int rank, Samples samples) {
    heard = Promise.promise();
    vertx.eventBus().send(ThrowStarter.ADDRESS, Thrower.key(name, rank));
    return heard.future().onSuccess(samples::add);
  }
}
