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
import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.SupervisionEvent.Kind;
import dev.vertxmesh.real.RealActors.Obedient;
import dev.vertxmesh.settings.DetectionBounds.Fault;
import dev.vertxmesh.shape.Extent;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

@DisplayName("A4: an actor blocks its event loop for longer than the hang timeout")
class HangIT {

  private static final int LOOPS = 2 * Runtime.getRuntime().availableProcessors();
  private static final int ACTORS = 3 * LOOPS;

  private static RealCluster cluster;
  private static Mesh mesh;
  private static HostMesh hosts;

  private final Heard procOwner = new Heard();
  private final Heard owner = new Heard();
  private final Heard subscriber = new Heard();
  private ProcSpec spec;
  private ProcMesh procs;
  private ProcSummary worker;

  @BeforeAll
  static void startHost() {
    cluster =
        RealCluster.start(
            1,
            "mesh.hang-timeout",
            "1s",
            "mesh.process.exit-timeout",
            "1s",
            "mesh.actor.stop-timeout",
            "1s");
    mesh = cluster.mesh();
    hosts = await(mesh.hosts(1));
  }

  @AfterAll
  static void closeCluster() {
    cluster.close();
  }

  @BeforeEach
  void describeProcs(TestInfo test) {
    String name = test.getTestMethod().orElseThrow().getName();
    spec = ProcSpec.named(name).onFailure(procOwner);
  }

  @AfterEach
  void stopProcs() {
    await(procs.stop("the test is over"));
    Workers.awaitGone(worker);
  }

  private ActorMesh spawnActors() {
    procs = await(hosts.spawn(spec));
    worker = Workers.of(mesh, procs.name()).get(0);
    ActorMesh actors =
        await(
            procs.spawn(
                ActorSpec.of(procs.name() + "-actors", Obedient.class)
                    .perProc(Extent.of("actors", ACTORS))
                    .config(new JsonObject().put(RealActors.LOOPS, LOOPS))
                    .onFailure(owner)));
    await(await(cluster.mesh().findActors(actors.name())).subscribe(subscriber));
    return actors;
  }

  /** The ranks on each event loop. */
  private static Map<String, Ranks> loops(ActorMesh actors) {
    Map<String, Ranks> loops = new TreeMap<>();
    for (Answer answer : await(actors.ask("who")).values()) {
      JsonObject who = (JsonObject) answer.orThrow();
      loops.merge(who.getString("thread"), Ranks.of(who.getInteger("rank")), Ranks::union);
    }
    return loops;
  }

  private static void cast(ActorMesh actors, int rank, String word) {
    actors.at("actors", rank).cast(word);
  }

  private static void assertDump(MeshFailure failure) {
    Cause cause = failure.event().cause();
    assertThat(failure.event().status()).isEqualTo(Status.TIMEOUT);
    assertThat(cause.learned()).isEqualTo(Cause.Learned.PING);
    assertThat(cause.message()).contains("for more than 1000 ms");
    assertThat(cause.thrown().orElseThrow().stack())
        .anyMatch(frame -> frame.contains(Obedient.class.getName()));
  }

  @Test
  @DisplayName("A4 it is Timeout, with the stack; the others on that loop are stalled by it")
  void blockedLoop() {
    ActorMesh actors = spawnActors();
    Map<String, Ranks> loops = loops(actors);
    String loop = loops.keySet().iterator().next();
    int guilty = loops.get(loop).first();

    Stopwatch watch = Stopwatch.start();
    cast(actors, guilty, "block");

    subscriber.await(Kind.FAILED, Ranks.of(guilty), Bounds.of(Fault.LOOP_BLOCKED, cluster));
    watch.log("a blocked loop until the subscriber knows, hang timeout 1 s");
    subscriber.await(Kind.STALLED, loops.get(loop).minus(Ranks.of(guilty)));
    owner.await(Kind.FAILED, Ranks.of(guilty));
    assertDump(subscriber.end(guilty));
    assertDump(owner.end(guilty));
    MeshFailure warning = subscriber.of(Kind.STALLED).get(0);
    assertThat(warning.event().cause().message())
        .contains("stalled by rank " + guilty + " of " + actors.name());
    assertThat(owner.of(Kind.STALLED)).isEmpty();
    assertThat(subscriber.of(Kind.ANSWERS_AGAIN)).isEmpty();
    assertThat(procOwner.all()).isEmpty();
    assertThat(Workers.isAlive(worker)).isTrue();
  }

  @Test
  @DisplayName("A4 reported also when every loop of the worker is blocked, and with it its bus")
  void everyLoopBlocked() {
    ActorMesh actors = spawnActors();
    Map<String, Ranks> loops = loops(actors);
    assertThat(loops).hasSize(LOOPS);
    Ranks guilty = Ranks.none();
    for (Ranks loop : loops.values()) {
      guilty = guilty.union(Ranks.of(loop.first()));
    }

    guilty.stream().forEach(rank -> cast(actors, rank, "block-all"));

    subscriber.await(Kind.FAILED, guilty, Bounds.of(Fault.LOOP_BLOCKED, cluster));
    subscriber.await(Kind.STALLED, Ranks.range(0, ACTORS).minus(guilty));
    guilty.stream().forEach(rank -> assertDump(subscriber.end(rank)));
    owner.await(Kind.FAILED, guilty);
    assertThat(procOwner.all()).isEmpty();
    assertThat(Workers.isAlive(worker)).isTrue();
  }

  @Test
  @DisplayName("A4 with hang-action = end-proc the worker is ended, and that is said")
  void endProc() {
    spec.setting("mesh.hang-action", "end-proc");
    ActorMesh actors = spawnActors();

    cast(actors, 1, "block");

    subscriber.await(Kind.FAILED, Ranks.range(0, ACTORS));
    procOwner.await(Kind.FAILED, Ranks.of(0));
    assertDump(subscriber.end(1));
    for (MeshFailure failure : new MeshFailure[] {subscriber.end(0), procOwner.end(0)}) {
      assertThat(failure.event().status()).isEqualTo(Status.TIMEOUT);
      assertThat(failure.event().cause().message())
          .contains("is blocked for more than 1000 ms by " + actors.name() + "[1]")
          .contains("the process is ended, as mesh.hang-action = end-proc says");
    }
    Workers.awaitGone(worker);
  }
}
