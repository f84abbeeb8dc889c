package dev.vertxmesh.bench;

import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * From the throw in an actor in a worker JVM (A) until the handler of a subscriber in another JVM
 * (B) runs, with the mesh's controller in B, then in a third JVM. Each actor throws once and is
 * failed for good, so they are spawned before. The next throw is ordered by the handler of the one
 * before (back to back), or some milliseconds after it (paced). Floor: a bare request from B to A
 * and its reply, at the same pace, between the throws.
 */
final class ThrowJob implements Job {

  private static final String HERE = "controller-here";
  private static final String ELSEWHERE = "controller-elsewhere";
  private static final int PACED_MILLISECONDS = 5;
  private static final int BLOCK = 100;

  @Override
  public String id() {
    return "J1";
  }

  @Override
  public String title() {
    return "a throw in an actor → handler of a subscriber in another JVM";
  }

  @Override
  public void run(Run run) throws Exception {
    int warming = run.size(200, 6000);
    int measured = run.size(100, 4000);
    int paced = run.size(100, 1000);
    BenchCluster cluster = run.cluster();
    cluster.start("host", HostRole.class);
    List<Peer> nodes = cluster.start(ThrowRole.class, "subscriber", "third");
    Peer subscriber = nodes.get(0);
    Peer third = nodes.get(1);
    subscriber.order(ThrowRole.SPAWN_WORKER, new JsonObject());
    int actors = warming + measured + paced;
    Phase here = new Phase(run, subscriber, HERE, Goal.J1_CONTROLLER_THERE);
    Phase elsewhere = new Phase(run, subscriber, ELSEWHERE, Goal.J1_CONTROLLER_ELSEWHERE);
    here.spawn(subscriber, actors);
    elsewhere.spawn(third, actors);
    for (Phase phase : new Phase[] {here, elsewhere}) {
      run.progress(phase.mesh + ": " + warming + " throws to warm up");
      phase.throwing(warming, 0);
      phase.measure("back to back", measured, 0);
      phase.measure("paced", paced, PACED_MILLISECONDS);
    }
  }

  /** The throws of one mesh. */
  private static final class Phase {
    private final Run run;
    private final Peer subscriber;
    private final String mesh;
    private final Goal goal;
    private int next;

    Phase(Run run, Peer subscriber, String mesh, Goal goal) {
      this.run = run;
      this.subscriber = subscriber;
      this.mesh = mesh;
      this.goal = goal;
    }

    void spawn(Peer owner, int actors) {
      owner.order(ThrowRole.SPAWN, new JsonObject().put("mesh", mesh).put("actors", actors));
      subscriber.order(ThrowRole.SUBSCRIBE, new JsonObject().put("mesh", mesh));
    }

    Samples throwing(int count, int every) {
      JsonObject order =
          new JsonObject()
              .put("mesh", mesh)
              .put("from", next)
              .put("count", count)
              .put("every", every);
      next += count;
      return Samples.of(subscriber.order(ThrowRole.THROW, order).getJsonArray("nanos"));
    }

    void measure(String how, int count, int every) {
      Samples floor = new Samples();
      Samples times = new Samples();
      BenchCluster.rtt(subscriber, ThrowStarter.ECHO, run.size(BLOCK, 10 * BLOCK));
      for (int done = 0; done < count; done += BLOCK) {
        floor.addAll(BenchCluster.rtt(subscriber, ThrowStarter.ECHO, BLOCK, every));
        times.addAll(throwing(BLOCK, every));
      }
      String what = mesh + ", " + how + ", ";
      double median = times.median() / Run.MICROSECOND;
      double bare = floor.median() / Run.MICROSECOND;
      run.figure(goal, what + "p50", median, "µs", times.size(), bare);
      double tail = times.percentile(99) / Run.MICROSECOND;
      run.figure(Goal.J1_TAIL, what + "p99 (floor: its p50)", tail, "µs", times.size(), median);
      double bareTail = floor.percentile(99) / Run.MICROSECOND;
      run.figure(what + "RTT p99", bareTail, "µs", floor.size());
    }
  }
}
