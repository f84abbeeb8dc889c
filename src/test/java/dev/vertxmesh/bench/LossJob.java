package dev.vertxmesh.bench;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;

/**
 * From the SIGKILL of a worker that carries a quarter of all actors until the last of 100
 * subscribers in another JVM knows all its ranks; with 1 and 10 subscribers likewise. Floor: the
 * same with a worker that carries one actor, and one subscriber; the kills take turns. Beside both:
 * when the host's JDK tells of the end of that process, because a large one takes longer to die.
 */
final class LossJob implements Job {

  private static final List<Integer> ALL = List.of(1, 10, 100);
  private static final List<Integer> MOST = List.of(100);
  private static final String ONE = "one";
  private static final String MANY = "many";

  @Override
  public String id() {
    return "J7";
  }

  @Override
  public String title() {
    return "a worker with a quarter of all actors is killed → the last subscriber knows";
  }

  @Override
  public void run(Run run) throws Exception {
    int batches = run.size(1, 6);
    BenchCluster cluster = run.cluster();
    Peer host = cluster.start("host", KillHostRole.class);
    List<Peer> nodes = cluster.start(LossRole.class, "owner", "subscriber");
    Losses losses =
        new Losses(
            host, nodes.get(0), nodes.get(1), run.size(2_500, 25_000), run.quick() ? MOST : ALL);
    for (int batch = 1; batch <= batches; batch++) {
      run.progress("batch " + batch + " of " + batches);
      losses.batch(batch);
    }
    losses.tell(run);
  }

  /** The kills of one size. */
  private static final class Kind {
    private final Samples exits = new Samples();
    private final Samples known = new Samples();
    private int notices;
  }

  /** All kills, and when who was told. */
  private static final class Losses {
    private final Peer host;
    private final Peer owner;
    private final Peer subscriber;
    private final int actors;
    private final Kind one = new Kind();
    private final List<Integer> subscribers;
    private final List<Kind> many;

    Losses(Peer host, Peer owner, Peer subscriber, int actors, List<Integer> subscribers) {
      this.host = host;
      this.owner = owner;
      this.subscriber = subscriber;
      this.actors = actors;
      this.subscribers = subscribers;
      this.many = subscribers.stream().map(count -> new Kind()).toList();
    }

    /** Kills a worker of each mesh for each number of subscribers; the last workers are stopped. */
    void batch(int number) {
      JsonObject small = new JsonObject().put("mesh", ONE + number);
      JsonObject large = new JsonObject().put("mesh", MANY + number);
      List<Long> smallPids = spawn(small, 1);
      List<Long> largePids = spawn(large, actors);
      IntStream.range(0, subscribers.size())
          .forEach(
              index -> {
                kill(small, smallPids.get(index), 1, 1, one);
                kill(large, largePids.get(index), subscribers.get(index), actors, many.get(index));
              });
      owner.order(LossRole.STOP, small);
      owner.order(LossRole.STOP, large);
    }

    private List<Long> spawn(JsonObject named, int each) {
      int workers = subscribers.size() + 1;
      JsonObject order = named.copy().put("workers", workers).put("actors", each);
      return owner.order(LossRole.SPAWN, order).getJsonArray("pids").stream()
          .map(pid -> ((Number) pid).longValue())
          .toList();
    }

    private void kill(JsonObject named, long pid, int count, int ranks, Kind kind) {
      subscriber.order(LossRole.SUBSCRIBE, named.copy().put("subscribers", count));
      subscriber.order(LossRole.EXPECT, new JsonObject().put("ranks", ranks));
      JsonObject process = new JsonObject().put("pid", pid);
      host.order(KillHostRole.WATCH, process);
      ProcessHandle victim = ProcessHandle.of(pid).orElseThrow();
      long begin = System.nanoTime();
      victim.destroyForcibly();
      kind.exits.add(host.order(KillHostRole.EXIT, process).getLong("nanos") - begin);
      JsonObject heard = subscriber.order(LossRole.HEARD, new JsonObject());
      kind.known.add(heard.getLong("nanos") - begin);
      kind.notices = Math.max(kind.notices, heard.getInteger("notices"));
    }

    void tell(Run run) {
      double floor = one.known.median() / Run.MILLISECOND;
      tell(run, "1 actor, 1 subscriber", one);
      for (int index = 0; index < subscribers.size(); index++) {
        Kind kind = many.get(index);
        String what = actors + " actors, " + subscribers.get(index) + " subscribers";
        tell(run, what, kind);
        double above = kind.known.median() / Run.MILLISECOND - floor;
        Figure figure = Figure.of("J7", what + ", p50 above J2's", above, "ms", kind.known.size());
        run.figure(figure.aimedAt(Goal.J7_LAST.target()));
        run.figure(
            Figure.of(
                    "J7",
                    what + ", most notices to one",
                    kind.notices,
                    "notices",
                    kind.known.size())
                .aimedAt(Goal.J7_NOTICES.target()));
      }
    }

    private static void tell(Run run, String what, Kind kind) {
      int n = kind.known.size();
      double known = kind.known.median() / Run.MILLISECOND;
      double exit = kind.exits.median() / Run.MILLISECOND;
      run.figure(Figure.of("J7", what + ", p50 (floor: onExit)", known, "ms", n).over(exit));
      run.figure(what + ", max", kind.known.max() / Run.MILLISECOND, "ms", n);
    }
  }
}
