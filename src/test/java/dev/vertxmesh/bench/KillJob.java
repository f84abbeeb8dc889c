package dev.vertxmesh.bench;

import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * From the SIGKILL of a worker until the handler of a subscriber in another JVM runs: a subscriber
 * of the mesh of workers, and one of a mesh of actors on them. Host, controllers and subscribers
 * are in three JVMs; the worker runs with the default flags and carries one actor. Floor: until the
 * host's JDK tells of the same process' end ({@code Process.onExit}). Beside it: until the cluster
 * has removed the member.
 */
final class KillJob implements Job {

  @Override
  public String id() {
    return "J2";
  }

  @Override
  public String title() {
    return "SIGKILL of a worker → handler of a subscriber in another JVM";
  }

  @Override
  public void run(Run run) throws Exception {
    int warming = run.size(1, 5);
    int batches = run.size(1, 10);
    int workers = run.size(5, 6);
    BenchCluster cluster = run.cluster();
    Peer host = cluster.start("host", KillHostRole.class);
    List<Peer> nodes = cluster.start(KillRole.class, "owner", "subscriber");
    Kills kills = new Kills(host, nodes.get(0), nodes.get(1));
    kills.batch("warm", warming);
    kills.forget();
    for (int batch = 1; batch <= batches; batch++) {
      run.progress("workers %d to %d".formatted((batch - 1) * workers + 1, batch * workers));
      kills.batch("batch-" + batch, workers);
    }
    kills.tell(run);
  }

  /** The kills, and when who was told. */
  private static final class Kills {
    private final Peer host;
    private final Peer owner;
    private final Peer subscriber;
    private Samples exits = new Samples();
    private Samples procs = new Samples();
    private Samples actors = new Samples();
    private Samples members = new Samples();

    Kills(Peer host, Peer owner, Peer subscriber) {
      this.host = host;
      this.owner = owner;
      this.subscriber = subscriber;
    }

    void forget() {
      exits = new Samples();
      procs = new Samples();
      actors = new Samples();
      members = new Samples();
    }

    /** Spawns workers and kills all but the last, one after the other; that one is stopped. */
    void batch(String mesh, int count) {
      JsonObject named = new JsonObject().put("mesh", mesh);
      JsonObject spawned = owner.order(KillRole.SPAWN, named.copy().put("workers", count + 1));
      subscriber.order(KillRole.SUBSCRIBE, named);
      spawned.getJsonArray("workers").stream()
          .map(JsonObject.class::cast)
          .filter(worker -> worker.getInteger("rank") < count)
          .forEach(worker -> kill(mesh, worker));
      owner.order(KillRole.STOP, named);
    }

    private void kill(String mesh, JsonObject worker) {
      long pid = worker.getLong("pid");
      JsonObject process = new JsonObject().put("pid", pid);
      host.order(KillHostRole.WATCH, process);
      ProcessHandle victim = ProcessHandle.of(pid).orElseThrow();
      long begin = System.nanoTime();
      victim.destroyForcibly();
      exits.add(host.order(KillHostRole.EXIT, process).getLong("nanos") - begin);
      JsonObject heard = subscriber.order(KillRole.HEARD, worker.copy().put("mesh", mesh));
      procs.add(heard.getLong("proc") - begin);
      actors.add(heard.getLong("actor") - begin);
      members.add(heard.getLong("member") - begin);
    }

    void tell(Run run) {
      tell(run, "workers", procs);
      tell(run, "actors", actors);
      run.figure("onExit p95", exits.percentile(95) / Run.MILLISECOND, "ms", exits.size());
      run.figure("member removed, p50", members.median() / Run.MILLISECOND, "ms", members.size());
      run.figure("member removed, max", members.max() / Run.MILLISECOND, "ms", members.size());
    }

    private void tell(Run run, String who, Samples times) {
      String what = "subscriber of " + who + ", ";
      int n = times.size();
      double median = times.median() / Run.MILLISECOND;
      double exit = exits.median() / Run.MILLISECOND;
      run.figure(Figure.of("J2", what + "p50 (floor: onExit)", median, "ms", n).over(exit));
      run.figure(
          Figure.of("J2", what + "p50 above onExit's", median - exit, "ms", n)
              .aimedAt(Goal.J2_KILL.target()));
      double tail = times.percentile(95) / Run.MILLISECOND;
      run.figure(Goal.J2_TAIL, what + "p95 (floor: its p50)", tail, "ms", n, median);
      run.figure(what + "max", times.max() / Run.MILLISECOND, "ms", n);
    }
  }
}
