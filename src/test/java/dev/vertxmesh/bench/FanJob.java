package dev.vertxmesh.bench;

import io.vertx.core.json.JsonObject;

/**
 * From the throw in an actor until the last of N handlers in another JVM has run, each on a context
 * of its own, receipt acknowledged. The controller is in the actor's JVM, so that the notice
 * crosses once. Floors, between the same two JVMs: a bare request and its reply; a bare publish to
 * N consumers, each on a context of its own; N bare requests at once, to the last reply.
 */
final class FanJob implements Job {

  private static final int FEW = 1000;
  private static final int RTT_ROUNDS = 200;

  private int rank;

  @Override
  public String id() {
    return "J3";
  }

  @Override
  public String title() {
    return "one notice → the last of N subscribers in another JVM";
  }

  @Override
  public void run(Run run) throws Exception {
    int[] sizes = run.quick() ? new int[] {10, 100, 1000} : new int[] {10, 100, 1000, 10_000};
    int rounds = run.size(20, 300);
    BenchCluster cluster = run.cluster();
    cluster.start("data", IdleRole.class);
    Peer teller = cluster.start("teller", FanTeller.class);
    Peer hearer = cluster.start("hearer", FanHearer.class);
    int warming = run.size(300, 3000);
    int actors = warming + sizes.length * 2 * rounds;
    rank = 0;
    teller.order(FanTeller.SPAWN, new JsonObject().put("actors", actors));
    hearer.order(FanHearer.GROW, new JsonObject().put("size", sizes[0]));
    for (int round = 0; round < warming; round++) {
      told(hearer, teller, FanTeller.THROW, sizes[0]);
    }
    for (int size : sizes) {
      run.progress(size + " subscribers");
      hearer.order(FanHearer.GROW, new JsonObject().put("size", size));
      measure(run, teller, hearer, size, rounds);
    }
  }

  private void measure(Run run, Peer teller, Peer hearer, int size, int rounds) {
    BenchCluster.rtt(teller, hearer.name(), RTT_ROUNDS);
    Samples rtt = new Samples();
    Samples notices = new Samples();
    Samples publishes = new Samples();
    Samples requests = new Samples();
    for (int round = 0; round < 2 * rounds; round++) {
      long notice = told(hearer, teller, FanTeller.THROW, size);
      long publish = told(hearer, teller, FanTeller.PUBLISH, size);
      if (round >= rounds) {
        notices.add(notice);
        publishes.add(publish);
        rtt.addAll(BenchCluster.rtt(teller, hearer.name(), 10));
      }
    }
    JsonObject many = new JsonObject().put("size", size).put("rounds", run.size(3, 10));
    requests.addAll(Samples.of(teller.order(FanTeller.REQUESTS, many).getJsonArray("nanos")));
    String what = "N = " + size + ", ";
    double median = notices.median() / Run.MICROSECOND;
    double publish = publishes.median() / Run.MICROSECOND;
    int n = notices.size();
    if (size <= FEW) {
      double floor = rtt.median() / Run.MICROSECOND;
      run.figure(Goal.J3_FEW, what + "p50 (floor: RTT)", median, "µs", n, floor);
      run.figure(Figure.of("J3", what + "p50 (floor: publish)", median, "µs", n).over(publish));
    } else {
      run.figure(Goal.J3_MANY, what + "p50 (floor: publish)", median, "µs", n, publish);
    }
    run.figure(what + "p99", notices.percentile(99) / Run.MICROSECOND, "µs", n);
    run.figure(what + "bare requests", requests.median() / Run.MICROSECOND, "µs", requests.size());
  }

  /** Has it told once; how long until the last handler had run. */
  private long told(Peer hearer, Peer teller, String how, int size) {
    hearer.order(FanHearer.EXPECT, new JsonObject().put("size", size));
    int thrower = how.equals(FanTeller.THROW) ? rank++ : 0;
    teller.order(how, new JsonObject().put("rank", thrower));
    return hearer.order(FanHearer.LAST, new JsonObject()).getLong("nanos");
  }
}
