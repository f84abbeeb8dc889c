package dev.vertxmesh.bench;

import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * From the call of {@code cast}, and of {@code ask}, with 1 KB in the owner's JVM until the answers
 * are in: of a cast those of both workers, whose N actors have it in their queues; of an ask those
 * of all N actors as well. Floors: two bare requests of 1 KB at a time, one to each worker, which
 * is answered when N / 2 local sends to bare verticles are done there (cast), or N / 2 local
 * requests are answered (ask); for 8 actors one bare request and its reply. They take turns.
 */
final class CastJob implements Job {

  private static final int BYTES = 1024;
  private static final int FEW = 8;
  private static final int SOME = 1_000;
  private static final int MANY = 10_000;
  private static final int BLOCK = 10;
  private static final JsonObject NOTHING = new JsonObject();

  @Override
  public String id() {
    return "J9";
  }

  @Override
  public String title() {
    return "1 KB to N actors over two workers, all answers in";
  }

  @Override
  public void run(Run run) throws Exception {
    ActorsGround ground = new ActorsGround(run.cluster());
    for (int actors : run.quick() ? List.of(FEW, SOME) : List.of(FEW, SOME, MANY)) {
      ground.spawn(BenchActors.Listening.class, actors, NOTHING);
      ground.deploy(BenchActors.Listening.class, actors, NOTHING);
      measure(run, ground, actors, ActorsOwner.CAST, ActorsOwner.BARE_CAST);
      measure(run, ground, actors, ActorsOwner.ASK, ActorsOwner.BARE_ASK);
      ground.undeploy();
      ground.stop();
    }
  }

  private static void measure(
      Run run, ActorsGround ground, int actors, String order, String bareOrder) {
    int blocks = run.size(4, actors == FEW ? 400 : actors == SOME ? 60 : 20);
    Samples times = new Samples();
    Samples floor = new Samples();
    Samples rtt = new Samples();
    for (int block = 0; block < blocks; block++) {
      boolean warm = block >= blocks / 2;
      for (String each : List.of(order, bareOrder)) {
        Samples taken = ground.messages(each, BYTES, BLOCK);
        if (warm) {
          (each.equals(order) ? times : floor).addAll(taken);
        }
      }
      Samples requests = ground.rtt(BLOCK);
      if (warm) {
        rtt.addAll(requests);
      }
    }
    tell(run, actors, order, times, floor, rtt);
  }

  private static void tell(
      Run run, int actors, String order, Samples times, Samples floor, Samples rtt) {
    String what = order + " to " + actors + ", ";
    double median = times.median() / Run.MICROSECOND;
    double bare = floor.median() / Run.MICROSECOND;
    int n = times.size();
    if (actors == FEW) {
      double trip = rtt.median() / Run.MICROSECOND;
      run.figure(Goal.J9_FEW, what + "p50 (floor: RTT)", median, "µs", n, trip);
    }
    String metric = what + "p50 (floor: 2 requests and local sends)";
    Figure sends = Figure.of("J9", metric, median, "µs", n).over(bare);
    run.figure(actors == MANY ? sends.aimedAt(Goal.J9_MANY.target()) : sends);
    run.figure(what + "p99", times.percentile(99) / Run.MICROSECOND, "µs", n);
  }
}
