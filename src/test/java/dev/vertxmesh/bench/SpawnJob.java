package dev.vertxmesh.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * From the call of {@code spawn} in the owner's JVM until it knows that each of N actors in two
 * other JVMs runs; and the heap of an actor there. Floor: {@code deployVerticle} of the same
 * verticle with the same {@code config()}, the address of an inbox included, in the same two JVMs
 * at once, from a plain thread each. The first spawn of fresh JVMs is for information; then spawns
 * and bare deployments take turns, and of the later half of the rounds the medians are told.
 */
final class SpawnJob implements Job {

  private static final int SMALL = 1_000;
  private static final int MIDDLE = 10_000;
  private static final int LARGE = 100_000;

  private static final JsonObject NOTHING = new JsonObject();
  private static final JsonObject ONE_TEXT = new JsonObject().put("colour", "green");
  private static final JsonObject NESTED =
      new JsonObject()
          .put("place", new JsonObject().put("rack", 4))
          .put("limits", new JsonObject().put("most", 100).put("least", 1))
          .put("names", new JsonObject().put("long", "the first").put("short", "1st"));

  @Override
  public String id() {
    return "J4";
  }

  @Override
  public String title() {
    return "spawn of N actors over two workers, all confirmed";
  }

  @Override
  public void run(Run run) throws Exception {
    for (int actors : run.quick() ? List.of(SMALL) : List.of(SMALL, MIDDLE, LARGE)) {
      Spawns spawns = new Spawns(run, actors);
      spawns.first();
      spawns.warm("no config", NOTHING);
      if (run.quick() || actors == LARGE) {
        spawns.warm("one text", ONE_TEXT);
        spawns.warm("three nested entries", NESTED);
        spawns.spread();
      }
      spawns.close();
    }
  }

  /** Spawns of one size, in JVMs of their own. */
  private static final class Spawns {
    private final Run run;
    private final int actors;
    private final BenchCluster cluster;
    private final ActorsGround ground;

    Spawns(Run run, int actors) throws IOException {
      this.run = run;
      this.actors = actors;
      this.cluster = run.cluster();
      this.ground = new ActorsGround(cluster);
    }

    void close() {
      cluster.close();
    }

    void first() {
      long nanos = ground.spawn(BenchActors.Quiet.class, actors, NOTHING);
      ground.stop();
      run.figure(actors + " actors, first in fresh JVMs", perSecond(nanos), "1/s", 1);
    }

    private double perSecond(long nanos) {
      return actors * Run.SECOND / (double) nanos;
    }

    void warm(String what, JsonObject config) {
      int rounds = run.size(6, actors == LARGE ? 16 : 100);
      Samples spawns = new Samples();
      Samples floor = new Samples();
      for (int round = 0; round < rounds; round++) {
        long spawn = ground.spawn(BenchActors.Quiet.class, actors, config);
        ground.stop();
        long bare = ground.deploy(BenchActors.Quiet.class, actors, config);
        ground.undeploy();
        if (round >= rounds / 2) {
          spawns.add(spawn);
          floor.add(bare);
        }
      }
      run.figure(
          Goal.J4_RATE,
          actors + " actors, " + what + ", warm, median",
          perSecond(spawns.median()),
          "1/s",
          spawns.size(),
          perSecond(floor.median()));
      run.progress("heap of " + actors + ", " + what);
      heap(what, config);
    }

    private void heap(String what, JsonObject config) {
      long before = ground.heap();
      ground.spawn(BenchActors.Quiet.class, actors, config);
      double spawned = (double) (ground.heap() - before) / actors;
      ground.stop();
      before = ground.heap();
      ground.deploy(BenchActors.Quiet.class, actors, config);
      double bare = (double) (ground.heap() - before) / actors;
      ground.undeploy();
      String metric = "heap of each of " + actors + ", " + what;
      run.figure(Figure.of("J4", metric, spawned, "B", 1).over(bare));
      run.figure(
          Figure.of("J4", metric + ", above a bare one", spawned - bare, "B", 1)
              .aimedAt(Goal.J4_HEAP.target()));
    }

    /** The fullest loop beside an even share. */
    void spread() {
      ground.spawn(BenchActors.Counted.class, actors, NOTHING);
      List<Long> spawned = ground.loops();
      ground.stop();
      ground.deploy(BenchActors.Counted.class, actors, NOTHING);
      List<Long> bare = ground.loops();
      ground.undeploy();
      for (Map.Entry<String, List<Long>> each :
          List.of(Map.entry("actors", spawned), Map.entry("bare", bare))) {
        String loops = each.getKey() + " on each loop: " + each.getValue();
        long most = each.getValue().stream().mapToLong(Long::longValue).max().orElseThrow();
        double even = (double) actors / each.getValue().size();
        run.figure(loops + ", the most over an even share", most / even, "×", actors);
      }
    }
  }
}
