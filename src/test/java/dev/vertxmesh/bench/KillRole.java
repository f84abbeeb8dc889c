package dev.vertxmesh.bench;

import dev.vertxmesh.ActorSpec;
import dev.vertxmesh.Mesh;
import dev.vertxmesh.ProcSpec;
import dev.vertxmesh.ProcSummary;
import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.registry.MembershipChange;
import dev.vertxmesh.registry.Registry;
import dev.vertxmesh.shape.Extent;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;

/**
 * A client that owns workers with an actor on each, or subscribes to both meshes and writes down
 * when it is told of a rank's failure.
 */
public final class KillRole implements PeerRole {

  static final String SPAWN = "spawn";
  static final String SUBSCRIBE = "subscribe";
  static final String HEARD = "heard";
  static final String STOP = "stop";

  private static final String ACTORS = "-actors";

  private final Map<String, Promise<Long>> heard = new HashMap<>();
  private Mesh mesh;

  /** Made by {@link PeerMain}. */
  public KillRole() {}

  @Override
  public Node node() {
    return Node.LITE;
  }

  @Override
  public Future<Void> start(Vertx vertx, Map<String, String> args) {
    mesh = Mesh.create(vertx);
    Registry.of(vertx)
        .membership()
        .watch(
            change -> {
              if (change.kind() == MembershipChange.Kind.LEFT) {
                hear(change.node());
              }
            });
    return Future.succeededFuture();
  }

  @Override
  public Future<JsonObject> order(String name, JsonObject args) {
    return switch (name) {
      case SPAWN -> spawn(args.getString("mesh"), args.getInteger("workers"));
      case SUBSCRIBE -> subscribe(args.getString("mesh"));
      case HEARD -> heard(args);
      case STOP -> stop(args.getString("mesh"));
      default -> Future.failedFuture("no order " + name);
    };
  }

  /** Answers {@code {workers: [{rank, pid, node}]}}. */
  private Future<JsonObject> spawn(String name, int workers) {
    return mesh.spawn(1, ProcSpec.named(name).perHost(Extent.of("procs", workers)))
        .compose(procs -> procs.spawn(ActorSpec.of(name + ACTORS, Idle.class)))
        .compose(actors -> mesh.procList())
        .map(
            all -> {
              JsonArray found = new JsonArray();
              all.stream()
                  .filter(proc -> proc.mesh().equals(name))
                  .map(KillRole::json)
                  .forEach(found::add);
              return new JsonObject().put("workers", found);
            });
  }

  private static JsonObject json(ProcSummary proc) {
    return new JsonObject()
        .put("rank", proc.rank())
        .put("pid", proc.pid())
        .put("node", proc.node());
  }

  private Future<JsonObject> subscribe(String name) {
    return mesh.findProcs(name)
        .compose(procs -> procs.subscribe(this::hear))
        .compose(procs -> mesh.findActors(name + ACTORS))
        .compose(actors -> actors.subscribe(this::hear))
        .map(new JsonObject());
  }

  private void hear(MeshFailure failure) {
    if (failure.event().isFailure()) {
      failure.ranks().stream().forEach(rank -> hear(key(failure.mesh(), rank)));
    }
  }

  private void hear(String key) {
    of(key).tryComplete(System.nanoTime());
  }

  private Promise<Long> of(String key) {
    return heard.computeIfAbsent(key, first -> Promise.promise());
  }

  private static String key(String name, int rank) {
    return name + "/" + rank;
  }

  /** Answers when it was told: {@code {proc, actor, member}}. */
  private Future<JsonObject> heard(JsonObject args) {
    String name = args.getString("mesh");
    int rank = args.getInteger("rank");
    Future<Long> proc = of(key(name, rank)).future();
    Future<Long> actor = of(key(name + ACTORS, rank)).future();
    Future<Long> member = of(args.getString("node")).future();
    return Future.all(proc, actor, member)
        .map(
            all ->
                new JsonObject()
                    .put("proc", proc.result())
                    .put("actor", actor.result())
                    .put("member", member.result()));
  }

  private Future<JsonObject> stop(String name) {
    return mesh.findProcs(name).compose(procs -> procs.stop("measured")).map(new JsonObject());
  }

  /** An actor that does nothing. */
  public static final class Idle extends VerticleBase {

    /** Made by the proc. */
    public Idle() {}
  }
}
