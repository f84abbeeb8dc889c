package dev.vertxmesh.bench;

import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * From the call of {@code stop} in the owner's JVM until it knows that each of N actors in two
 * other JVMs has ended. Floor: {@code undeploy} of as many bare verticles in the same two JVMs at
 * once, from a plain thread each. They take turns; of the later half of the rounds the medians are
 * told.
 */
final class StopJob implements Job {

  private static final JsonObject NOTHING = new JsonObject();

  @Override
  public String id() {
    return "J10";
  }

  @Override
  public String title() {
    return "stop of N actors over two workers, all confirmed";
  }

  @Override
  public void run(Run run) throws Exception {
    ActorsGround ground = new ActorsGround(run.cluster());
    for (int actors : run.quick() ? List.of(1_000) : List.of(1_000, 10_000, 100_000)) {
      measure(run, ground, actors);
    }
  }

  private static void measure(Run run, ActorsGround ground, int actors) {
    int rounds = run.size(6, 20);
    Samples stops = new Samples();
    Samples floor = new Samples();
    for (int round = 0; round < rounds; round++) {
      ground.spawn(BenchActors.Quiet.class, actors, NOTHING);
      long stop = ground.stop();
      ground.deploy(BenchActors.Quiet.class, actors, NOTHING);
      long bare = ground.undeploy();
      if (round >= rounds / 2) {
        stops.add(stop);
        floor.add(bare);
      }
    }
    run.figure(
        Goal.J10_RATE,
        actors + " actors, warm, median",
        actors * Run.SECOND / (double) stops.median(),
        "1/s",
        stops.size(),
        actors * Run.SECOND / (double) floor.median());
  }
}
