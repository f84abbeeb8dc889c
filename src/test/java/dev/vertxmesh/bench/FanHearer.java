package dev.vertxmesh.bench;

import dev.vertxmesh.ActorMesh;
import dev.vertxmesh.Mesh;
import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.station.Detached;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * A client with N handlers, each on a context of its own, and as many bare consumers, likewise;
 * writes down how long after the beginning, which the message says, the last of them has run.
 */
public final class FanHearer implements PeerRole {

  static final String GROW = "grow";
  static final String EXPECT = "expect";
  static final String LAST = "last";
  static final String PUBLISHED = "bench.published";
  static final String REQUESTED = "bench.requested";

  private static final int AT_A_TIME = 500;

  private final AtomicInteger missing = new AtomicInteger();
  private volatile Promise<Long> last = Promise.promise();
  private Vertx vertx;
  private Mesh mesh;
  private int size;

  /** Made by {@link PeerMain}. */
  public FanHearer() {}

  @Override
  public Node node() {
    return Node.LITE;
  }

  @Override
  public Future<Void> start(Vertx joined, Map<String, String> args) {
    vertx = joined;
    mesh = Mesh.create(vertx);
    return vertx
        .eventBus()
        .<String>consumer(REQUESTED, message -> message.reply(message.body()))
        .completion();
  }

  @Override
  public Future<JsonObject> order(String name, JsonObject args) {
    return switch (name) {
      case GROW ->
          mesh.findActors(FanTeller.MESH).compose(fan -> grow(fan, args.getInteger("size")));
      case EXPECT -> expect(args.getInteger("size"));
      case LAST -> last.future().map(nanos -> new JsonObject().put("nanos", nanos));
      default -> Future.failedFuture("no order " + name);
    };
  }

  private Future<JsonObject> grow(ActorMesh fan, int wanted) {
    int more = Math.min(AT_A_TIME, wanted - size);
    if (more <= 0) {
      return Future.succeededFuture(new JsonObject());
    }
    size += more;
    return Future.all(IntStream.range(0, more).mapToObj(each -> oneMore(fan)).toList())
        .compose(done -> grow(fan, wanted));
  }

  private Future<?> oneMore(ActorMesh fan) {
    Context own = Detached.context(vertx);
    Future<?> subscribed = Detached.on(own, () -> fan.subscribe(this::hear));
    Future<?> registered =
        Detached.on(
            own,
            () ->
                vertx
                    .eventBus()
                    .<String>consumer(PUBLISHED, message -> hear(message.body()))
                    .completion());
    return Future.all(subscribed, registered);
  }

  private void hear(MeshFailure failure) {
    failure.event().cause().thrown().ifPresent(thrown -> hear(thrown.message()));
  }

  private void hear(String begin) {
    if (missing.decrementAndGet() == 0) {
      last.tryComplete(System.nanoTime() - Long.parseLong(begin));
    }
  }

  private Future<JsonObject> expect(int handlers) {
    missing.set(handlers);
    last = Promise.promise();
    return Future.succeededFuture(new JsonObject());
  }
}
