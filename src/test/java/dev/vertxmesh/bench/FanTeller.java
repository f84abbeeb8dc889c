package dev.vertxmesh.bench;

import dev.vertxmesh.ActorSpec;
import dev.vertxmesh.Mesh;
import dev.vertxmesh.proc.ProcAgent;
import dev.vertxmesh.shape.Extent;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.stream.IntStream;

/** A proc that owns the throwers which it carries, and sends the same by bare Vert.x. */
public final class FanTeller implements PeerRole {

  static final String SPAWN = "spawn";
  static final String THROW = "throw";
  static final String PUBLISH = "publish";
  static final String REQUESTS = "requests";
  static final String MESH = "fan";

  private static final String PROC = "teller";

  private Vertx vertx;
  private Mesh mesh;

  /** Made by {@link PeerMain}. */
  public FanTeller() {}

  @Override
  public Node node() {
    return Node.LITE;
  }

  @Override
  public Future<Void> start(Vertx joined, Map<String, String> args) {
    vertx = joined;
    mesh = Mesh.create(vertx);
    JsonObject config = new JsonObject().put("mesh.proc.name", PROC);
    return vertx
        .deployVerticle(new ProcAgent(), new DeploymentOptions().setConfig(config))
        .mapEmpty();
  }

  @Override
  public Future<JsonObject> order(String name, JsonObject args) {
    return switch (name) {
      case SPAWN -> spawn(args.getInteger("actors"));
      case THROW -> {
        Thrower.throwNow(Thrower.key(MESH, args.getInteger("rank")));
        yield Future.succeededFuture(new JsonObject());
      }
      case PUBLISH -> publish();
      case REQUESTS -> requests(args.getInteger("size"), args.getInteger("rounds"));
      default -> Future.failedFuture("no order " + name);
    };
  }

  private Future<JsonObject> spawn(int actors) {
    return mesh.procs("teller-procs", PROC)
        .compose(
            procs ->
                procs.spawn(
                    ActorSpec.of(MESH, Thrower.class)
                        .perProc(Extent.of("actors", actors))
                        .onFailure(failure -> {})))
        .map(new JsonObject());
  }

  private Future<JsonObject> publish() {
    vertx.eventBus().publish(FanHearer.PUBLISHED, Long.toString(System.nanoTime()));
    return Future.succeededFuture(new JsonObject());
  }

  /** So many requests at once, again and again; the time to the last reply. */
  private Future<JsonObject> requests(int size, int rounds) {
    Samples samples = new Samples();
    return new Pace(vertx, 0)
        .repeat(rounds, round -> requests(size, samples))
        .map(done -> new JsonObject().put("nanos", samples.json()));
  }

  private Future<?> requests(int size, Samples samples) {
    long begin = System.nanoTime();
    return Future.all(
            IntStream.range(0, size)
                .mapToObj(each -> vertx.eventBus().request(FanHearer.REQUESTED, "ping"))
                .toList())
        .onSuccess(all -> samples.add(System.nanoTime() - begin));
  }
}
