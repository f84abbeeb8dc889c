package dev.vertxmesh.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Two JVMs that carry actors or bare verticles, half of them each, and a third that owns the meshes
 * and has their controllers.
 */
final class ActorsGround {

  private final Peer owner;
  private final List<Peer> workers;

  ActorsGround(BenchCluster cluster) throws IOException {
    owner = cluster.start("owner", ActorsOwner.class);
    workers = List.of(worker(cluster, "first"), worker(cluster, "second"));
    owner.order(ActorsOwner.ATTACH, new JsonObject().put("first", "first").put("second", "second"));
  }

  private static Peer worker(BenchCluster cluster, String name) throws IOException {
    return cluster.start(name, ActorsWorker.class, Map.of(ActorsWorker.NAME, name), List.of());
  }

  private static JsonObject some(Class<?> type, int actors, JsonObject config) {
    return new JsonObject()
        .put("type", type.getName())
        .put("count", actors / 2)
        .put("config", config);
  }

  /** From the call in the owner until it knows that all run, in nanoseconds. */
  long spawn(Class<?> type, int actors, JsonObject config) {
    return samples(owner.order(ActorsOwner.SPAWN, some(type, actors, config))).max();
  }

  /** From the call in the owner until it knows that all have ended. */
  long stop() {
    return samples(owner.order(ActorsOwner.STOP, new JsonObject())).max();
  }

  /** Bare: from when the first of both JVMs begins until the last has deployed all. */
  long deploy(Class<?> type, int actors, JsonObject config) {
    return inBoth(ActorsWorker.DEPLOY, some(type, actors, config));
  }

  /** Bare: from when the first of both JVMs begins until the last has undeployed all. */
  long undeploy() {
    return inBoth(ActorsWorker.UNDEPLOY, new JsonObject());
  }

  private long inBoth(String order, JsonObject args) {
    List<CompletableFuture<JsonObject>> begun =
        workers.stream().map(worker -> worker.begin(order, args)).toList();
    long begin = Long.MAX_VALUE;
    long end = Long.MIN_VALUE;
    for (CompletableFuture<JsonObject> one : begun) {
      JsonObject answer = one.join();
      begin = Math.min(begin, answer.getLong("begin"));
      end = Math.max(end, answer.getLong("end"));
    }
    return end - begin;
  }

  /** The live bytes of both workers. */
  long heap() {
    return workers.stream()
        .mapToLong(worker -> worker.order(ActorsWorker.HEAP, new JsonObject()).getLong("bytes"))
        .sum();
  }

  /** How many {@link BenchActors.Counted} began on each loop of both workers. */
  List<Long> loops() {
    return workers.stream()
        .map(worker -> worker.order(ActorsWorker.LOOPS, new JsonObject()).getJsonObject("loops"))
        .flatMap(loops -> loops.fieldNames().stream().map(loops::getLong))
        .toList();
  }

  /** How long each of {@code rounds} messages took that the owner sends as {@code order} says. */
  Samples messages(String order, int bytes, int rounds) {
    return samples(owner.order(order, new JsonObject().put("bytes", bytes).put("rounds", rounds)));
  }

  /** One bare request and its reply, owner and first worker. */
  Samples rtt(int rounds) {
    return BenchCluster.rtt(owner, "first", rounds);
  }

  private static Samples samples(JsonObject answer) {
    return Samples.of(answer.getJsonArray("nanos"));
  }
}
