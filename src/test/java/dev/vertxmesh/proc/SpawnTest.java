package dev.vertxmesh.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxmesh.model.Cause.Learned;
import dev.vertxmesh.model.ResourceState;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.proc.TestActors.Obedient;
import dev.vertxmesh.protocol.Accepted;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.AskReply;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.RefusedException;
import dev.vertxmesh.protocol.SpawnActors;
import dev.vertxmesh.protocol.SpawnActors.Threading;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpawnTest {

  private ProcBench bench = ProcBench.foreign();

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @ValueSource(classes = {TestActors.Bare.class, Obedient.class, TestActors.Traditional.class})
  @DisplayName("AC-2 Any Deployable, VerticleBase or AbstractVerticle is an actor")
  void kinds(Class<?> type) {
    assertThat(bench.running(ProcBench.spawn(type, 2)).states())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.ranks()).isEqualTo(Ranks.range(2, 4));
              assertThat(one.state()).isEqualTo(ResourceState.of(Status.RUNNING, 1, 2));
            });
  }

  @Test
  @DisplayName("An actor knows its place from its configuration")
  void place() {
    bench.running(ProcBench.spawn(TestActors.Traditional.class, 2));
    AskReply reply =
        bench.deliver(Action.ASK, Ranks.of(3), "?", AskReply.class, ProcBench.PATIENCE);
    assertThat(reply.replies().get(0).body())
        .isEqualTo(
            new JsonObject()
                .put("mesh", "scores")
                .put("rank", 3)
                .put("point", "{hosts: 1/2, actors: 1/2}")
                .put("extent", "hosts=2,actors=2")
                .put("incarnation", 1)
                .put("color", "blue"));
  }

  @Test
  @DisplayName("An actor can run on a worker thread")
  void workerThread() {
    bench.running(ProcBench.spawn(Obedient.class.getName(), 1, Threading.WORKER, Duration.ZERO));
    AskReply reply =
        bench.deliver(Action.ASK, Ranks.of(1), "hello", AskReply.class, ProcBench.PATIENCE);
    assertThat(((JsonObject) reply.replies().get(0).body()).getString("thread"))
        .isEqualTo("worker");
  }

  @ParameterizedTest
  @CsvSource({
    "com.example.Nowhere, is not on the class path",
    "java.lang.String, is neither",
    "io.vertx.core.VerticleBase, is abstract",
    "dev.vertxmesh.proc.TestActors$Demanding, no public constructor",
    "dev.vertxmesh.proc.TestActors$Broken, fails to load: java.lang.NumberFormatException",
  })
  @DisplayName("AC-2 F6 What is no actor is refused with class and reason, and nothing is deployed")
  void unfit(String type, String reason) {
    assertThatThrownBy(
            () -> bench.spawned(ProcBench.spawn(type, 2, Threading.EVENT_LOOP, Duration.ZERO)))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.refusal()).isEqualTo(Refusal.BAD_REQUEST))
        .hasMessageContaining(type)
        .hasMessageContaining(reason);
    assertThat(bench.states(ProcBench.MESH).known()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Stillborn, java.lang.IllegalStateException: no database",
    "Unmade, java.lang.UnsupportedOperationException: not on this machine",
    "Forgetful, returned null",
  })
  @DisplayName("PA-2 A failing start is a failure with the exception and the actor's coordinates")
  void failingStart(String type, String message) {
    bench.spawned(
        ProcBench.spawn(
            TestActors.class.getName() + "$" + type, 2, Threading.EVENT_LOOP, Duration.ZERO));
    ResourceState state = bench.awaitStatus(3, Status.FAILED);
    assertThat(state.event().get().subject().name())
        .isEqualTo("scores[3] {hosts: 1/2, actors: 1/2}");
    assertThat(state.event().get().cause().learned()).isEqualTo(Learned.START);
    assertThat(state.event().get().cause().message()).contains(message);
    assertThat(state.event().get().cause().thrown()).isPresent();
  }

  @Test
  @DisplayName(
      "The same spawn again changes nothing; an older term is refused; a later one is obeyed")
  void again() {
    SpawnActors spawn = ProcBench.spawn(Obedient.class, 2);
    bench.running(spawn);
    assertThat(bench.spawned(spawn)).isEqualTo(Accepted.YES);
    assertThat(bench.spawned(withEpoch(spawn, 8, spawn.ranks(), 1))).isEqualTo(Accepted.YES);
    assertThat(bench.state(2)).isEqualTo(ResourceState.of(Status.RUNNING, 1, 2));
    assertRefused(withEpoch(spawn, 7, spawn.ranks(), 1), Refusal.STALE_EPOCH, "epoch 7");
    assertThatThrownBy(() -> bench.stop(Ranks.of(2), Duration.ofSeconds(1)))
        .hasMessageContaining("epoch 7 of scores is over");
  }

  @Test
  @DisplayName("A rank begins its next life once the last one has ended, and not before")
  void nextLife() {
    SpawnActors spawn = ProcBench.spawn(Obedient.class, 2);
    bench.running(spawn);
    SpawnActors next = withEpoch(spawn, 7, Ranks.of(3), 2);
    assertRefused(next, Refusal.CONFLICT, "an earlier life of ranks 3");
    bench.stop(Ranks.of(3), ProcBench.PATIENCE);
    bench.awaitStatus(3, Status.STOPPED);
    bench.spawned(next);
    bench.waitFor(Status.RUNNING);
    assertThat(bench.state(3)).isEqualTo(ResourceState.of(Status.RUNNING, 2, 2));
    assertThat(bench.state(2)).isEqualTo(ResourceState.of(Status.RUNNING, 1, 2));
    assertRefused(withEpoch(spawn, 7, Ranks.range(2, 4), 2), Refusal.CONFLICT, "ranks 3");
  }

  @Test
  @DisplayName("A name is free again for a later term once every rank has ended")
  void nameAgain() {
    SpawnActors spawn = ProcBench.spawn(Obedient.class, 2);
    bench.running(spawn);
    bench.stop(spawn.ranks(), ProcBench.PATIENCE);
    bench.waitFor(Status.STOPPED);
    bench.spawned(withEpoch(spawn, 9, spawn.ranks(), 1));
    bench.waitFor(Status.RUNNING);
    assertThat(bench.state(2)).isEqualTo(ResourceState.of(Status.RUNNING, 1, 2));
  }

  @Test
  @DisplayName("F6 Ranks that are no neighbours, or not in the extent, are refused")
  void ranks() {
    SpawnActors spawn = ProcBench.spawn(Obedient.class, 2);
    assertRefused(withEpoch(spawn, 7, Ranks.of(0, 2), 1), Refusal.BAD_REQUEST, "not neighbours");
    assertRefused(withEpoch(spawn, 7, Ranks.of(4), 1), Refusal.BAD_REQUEST, "not in the 4 ranks");
  }

  @Test
  @DisplayName("Classes outside mesh.spawn.allow are refused")
  void allowed() {
    bench.close();
    bench = ProcBench.foreign(Map.of("mesh.spawn.allow", "com.example."));
    assertRefused(ProcBench.spawn(Obedient.class, 1), Refusal.FORBIDDEN, "com.example.");
  }

  private void assertRefused(SpawnActors spawn, Refusal refusal, String reason) {
    assertThatThrownBy(() -> bench.spawned(spawn))
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.refusal()).isEqualTo(refusal))
        .hasMessageContaining(reason);
  }

  static SpawnActors withEpoch(SpawnActors spawn, long epoch, Ranks ranks, long incarnation) {
    return new SpawnActors(
        spawn.mesh(),
        epoch,
        spawn.controller(),
        spawn.lease(),
        spawn.extent(),
        ranks,
        incarnation,
        spawn.type(),
        spawn.config(),
        spawn.threading(),
        false);
  }

  static SpawnActors named(SpawnActors spawn, String mesh) {
    return new SpawnActors(
        mesh,
        spawn.epoch(),
        spawn.controller(),
        spawn.lease(),
        spawn.extent(),
        spawn.ranks(),
        spawn.incarnation(),
        spawn.type(),
        spawn.config(),
        spawn.threading(),
        false);
  }
}
