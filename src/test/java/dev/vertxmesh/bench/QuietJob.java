package dev.vertxmesh.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * What a mesh costs in which nothing happens: CPU time and bytes written of all its JVMs (a host, 4
 * workers, 2 when quick, a client that owns the meshes, has their controllers and 10 subscribers),
 * with a poll a second and pings as by default, over some seconds. Floor: a bare cluster of as many
 * JVMs with the same flags, which does nothing, in the same seconds. Bytes are counted by {@link
 * Consumption}, which counts somewhat too many.
 */
final class QuietJob implements Job {

  private static final int SUBSCRIBERS = 10;
  private static final int POLL_MS = 1000;
  private static final double PERCENT = 100;

  /** Less cannot be told from nothing: the clock of processes ticks every 10 ms. */
  private static final double LEAST_PERCENT = 0.1;

  @Override
  public String id() {
    return "J6";
  }

  @Override
  public String title() {
    return "a quiet mesh beside an idle cluster";
  }

  @Override
  public void run(Run run) throws Exception {
    int workers = run.size(2, 4);
    List<Long> bare = bare(run.cluster(), workers);
    BenchCluster cluster = run.cluster();
    Quiet quiet =
        new Quiet(
            run,
            workers,
            bare,
            cluster.start("host", HostRole.class),
            cluster.start("client", LossRole.class));
    int few = run.size(1_000, 10_000);
    if (!run.quick()) {
      quiet.measure(few / 10);
    }
    double less = quiet.measure(few);
    double more = quiet.measure(10 * few);
    run.figure(
        Goal.J6_GROWTH,
        "CPU of %d ranks (floor: of %d)".formatted(10 * few, few),
        Math.max(more, LEAST_PERCENT),
        "% of a core",
        1,
        Math.max(less, LEAST_PERCENT));
  }

  private static List<Long> bare(BenchCluster cluster, int workers) throws IOException {
    List<Long> pids = new ArrayList<>();
    pids.add(cluster.start("bare", IdleRole.class).pid());
    String[] clients =
        IntStream.rangeClosed(1, workers + 1).mapToObj(n -> "bare-" + n).toArray(String[]::new);
    cluster.start(IdleClient.class, clients).forEach(client -> pids.add(client.pid()));
    return pids;
  }

  /** A mesh beside the bare cluster. */
  private record Quiet(Run run, int workers, List<Long> bare, Peer host, Peer client) {

    /** Percent of one core that {@code ranks} actors cost above the bare cluster. */
    double measure(int ranks) {
      JsonObject mesh = new JsonObject().put("mesh", "quiet-" + ranks);
      JsonObject order =
          mesh.copy()
              .put("workers", workers)
              .put("actors", ranks / workers)
              .put("poll-ms", POLL_MS);
      List<Long> pids = new ArrayList<>(List.of(host.pid(), client.pid()));
      client
          .order(LossRole.SPAWN, order)
          .getJsonArray("pids")
          .forEach(pid -> pids.add(((Number) pid).longValue()));
      client.order(LossRole.SUBSCRIBE, mesh.copy().put("subscribers", SUBSCRIBERS));
      run.progress(ranks + " ranks settle");
      waitFor(run.size(1, 25));
      Consumption idle = Consumption.of(bare);
      Consumption own = Consumption.of(pids);
      long begin = System.nanoTime();
      run.progress(ranks + " ranks are quiet");
      waitFor(run.size(2, 40));
      Duration passed = Duration.ofNanos(System.nanoTime() - begin);
      double above = tell(ranks, own(pids, own), own(bare, idle), passed);
      client.order(LossRole.STOP, mesh);
      return above;
    }

    private static Consumption own(List<Long> pids, Consumption earlier) {
      return Consumption.of(pids).since(earlier);
    }

    private double tell(int ranks, Consumption own, Consumption idle, Duration passed) {
      String what = ranks + " ranks, " + passed.toSeconds() + " s: ";
      double used = percent(own, passed);
      double bareUsed = percent(idle, passed);
      run.figure(Figure.of("J6", what + "CPU", used, "% of a core", 1).over(bareUsed));
      run.figure(
          Figure.of("J6", what + "CPU above the idle cluster", used - bareUsed, "% of a core", 1)
              .aimedAt(Goal.J6_CPU.target()));
      double polls = (double) passed.toMillis() / POLL_MS * workers;
      double bytes = own.written() / polls;
      double bareBytes = idle.written() / polls;
      String each = what + "bytes written for each worker and poll";
      run.figure(Figure.of("J6", each, bytes, "B", 1).over(bareBytes));
      run.figure(
          Figure.of("J6", each + ", above the idle cluster", bytes - bareBytes, "B", 1)
              .aimedAt(Goal.J6_WIRE.target()));
      return used - bareUsed;
    }

    private static double percent(Consumption consumption, Duration passed) {
      return PERCENT * consumption.cpu().toNanos() / passed.toNanos();
    }

    private static void waitFor(int seconds) {
      CompletableFuture.runAsync(
              () -> {}, CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS))
          .join();
    }
  }
}
