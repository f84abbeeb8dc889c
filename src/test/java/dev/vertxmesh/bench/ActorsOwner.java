package dev.vertxmesh.bench;

import dev.vertxmesh.ActorMesh;
import dev.vertxmesh.ActorSpec;
import dev.vertxmesh.Mesh;
import dev.vertxmesh.ProcMesh;
import dev.vertxmesh.shape.Extent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** A data member that owns meshes of actors on two {@link ActorsWorker}s, one after the other. */
public final class ActorsOwner implements PeerRole {

  static final String ATTACH = "attach";
  static final String SPAWN = "spawn";
  static final String STOP = "stop";
  static final String CAST = "cast";
  static final String ASK = "ask";
  static final String BARE_CAST = "bare-cast";
  static final String BARE_ASK = "bare-ask";

  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private Vertx vertx;
  private String first;
  private String second;
  private ProcMesh procs;
  private ActorMesh actors;
  private int spawned;

  /** Made by {@link PeerMain}. */
  public ActorsOwner() {}

  @Override
  public Node node() {
    return Node.DATA;
  }

  @Override
  public Future<Void> start(Vertx joined, Map<String, String> args) {
    vertx = joined;
    return Future.succeededFuture();
  }

  @Override
  public Future<JsonObject> order(String name, JsonObject args) {
    return switch (name) {
      case ATTACH -> attach(args.getString("first"), args.getString("second"));
      case SPAWN -> spawn(args);
      case STOP -> timed(1, () -> actors.stop("measured", DEADLINE));
      case CAST -> messages(args, body -> actors.cast(body));
      case ASK -> messages(args, body -> actors.ask(body, DEADLINE));
      case BARE_CAST ->
          messages(
              args,
              body ->
                  both(ActorsWorker.sendAddress(first), ActorsWorker.sendAddress(second), body));
      case BARE_ASK ->
          messages(
              args,
              body ->
                  both(
                      ActorsWorker.requestAddress(first),
                      ActorsWorker.requestAddress(second),
                      body));
      default -> Future.failedFuture("no order " + name);
    };
  }

  private Future<JsonObject> attach(String one, String other) {
    first = one;
    second = other;
    return Mesh.create(vertx)
        .procs("workers", one, other)
        .map(
            attached -> {
              procs = attached;
              return new JsonObject();
            });
  }

  private Future<JsonObject> spawn(JsonObject args) {
    spawned++;
    ActorSpec spec =
        ActorSpec.of("actors-" + spawned, args.getString("type"))
            .perProc(Extent.of("actors", args.getInteger("count")))
            .config(args.getJsonObject("config"));
    return timed(1, () -> procs.spawn(spec).onSuccess(all -> actors = all));
  }

  private interface Sending {
    Future<?> send(Buffer body);
  }

  private Future<JsonObject> messages(JsonObject args, Sending sending) {
    Buffer body = Buffer.buffer(new byte[args.getInteger("bytes")]);
    return timed(args.getInteger("rounds"), () -> sending.send(body));
  }

  private Future<?> both(String one, String other, Buffer body) {
    return Future.all(vertx.eventBus().request(one, body), vertx.eventBus().request(other, body));
  }

  /** Does it again and again, and writes down how long each took: {@code {nanos: […]}}. */
  private Future<JsonObject> timed(int rounds, Supplier<Future<?>> work) {
    Samples samples = new Samples();
    return new Pace(vertx, 0)
        .repeat(
            rounds,
            round -> {
              long begin = System.nanoTime();
              return work.get().onSuccess(done -> samples.add(System.nanoTime() - begin));
            })
        .map(done -> new JsonObject().put("nanos", samples.json()));
  }
}
