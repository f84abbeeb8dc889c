package dev.vertxmesh.bench;

import dev.vertxmesh.ActorMesh;
import dev.vertxmesh.ActorSpec;
import dev.vertxmesh.Mesh;
import dev.vertxmesh.ProcSpec;
import dev.vertxmesh.ProcSummary;
import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.shape.Extent;
import dev.vertxmesh.station.Detached;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A client that owns workers with actors on each; or subscribes to the actors, each subscriber on a
 * context of its own, and writes down when the last of them knows of so many ranks.
 */
public final class LossRole implements PeerRole {

  static final String SPAWN = "spawn";
  static final String SUBSCRIBE = "subscribe";
  static final String EXPECT = "expect";
  static final String HEARD = "heard";
  static final String STOP = "stop";

  private static final String ACTORS = "-actors";

  private final AtomicInteger missing = new AtomicInteger();
  private List<Hearer> hearers = new ArrayList<>();
  private volatile Promise<Long> last = Promise.promise();
  private Vertx vertx;
  private Mesh mesh;

  /** Made by {@link PeerMain}. */
  public LossRole() {}

  /** One subscriber. */
  private final class Hearer {
    private final AtomicInteger unknown = new AtomicInteger();
    private final AtomicInteger notices = new AtomicInteger();

    void hear(MeshFailure failure) {
      if (failure.event().isFailure()) {
        notices.incrementAndGet();
        boolean knowsAll = unknown.addAndGet(-failure.ranks().size()) == 0;
        if (knowsAll && missing.decrementAndGet() == 0) {
          last.tryComplete(System.nanoTime());
        }
      }
    }
  }

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
      case SPAWN -> spawn(args);
      case SUBSCRIBE -> subscribe(args.getString("mesh"), args.getInteger("subscribers"));
      case EXPECT -> expect(args.getInteger("ranks"));
      case HEARD -> heard();
      case STOP -> stop(args.getString("mesh"));
      default -> Future.failedFuture("no order " + name);
    };
  }

  /** Answers the process ids of the workers, in the order of their ranks: {@code {pids: […]}}. */
  private Future<JsonObject> spawn(JsonObject args) {
    String name = args.getString("mesh");
    Duration poll = Duration.ofMillis(args.getLong("poll-ms", 10_000L));
    ProcSpec workers =
        ProcSpec.named(name).perHost(Extent.of("procs", args.getInteger("workers"))).poll(poll);
    ActorSpec actors =
        ActorSpec.of(name + ACTORS, BenchActors.Quiet.class)
            .perProc(Extent.of("actors", args.getInteger("actors")))
            .poll(poll);
    return mesh.spawn(1, workers)
        .compose(procs -> procs.spawn(actors))
        .compose(spawned -> mesh.procList())
        .map(
            all -> {
              JsonArray pids = new JsonArray();
              all.stream()
                  .filter(proc -> proc.mesh().equals(name))
                  .sorted((one, other) -> Integer.compare(one.rank(), other.rank()))
                  .map(ProcSummary::pid)
                  .forEach(pids::add);
              return new JsonObject().put("pids", pids);
            });
  }

  /** From now on there are so many subscribers of the actors of that mesh, and no others count. */
  private Future<JsonObject> subscribe(String name, int subscribers) {
    hearers = new ArrayList<>();
    return mesh.findActors(name + ACTORS)
        .compose(
            actors -> {
              List<Future<?>> subscribed = new ArrayList<>();
              for (int i = 0; i < subscribers; i++) {
                subscribed.add(oneMore(actors));
              }
              return Future.all(subscribed);
            })
        .map(new JsonObject());
  }

  private Future<?> oneMore(ActorMesh actors) {
    Hearer hearer = new Hearer();
    hearers.add(hearer);
    return Detached.run(vertx, () -> actors.subscribe(hearer::hear));
  }

  private Future<JsonObject> expect(int ranks) {
    for (Hearer hearer : hearers) {
      hearer.unknown.set(ranks);
      hearer.notices.set(0);
    }
    missing.set(hearers.size());
    last = Promise.promise();
    return Future.succeededFuture(new JsonObject());
  }

  /** Answers when the last knew, and how many notices of it one of them got at most. */
  private Future<JsonObject> heard() {
    return last.future()
        .map(
            nanos ->
                new JsonObject()
                    .put("nanos", nanos)
                    .put(
                        "notices",
                        hearers.stream().mapToInt(one -> one.notices.get()).max().orElse(0)));
  }

  private Future<JsonObject> stop(String name) {
    return mesh.findProcs(name).compose(procs -> procs.stop("measured")).map(new JsonObject());
  }
}
