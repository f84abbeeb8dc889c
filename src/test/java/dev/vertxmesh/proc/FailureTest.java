package dev.vertxmesh.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.Cause.Learned;
import dev.vertxmesh.model.ResourceState;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.proc.TestActors.Obedient;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.AskReply;
import dev.vertxmesh.protocol.CastReply;
import dev.vertxmesh.protocol.SpawnActors;
import dev.vertxmesh.protocol.SpawnActors.Threading;
import dev.vertxmesh.shape.Ranks;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTest {

  private ProcBench bench = ProcBench.foreign();

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @CsvSource({
    "throw, thrown by a consumer, EVENT_LOOP",
    "timer, thrown by a timer, EVENT_LOOP",
    "task, thrown by a task, EVENT_LOOP",
    "deep, too deep, EVENT_LOOP",
    "linkage, no class, EVENT_LOOP",
    "throw, thrown by a consumer, WORKER",
    "timer, thrown by a timer, WORKER",
    "task, thrown by a task, WORKER",
  })
  @DisplayName(
      "A1 AC-1 An escape fails the actor with message, class and coordinates, only it, once")
  void escape(String word, String message, Threading threading) {
    bench.running(ProcBench.spawn(Obedient.class.getName(), 3, threading, Duration.ZERO));
    cast(4, word);
    ResourceState state = bench.awaitStatus(4, Status.FAILED);
    Cause cause = state.event().get().cause();
    assertThat(state.event().get().subject().name())
        .isEqualTo("scores[4] {hosts: 1/2, actors: 1/3}");
    assertThat(cause.learned()).isEqualTo(Learned.ESCAPE);
    assertThat(cause.thrown().get().message()).isEqualTo(message);
    assertThat(cause.thrown().get().stack()).isNotEmpty();
    assertThat(bench.state(3).status()).isEqualTo(Status.RUNNING);
    Awaitility.await().until(() -> bench.told(4).contains(Status.FAILED));
    assertThat(bench.told(4)).doesNotContain(Status.STOPPED, Status.STOPPING);
    awaitUndeployed(2);
    assertThat(bench.spawned(another())).isNotNull();
  }

  @Test
  @DisplayName("With on-escape = report the actor goes on")
  void report() {
    restart(Map.of("mesh.on-escape", "report"));
    bench.running(ProcBench.spawn(Obedient.class, 1));
    cast(1, "throw");
    assertThat(ask(1, "hello").replies()).hasSize(1);
    assertThat(bench.state(1)).isEqualTo(ResourceState.of(Status.RUNNING, 1, 2));
  }

  @Test
  @DisplayName("An actor that says so has failed, whatever on-escape says")
  void says() {
    restart(Map.of("mesh.on-escape", "report"));
    bench.running(ProcBench.spawn(Obedient.class, 2));
    cast(2, "say");
    ResourceState state = bench.awaitStatus(2, Status.FAILED);
    assertThat(state.event().get().cause().learned()).isEqualTo(Learned.SELF);
    assertThat(state.event().get().cause().message()).contains("I have failed");
    awaitUndeployed(1);
  }

  @Test
  @DisplayName("AC-3 An actor that undeploys itself is stopped, and told as such")
  void leaves() {
    bench.running(ProcBench.spawn(Obedient.class, 2));
    cast(3, "leave");
    ResourceState state = bench.awaitStatus(3, Status.STOPPED);
    assertThat(state.event().get().cause().learned()).isEqualTo(Learned.SELF);
    assertThat(state.event().get().cause().message()).isEqualTo("it undeployed itself");
    assertThat(bench.state(2).status()).isEqualTo(Status.RUNNING);
  }

  @Test
  @DisplayName("PA-2 Actors that are stopped while they undeploy themselves end as stopped")
  void leavesAndIsStopped() {
    SpawnActors spawn = ProcBench.spawn(Obedient.class, 50);
    bench.running(spawn);
    bench.vertx.deploymentIDs().stream()
        .filter(id -> !id.equals(bench.deployment))
        .forEach(bench.vertx::undeploy);
    bench.stop(spawn.ranks(), ProcBench.PATIENCE);
    assertThat(bench.waitFor(Status.STOPPED).states())
        .allSatisfy(one -> assertThat(one.state().status()).isEqualTo(Status.STOPPED));
  }

  @Test
  @DisplayName("PA-6 An OutOfMemoryError makes the proc refuse new actors")
  void poisoned() {
    bench.running(ProcBench.spawn(Obedient.class, 2));
    cast(2, "memory");
    bench.awaitStatus(2, Status.FAILED);
    assertThat(bench.state(3).status()).isEqualTo(Status.RUNNING);
    assertThatThrownBy(() -> bench.spawned(another()))
        .hasMessageContaining("cannot spawn new actors on proc p1")
        .hasMessageContaining("java.lang.OutOfMemoryError: no memory")
        .hasMessageContaining("mesh.poison");
  }

  @Test
  @DisplayName("PA-6 With poison = any-failure every failure does")
  void poisonedByAny() {
    restart(Map.of("mesh.poison", "any-failure"));
    bench.running(ProcBench.spawn(Obedient.class, 2));
    cast(2, "throw");
    bench.awaitStatus(2, Status.FAILED);
    assertThatThrownBy(() -> bench.spawned(another())).hasMessageContaining("thrown by a consumer");
  }

  @ParameterizedTest
  @ValueSource(classes = {TestActors.Clumsy.class, TestActors.Reckless.class})
  @DisplayName("PA-2 A stop that fails is a failure, with the exception")
  void clumsy(Class<?> type) {
    SpawnActors spawn = ProcBench.spawn(type, 2);
    bench.running(spawn);
    bench.stop(spawn.ranks(), ProcBench.PATIENCE);
    ResourceState state = bench.awaitStatus(2, Status.FAILED);
    assertThat(state.event().get().cause().message()).contains("its stop failed").contains("save");
  }

  @ParameterizedTest
  @EnumSource(Threading.class)
  @DisplayName("PA-7 Who does not stop in time is given up")
  void stubborn(Threading threading) {
    SpawnActors spawn =
        ProcBench.spawn(TestActors.Stubborn.class.getName(), 2, threading, Duration.ZERO);
    bench.running(spawn);
    bench.stop(spawn.ranks(), Duration.ofMillis(100));
    ResourceState state = bench.awaitStatus(3, Status.TIMEOUT);
    assertThat(state.event().get().cause().message())
        .isEqualTo("did not stop within 100 ms (asked to stop: enough)");
  }

  @Test
  @DisplayName("PA-7 An actor that is still starting can be given up as well")
  void hesitant() {
    SpawnActors spawn = ProcBench.spawn(TestActors.Hesitant.class, 1);
    bench.spawned(spawn);
    bench.stop(spawn.ranks(), Duration.ofMillis(100));
    assertThat(bench.awaitStatus(1, Status.TIMEOUT).event()).isPresent();
  }

  private void restart(Map<String, String> settings) {
    bench.close();
    bench = ProcBench.foreign(settings);
  }

  private static SpawnActors another() {
    SpawnActors spawn = ProcBench.spawn(Obedient.class, 2);
    return SpawnTest.withEpoch(spawn, 7, Ranks.of(0), 1);
  }

  private void awaitUndeployed(int left) {
    Awaitility.await().until(() -> bench.vertx.deploymentIDs().size() == left + 1);
  }

  private CastReply cast(int rank, String word) {
    return bench.deliver(Action.CAST, Ranks.of(rank), word, CastReply.class, ProcBench.PATIENCE);
  }

  private AskReply ask(int rank, String word) {
    return bench.deliver(Action.ASK, Ranks.of(rank), word, AskReply.class, ProcBench.PATIENCE);
  }
}
