package dev.vertxmesh.real;

import static dev.vertxmesh.real.RealCluster.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.ActorMesh;
import dev.vertxmesh.ActorSpec;
import dev.vertxmesh.Answer;
import dev.vertxmesh.HostMesh;
import dev.vertxmesh.Mesh;
import dev.vertxmesh.ProcMesh;
import dev.vertxmesh.ProcSpec;
import dev.vertxmesh.ProcSummary;
import dev.vertxmesh.model.SupervisionEvent.Kind;
import dev.vertxmesh.real.RealActors.Obedient;
import dev.vertxmesh.registry.Registry;
import dev.vertxmesh.shape.Extent;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether anything grows. The soak is a short one unless {@code -Dsoak.minutes} says how long it is
 * to take; it prints a footprint each minute, or each third of its time if that is less, and after
 * ten more turns at least, so that each is that of the same work.
 */
@DisplayName("Soak, A13: what comes and goes leaves nothing")
class SoakIT {

  private static final Logger LOG = LoggerFactory.getLogger(SoakIT.class);
  private static final Duration SHORT = Duration.ofSeconds(15);
  private static final int MOST_PRINTS = 3;
  private static final int SPAWNS_PER_KILL = 10;
  private static final Extent SOME = Extent.of("actors", 8);
  private static final int MANY = 100;
  private static final int TIMES = 50;
  private static final int WARM_UP = 15;

  private static RealCluster cluster;
  private static Vertx vertx;
  private static Mesh mesh;
  private static HostMesh hosts;
  private static ProcMesh stable;
  private static Map<String, Long> pids;
  private static int entriesAtRest;

  private int turns;

  @BeforeAll
  static void start() {
    cluster =
        RealCluster.start(
            1,
            "mesh.ended.retention",
            "500ms",
            "mesh.host.jvm-options.quick",
            "-Xmx128m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    vertx = cluster.client().vertx();
    mesh = cluster.mesh(vertx);
    hosts = await(mesh.hosts(1));
    stable = await(hosts.spawn(ProcSpec.named("stable").jvmOptions("quick")));
    pids = new LinkedHashMap<>();
    pids.put("controllers", ProcessHandle.current().pid());
    pids.put("host agent", cluster.hosts().pids().get(0));
    pids.put("proc agent", Workers.of(mesh, "stable").get(0).pid());
    entriesAtRest = Footprint.entries(Registry.of(vertx));
  }

  @AfterAll
  static void closeCluster() {
    cluster.close();
  }

  @Test
  @DisplayName("A13 100 actors spawn and stop, 50 times: nothing is left after the retention time")
  void manyActorsOftenLeaveNothing() {
    Footprint before = null;
    for (int time = 1; time <= TIMES; time++) {
      ActorMesh actors =
          await(
              stable.spawn(
                  ActorSpec.of("many-" + time, Obedient.class).perProc(Extent.of("actors", MANY))));
      assertThat(await(actors.stop("that was all")).left()).isEqualTo(Ranks.none());
      if (time == WARM_UP) {
        before = atRest();
        LOG.info("A13 after {} times: {}", time, before);
      }
    }
    Footprint after = atRest();
    LOG.info("A13 after {} times: {}", TIMES, after);
    after.assertFlatSince(before);
  }

  @Test
  @DisplayName("Soak: spawn, ask, fail, kill, stop, again and again: nothing grows")
  void nothingGrows() {
    int minutes = Integer.getInteger("soak.minutes", 0);
    Duration length = minutes == 0 ? SHORT : Duration.ofMinutes(minutes);
    int prints = Math.max(MOST_PRINTS, minutes);
    Footprint warm = null;
    Footprint last = null;
    for (int print = 1; print <= prints; print++) {
      Stopwatch watch = Stopwatch.start();
      while (watch.elapsed().compareTo(length.dividedBy(prints)) < 0
          || turns < print * SPAWNS_PER_KILL) {
        turn();
      }
      last = atRest();
      LOG.info("soak {}/{}, {} turns: {}", print, prints, turns, last);
      if (print == Math.max(1, prints / 3)) {
        warm = last;
      }
    }
    last.assertFlatSince(warm);
  }

  private void turn() {
    turns++;
    visit(stable, "actors-" + turns);
    if (turns % SPAWNS_PER_KILL == 1) {
      ProcMesh brief = await(hosts.spawn(ProcSpec.named("brief-" + turns).jvmOptions("quick")));
      ProcSummary worker = Workers.of(mesh, brief.name()).get(0);
      Heard heard = new Heard();
      await(brief.subscribe(heard));
      await(brief.spawn(ActorSpec.of("victims-" + turns, Obedient.class).perProc(SOME)));
      Workers.kill(worker);
      heard.await(Kind.FAILED, Ranks.of(0));
      heard.await(Kind.ENDED);
    }
  }

  private static void visit(ProcMesh procs, String name) {
    Heard owner = new Heard();
    Heard subscriber = new Heard();
    ActorMesh actors =
        await(procs.spawn(ActorSpec.of(name, Obedient.class).perProc(SOME).onFailure(owner)));
    await(actors.subscribe(subscriber));
    assertThat(await(actors.ask("who")).values()).allMatch(Answer::succeeded);
    await(actors.at("actors", 3).cast("throw"));
    owner.await(Kind.FAILED, Ranks.of(3));
    subscriber.await(Kind.FAILED, Ranks.of(3));
    await(actors.stop("that was all"));
  }

  /** Once the retention time is over. */
  private static Footprint atRest() {
    Awaitility.await("the ended meshes are forgotten")
        .atMost(RealCluster.GENEROUS)
        .untilAsserted(
            () -> assertThat(Footprint.entries(Registry.of(vertx))).isEqualTo(entriesAtRest));
    return Footprint.of(vertx, pids);
  }
}
