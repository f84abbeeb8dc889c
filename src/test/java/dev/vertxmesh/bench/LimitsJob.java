package dev.vertxmesh.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a member of the cluster costs the others, at 5, 10 and 20 JVMs: bare clustered Vert.x, one
 * data member and lite members with three addresses each, as a worker has.
 *
 * <ul>
 *   <li>join: from the start of the last JVM until it has joined, and the CPU time of all others
 *       meanwhile;
 *   <li>heartbeats: CPU time of all JVMs while nothing happens, and bytes over the loopback device;
 *   <li>scan: CPU time of all survivors in the seconds after one was killed, above that of quiet
 *       seconds.
 * </ul>
 *
 * <p>No part of the product is measured: these are the pieces of which the limit of members is
 * computed. Runs only when it is named.
 */
final class LimitsJob implements Job {

  private static final int QUICK_MEMBERS = 3;
  private static final List<Integer> MEMBERS = List.of(5, 10, 20);
  private static final Duration SETTLING = Duration.ofSeconds(3);
  private static final Duration AFTERMATH = Duration.ofSeconds(3);

  @Override
  public String id() {
    return "LIMITS";
  }

  @Override
  public String title() {
    return "what a member costs the others: join, heartbeats, scan";
  }

  @Override
  public void run(Run run) throws Exception {
    Duration quiet = Duration.ofSeconds(run.size(2, 20));
    BenchCluster cluster = run.cluster();
    List<Peer> members = new ArrayList<>(List.of(cluster.start("data", IdleRole.class)));
    for (int size : run.quick() ? List.of(QUICK_MEMBERS) : MEMBERS) {
      run.progress(size + " members");
      while (members.size() < size - 1) {
        members.add(join(cluster, members.size()));
      }
      measureJoin(run, cluster, members);
      Gauge.rest(SETTLING);
      Gauge.Reading idle = Gauge.over(quiet, members);
      double seconds = quiet.toMillis() / 1e3;
      String at = size + " members: ";
      double percent = idle.cpu().toNanos() / 1e9 / seconds * 100;
      run.figure(at + "idle, all JVMs", percent, "% of a core", 1);
      run.figure(at + "idle, one JVM", percent / size, "% of a core", 1);
      run.figure(at + "idle, loopback", idle.loopbackBytes() / seconds, "B/s", 1);
      measureScan(run, members, idle.cpu().toNanos() / seconds);
    }
  }

  private static Peer join(BenchCluster cluster, int number) throws Exception {
    return cluster.start("member-" + number, MemberRole.class);
  }

  private static void measureJoin(Run run, BenchCluster cluster, List<Peer> members)
      throws Exception {
    Duration before = Gauge.cpu(members);
    long begin = System.nanoTime();
    Peer last = join(cluster, members.size());
    long joined = System.nanoTime() - begin;
    Duration others = Gauge.cpu(members).minus(before);
    members.add(last);
    String at = members.size() + " members: ";
    run.figure(at + "start and join", joined / Run.MILLISECOND, "ms", 1);
    run.figure(at + "others meanwhile", others.toNanos() / Run.MILLISECOND, "ms of CPU", 1);
  }

  private static void measureScan(Run run, List<Peer> members, double idleNanosPerSecond) {
    int size = members.size();
    members.remove(size - 1).kill();
    double busy = Gauge.over(AFTERMATH, members).cpu().toNanos();
    double scan = busy - idleNanosPerSecond * AFTERMATH.toMillis() / 1e3;
    run.figure(size + " members: one is killed, survivors", scan / Run.MILLISECOND, "ms of CPU", 1);
  }
}
