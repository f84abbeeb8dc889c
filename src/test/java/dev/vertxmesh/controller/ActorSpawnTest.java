package dev.vertxmesh.controller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.model.Status;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.MeshState;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.RefusedException;
import dev.vertxmesh.shape.Extent;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class ActorSpawnTest {

  @RegisterExtension final ControllerTestSupport mesh = new ControllerTestSupport();

  private FakeHost alpha;
  private FakeHost beta;
  private List<FakeProc> procs;

  @BeforeEach
  void twoHostsWithOneProcEach() {
    alpha = mesh.host("alpha");
    beta = mesh.host("beta");
    procs = mesh.procMesh("workers", "hosts=2", alpha, beta);
  }

  private void assertNothingIsLeft() {
    assertThat(mesh.registered("scores")).isEmpty();
    assertThat(mesh.isOpen(Addresses.controller("scores"))).isFalse();
    assertThat(mesh.vertx().deploymentIDs()).isEmpty();
  }

  private static void assertRefusal(Throwable failure, Refusal refusal, String... words) {
    assertThat(failure).isInstanceOf(RefusedException.class).hasMessageContainingAll(words);
    assertThat(((RefusedException) failure).refusal()).isEqualTo(refusal);
  }

  @Test
  @DisplayName("B 50 a spawn completes once every rank runs, and each agent knows its ranks")
  void success() {
    MeshState state =
        mesh.spawn(
            Order.actors("scores", "workers")
                .each("slots=2")
                .put("config", new JsonObject().put("k", 1)));

    assertThat(state.status()).isEqualTo(Status.RUNNING);
    assertThat(state.extent()).isEqualTo(Extent.parse("hosts=2,slots=2"));
    assertThat(state.byRank().values()).containsOnly(Status.RUNNING).hasSize(4);
    assertThat(procs.get(1).spawns())
        .singleElement()
        .satisfies(
            spawn -> {
              assertThat(spawn.ranks()).isEqualTo(Ranks.range(2, 4));
              assertThat(spawn.epoch()).isEqualTo(state.epoch());
              assertThat(spawn.lease()).isEqualTo(Duration.ofSeconds(3));
              assertThat(spawn.config().getInteger("k")).isEqualTo(1);
            });
    assertThat(mesh.registered("scores")).isEqualTo("running");
  }

  @Test
  @DisplayName("B 50 one rank fails: the spawn fails at once, naming it; the others are stopped")
  void oneRankFails() {
    procs.get(1).startsNothing();
    Future<MeshState> spawning = mesh.spawning(Order.actors("scores", "workers"));
    ControllerTestSupport.await("the spawn").until(() -> procs.get(1).spawns().size() == 1);

    procs.get(1).fails("scores", 1, "no model");

    ControllerTestSupport.await("the failure").until(spawning::failed);
    assertRefusal(spawning.cause(), Refusal.FAILED, "scores", "rank 1", "no model");
    assertThat(procs.get(0).stops())
        .singleElement()
        .satisfies(stop -> assertThat(stop.ranks()).isEqualTo(Ranks.of(0)));
    assertThat(procs.get(1).stops()).isEmpty();
    assertNothingIsLeft();
  }

  @Test
  @DisplayName("B 50 nothing moves: the spawn fails, naming the ranks that do not run")
  void idle() {
    mesh.setting("mesh.actor.spawn-max-idle", "200ms");
    procs.get(1).startsNothing();

    Throwable failure = mesh.spawnFails(Order.actors("scores", "workers"));

    assertRefusal(failure, Refusal.FAILED, "nothing moved for 200 ms", "ranks 1");
    assertThat(procs).allSatisfy(proc -> assertThat(proc.stops()).hasSize(1));
    assertNothingIsLeft();
  }

  @Test
  @DisplayName("B 50 an agent refuses: its own refusal, with its name, at once; the rest is undone")
  void agentRefuses() {
    mesh.setting("mesh.supervision.poll-frequency", "1s");
    procs.get(1).refusesSpawns(Refusal.FORBIDDEN, "class X may not be spawned");

    Throwable failure = mesh.spawnFails(Order.actors("scores", "workers"));

    assertRefusal(failure, Refusal.FORBIDDEN, "proc workers-1", "class X may not be spawned");
    assertThat(procs.get(0).stops()).hasSize(1);
    assertThat(procs.get(1).rounds("scores")).as("waited for no round").isZero();
    assertNothingIsLeft();
  }

  @Test
  @DisplayName("B 50 an agent is not there: the spawn fails, naming it")
  void agentIsNotThere() {
    procs.get(1).door().close().await();

    Throwable failure = mesh.spawnFails(Order.actors("scores", "workers"));

    assertRefusal(failure, Refusal.UNAVAILABLE, "proc workers-1", "nobody listens");
    assertThat(procs.get(0).stops()).hasSize(1);
    assertNothingIsLeft();
  }

  @Test
  @DisplayName("B 50 an agent is mute: the spawn fails, and says which ranks may be left")
  void agentIsMute() {
    mesh.setting("mesh.actor.spawn-max-idle", "200ms");
    mesh.setting("mesh.actor.stop-timeout", "300ms");
    procs.get(1).goesMute();

    Throwable failure = mesh.spawnFails(Order.actors("scores", "workers"));

    assertThat(failure).isInstanceOf(RefusedException.class).hasMessageContaining("1");
    assertThat(procs.get(1).stops()).as("asked to stop all the same").hasSize(1);
    assertNothingIsLeft();
  }

  @Test
  @DisplayName("CO-1 a stop during the spawn fails the spawn at once, and ends what has begun")
  void stopDuringSpawn() {
    mesh.setting("mesh.actor.spawn-max-idle", "30s");
    procs.get(1).startsNothing();
    Future<MeshState> spawning = mesh.spawning(Order.actors("scores", "workers"));
    ControllerTestSupport.await("the spawn").until(() -> procs.get(1).spawns().size() == 1);

    mesh.stop("scores");

    ControllerTestSupport.await("the failure").until(spawning::failed);
    assertRefusal(spawning.cause(), Refusal.CONFLICT, "scores", "enough");
    assertNothingIsLeft();
  }

  @Test
  @DisplayName("B 50 an agent that does not know the mesh yet fails no spawn")
  void notKnownYet() {
    procs.get(1).startsNothing();
    Future<MeshState> spawning = mesh.spawning(Order.actors("scores", "workers"));
    ControllerTestSupport.await("the spawn").until(() -> procs.get(1).spawns().size() == 1);
    procs.get(1).forgets("scores");

    mesh.awaitRounds(procs.get(1), "scores", 2);
    assertThat(spawning.isComplete()).isFalse();
    procs.get(1).says("scores", Ranks.of(1), Status.RUNNING);

    ControllerTestSupport.await("the spawn").until(spawning::succeeded);
  }

  @Test
  @DisplayName("CO-7 a name that is taken is refused, and the mesh that has it goes on")
  void nameTaken() {
    mesh.spawn(Order.actors("scores", "workers"));

    Throwable failure = mesh.spawnFails(Order.actors("scores", "workers"));

    assertRefusal(failure, Refusal.CONFLICT, "'scores' is taken", "running");
    assertThat(mesh.statuses("scores")).containsOnly(Status.RUNNING);
    assertThat(mesh.registered("scores")).isEqualTo("running");
  }

  @Test
  @DisplayName("CO-7 the name of an ended mesh is free again while it is retained")
  void nameOfAnEndedMesh() {
    long first = mesh.spawn(Order.actors("scores", "workers")).epoch();
    mesh.stop("scores");
    assertThat(mesh.registered("scores")).isEqualTo("ended");

    long second = mesh.spawn(Order.actors("scores", "workers")).epoch();

    assertThat(second).isGreaterThan(first);
    assertThat(mesh.registered("scores")).isEqualTo("running");
    assertThat(mesh.vertx().deploymentIDs()).hasSize(1);
  }

  @Test
  @DisplayName("B 50 a parent that is unknown, of another kind, or on its way out is refused")
  void parents() {
    mesh.meshRecord("cluster", "hosts", "hosts=2", List.of("alpha", "beta"));
    mesh.spawn(Order.procs("crew").put("hosts", 2));
    mesh.stop("crew");

    assertRefusal(
        mesh.spawnFails(Order.actors("scores", "nowhere")), Refusal.NOT_FOUND, "'nowhere'");
    assertRefusal(
        mesh.spawnFails(Order.actors("scores", "cluster")),
        Refusal.BAD_REQUEST,
        "'cluster' is a mesh of hosts, not of procs");
    assertRefusal(
        mesh.spawnFails(Order.actors("scores", "crew")), Refusal.CONFLICT, "'crew' is ended");
    assertNothingLeftBut("crew");
  }

  private void assertNothingLeftBut(String other) {
    assertThat(mesh.registered("scores")).isEmpty();
    assertThat(mesh.registered(other)).isNotEmpty();
    assertThat(mesh.isOpen(Addresses.controller("scores"))).isFalse();
  }
}
