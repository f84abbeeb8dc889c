package dev.vertxmesh.real;

import static dev.vertxmesh.real.RealCluster.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.ActorMesh;
import dev.vertxmesh.ActorSpec;
import dev.vertxmesh.HostMesh;
import dev.vertxmesh.Mesh;
import dev.vertxmesh.ProcMesh;
import dev.vertxmesh.ProcSpec;
import dev.vertxmesh.ProcSummary;
import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.Exit;
import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.PostMortem;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.SupervisionEvent.Kind;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.RefusedException;
import dev.vertxmesh.real.RealActors.Gated;
import dev.vertxmesh.real.RealActors.Obedient;
import dev.vertxmesh.settings.DetectionBounds.Fault;
import dev.vertxmesh.shape.Extent;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

@DisplayName("A2, A3, A8: how the end of a process is told")
class ProcEndsIT {

  private static final Ranks FIRST_PROC = Ranks.range(0, 2);
  private static final Ranks SECOND_PROC = Ranks.range(2, 4);

  private static RealCluster cluster;
  private static Vertx vertx;
  private static Mesh mesh;
  private static Mesh elsewhere;
  private static HostMesh hosts;

  private final Heard procOwner = new Heard();
  private final Heard owner = new Heard();
  private final Heard subscriber = new Heard();
  private ProcMesh procs;
  private List<ProcSummary> workers;

  @BeforeAll
  static void startHosts() {
    cluster = RealCluster.start(2, "mesh.hang-timeout", "2s");
    vertx = cluster.client().vertx();
    mesh = cluster.mesh(vertx);
    elsewhere = cluster.mesh();
    hosts = await(mesh.hosts(2));
  }

  @AfterAll
  static void closeCluster() {
    cluster.close();
  }

  @BeforeEach
  void spawnProcs(TestInfo test) {
    String name = test.getTestMethod().orElseThrow().getName();
    procs = await(hosts.spawn(ProcSpec.named(name).onFailure(procOwner)));
    workers = Workers.of(mesh, name);
  }

  @AfterEach
  void stopProcs() {
    await(procs.stop("the test is over"));
    workers.forEach(Workers::awaitGone);
  }

  /** Two actors on each of two procs, with an owner, and a subscriber on another node. */
  private ActorMesh spawnActors() {
    ActorSpec spec =
        ActorSpec.of(procs.name() + "-actors", Obedient.class)
            .perProc(Extent.of("actors", 2))
            .onFailure(owner);
    ActorMesh actors = await(procs.spawn(spec));
    await(await(elsewhere.findActors(actors.name())).subscribe(subscriber));
    return actors;
  }

  @Test
  @DisplayName("A2 System.exit(1) on an event loop: every actor of the proc failed, at once")
  void exitOnAnEventLoopFailsEveryActorOfTheProc() {
    ActorMesh actors = spawnActors();

    Stopwatch watch = Stopwatch.start();
    actors.at("hosts", 0).at("actors", 1).cast("exit");

    assertFirstProcFailed(actors, watch, "exited with non-zero code 1", new Exit(1));
  }

  @Test
  @DisplayName("A3 SIGKILL of a proc: every actor of it failed, killed by signal 9")
  void sigkillFailsEveryActorOfTheProc() {
    ActorMesh actors = spawnActors();

    Stopwatch watch = Stopwatch.start();
    Workers.kill(workers.get(0));

    assertFirstProcFailed(actors, watch, "killed by signal 9 (KILL)", new Exit(128 + 9));
  }

  @Test
  @DisplayName(
      "HO-12 CO-11 a crash of the JVM: told with its report; who asks later is told as much")
  void crashOfTheJvmIsToldWithItsReport() {
    ActorMesh actors = spawnActors();

    actors.at("hosts", 0).at("actors", 1).cast("crash");

    subscriber.await(Kind.FAILED, FIRST_PROC);
    MeshFailure told = subscriber.end(0);
    Cause cause = told.event().cause();
    assertThat(cause.message())
        .isEqualTo(
            "the process (pid %d on %s) was killed by signal 6 (ABRT), a crash of the JVM"
                .formatted(workers.get(0).pid(), workers.get(0).host()));
    PostMortem found = cause.postMortem().orElseThrow();
    assertThat(Path.of(found.crashReport().orElseThrow())).content().contains("putAddress");
    assertThat(found.startedAt()).isBefore(found.lastSeenAt().orElseThrow());
    assertThat(found.lastSeenAt().orElseThrow()).isBefore(found.endedAt().orElseThrow());
    MeshFailure later = await(await(elsewhere.findActors(actors.name())).state()).failures().get(0);
    assertThat(later).isEqualTo(told);
    assertThat(await(procs.state()).failures().get(0).event().cause()).isEqualTo(cause);
  }

  private void assertFirstProcFailed(ActorMesh actors, Stopwatch watch, String message, Exit exit) {
    subscriber.await(Kind.FAILED, FIRST_PROC, Bounds.of(Fault.WORKER_ENDS, cluster));
    watch.log(exit + " until the subscriber knows");
    owner.await(Kind.FAILED, FIRST_PROC);
    procOwner.await(Kind.FAILED, Ranks.of(0));
    for (MeshFailure failure :
        List.of(subscriber.end(0), subscriber.end(1), owner.end(0), procOwner.end(0))) {
      assertThat(failure.event().status()).isEqualTo(Status.FAILED);
      Cause cause = failure.event().cause();
      assertThat(cause.learned()).isEqualTo(Cause.Learned.PROCESS_EXIT);
      assertThat(cause.message()).contains(message);
      assertThat(cause.exit()).contains(exit);
      assertThat(failure.event().subject().name()).contains(workers.get(0).id());
    }
    assertNeighboursRun(actors, Status.FAILED);
  }

  /** Also after every controller has looked again: no end of them comes late. */
  private void assertNeighboursRun(ActorMesh actors, Status ofFirst) {
    assertThat(await(actors.at("hosts", 1).ask("who")).values()).allMatch(one -> one.succeeded());
    assertThat(await(actors.states()).values())
        .containsExactly(ofFirst, ofFirst, Status.RUNNING, Status.RUNNING);
    assertThat(await(procs.states()).values()).containsExactly(ofFirst, Status.RUNNING);
    for (Heard heard : List.of(owner, subscriber, procOwner)) {
      assertThat(heard.of(Kind.STOPPED)).isEmpty();
      assertThat(heard.all()).noneMatch(failure -> failure.concerns(SECOND_PROC));
    }
  }

  @Test
  @DisplayName("A3 SIGSTOP of a proc: its actors timed out, and it says why there is no dump")
  void sigstopTimesOutEveryActorOfTheProc() throws Exception {
    ActorMesh actors = spawnActors();

    Stopwatch watch = Stopwatch.start();
    Workers.signal("STOP", workers.get(0));

    subscriber.await(Kind.FAILED, FIRST_PROC, Bounds.of(Fault.WORKER_FREEZES, cluster));
    watch.log("SIGSTOP until the subscriber knows, hang timeout 2 s");
    owner.await(Kind.FAILED, FIRST_PROC);
    for (Heard heard : List.of(subscriber, owner)) {
      assertThat(heard.end(0).event().status()).isEqualTo(Status.TIMEOUT);
      Cause cause = heard.end(0).event().cause();
      assertThat(cause.learned()).isEqualTo(Cause.Learned.PING);
      assertThat(cause.message())
          .contains("more than the 2000 ms allowed")
          .contains("no thread dump: the process does not answer");
    }
    assertNeighboursRun(actors, Status.TIMEOUT);
    Workers.awaitGone(workers.get(0));
  }

  @Test
  @DisplayName("A8 stop-all: exit code 0 if no actor failed, 1 otherwise, in the host's report")
  void stopAllEndsWithACodeThatTellsOfFailures() {
    Heard hostSays = new Heard();
    await(procs.subscribe(hostSays));
    ActorMesh actors = spawnActors();
    await(actors.at("hosts", 1).at("actors", 0).cast("throw"));
    owner.await(Kind.FAILED, Ranks.of(2));

    workers.forEach(worker -> new Agent(vertx, worker.id()).stopAll());

    hostSays.await(Kind.STOPPED, Ranks.of(0));
    hostSays.await(Kind.FAILED, Ranks.of(1));
    assertThat(hostSays.end(0).event().cause().exit()).contains(new Exit(0));
    assertThat(hostSays.end(1).event().cause().exit()).contains(new Exit(1));
    subscriber.await(Kind.STOPPED, Ranks.of(0, 1, 3));
    assertThat(subscriber.ranks(Kind.FAILED)).isEqualTo(Ranks.of(2));
  }

  @Test
  @DisplayName("A8 a spawn that arrives while the proc is stopping is refused, saying so")
  void spawnWhileStoppingIsRefused() {
    Gate gate = Gate.at(vertx, "a8.stop");
    Agent agent = new Agent(vertx, workers.get(0).id());
    JsonObject config = new JsonObject().put(RealActors.STOP_GATE, gate.address());
    await(agent.spawn("slow-to-stop", 1, Gated.class, config, Duration.ZERO));
    agent.awaitStatus("slow-to-stop", 0, Status.RUNNING);
    agent.stopAll();
    gate.awaitWaiting(1);

    Throwable byMessage =
        RealCluster.awaitFailure(
            agent.spawn("too-late", 1, Obedient.class, new JsonObject(), Duration.ZERO));
    Throwable byFacade =
        RealCluster.awaitFailure(procs.spawn(ActorSpec.of("also-late", Obedient.class)));

    String sentence = "takes no actors: it is stopping (asked to stop: the test says so)";
    assertThat(byMessage).isInstanceOf(RefusedException.class).hasMessageContaining(sentence);
    assertThat(((RefusedException) byMessage).refusal()).isEqualTo(Refusal.CONFLICT);
    assertThat(byFacade).hasMessageContaining("also-late").hasMessageContaining(sentence);
    new Agent(vertx, workers.get(1).id()).awaitNothingOf("also-late");
    gate.open();
    Workers.awaitGone(workers.get(0));
  }
}
