package dev.vertxmesh.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.proc.TestActors.Obedient;
import dev.vertxmesh.protocol.Accepted;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.CastReply;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.RefusedException;
import dev.vertxmesh.protocol.SpawnActors;
import dev.vertxmesh.protocol.SpawnActors.Threading;
import dev.vertxmesh.protocol.StateReport;
import dev.vertxmesh.protocol.StopAll;
import dev.vertxmesh.shape.Ranks;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StopTest {

  private static final StopAll ALL = new StopAll("over", Duration.ofSeconds(5));

  private ProcBench bench = ProcBench.worker(Duration.ZERO);

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  @DisplayName("A6 A stream tells Running, Stopping, Stopped, with the reason, as one run")
  void stream() {
    SpawnActors spawn = ProcBench.spawn(Obedient.class, 4);
    bench.running(spawn);
    Awaitility.await().until(() -> bench.told(5).contains(Status.RUNNING));
    bench.stop(Ranks.range(4, 7), ProcBench.PATIENCE);
    Awaitility.await().until(() -> bench.told(5).contains(Status.STOPPED));
    assertThat(bench.told(5))
        .endsWith(Status.RUNNING, Status.STOPPING, Status.STOPPED)
        .doesNotHaveDuplicates();
    StateReport states = bench.states(ProcBench.MESH);
    assertThat(states.states()).hasSize(2);
    Cause cause = bench.state(5).event().get().cause();
    assertThat(cause).isEqualTo(StopOrder.asked("enough"));
    assertThat(bench.state(5).event().get().subject().name()).isEqualTo("scores[4-6]");
    assertThat(bench.state(7).status()).isEqualTo(Status.RUNNING);
  }

  @Test
  @DisplayName("CO-20 Killed actors are given up at once, also while they are stopping")
  void kill() {
    bench.running(ProcBench.spawn(TestActors.Stubborn.class, 4));
    bench.stop(Ranks.of(4, 5), Duration.ofMinutes(5));
    bench.awaitStatus(4, Status.STOPPING);
    bench.kill(Ranks.of(5, 6));
    assertThat(bench.state(5).status()).isEqualTo(Status.STOPPED);
    assertThat(bench.state(6).event().get().cause()).isEqualTo(StopOrder.killed("enough"));
    assertThat(bench.state(4).status()).isEqualTo(Status.STOPPING);
    assertThat(bench.state(7).status()).isEqualTo(Status.RUNNING);
    bench.kill(Ranks.of(5, 17));
    assertThat(bench.state(6).status()).isEqualTo(Status.STOPPED);
    bench.kill(Ranks.range(4, 8));
  }

  @Test
  @DisplayName("PA-2 Stopping twice, and what is not here, changes nothing")
  void twice() {
    SpawnActors spawn = ProcBench.spawn(Obedient.class, 2);
    bench.running(spawn);
    bench.stop(Ranks.of(0, 2, 17), ProcBench.PATIENCE);
    bench.awaitStatus(2, Status.STOPPED);
    bench.stop(Ranks.of(2), ProcBench.PATIENCE);
    assertThat(bench.state(2).generation()).isEqualTo(4);
    assertThat(bench.state(3).status()).isEqualTo(Status.RUNNING);
  }

  @Test
  @DisplayName("A8 Stop-all: exit code 0 if no actor failed")
  void stopAllClean() {
    bench.running(ProcBench.spawn(Obedient.class, 3));
    stopAll();
    assertThat(ProcBench.get(bench.agent.ended())).isZero();
    assertThat(bench.state(4).status()).isEqualTo(Status.STOPPED);
    assertThat(bench.told(4)).contains(Status.STOPPED);
  }

  @Test
  @DisplayName("A8 Stop-all: exit code 1 if an actor failed")
  void stopAllAfterFailure() {
    bench.running(ProcBench.spawn(Obedient.class, 3));
    bench.deliver(Action.CAST, Ranks.of(4), "throw", CastReply.class, ProcBench.PATIENCE);
    bench.awaitStatus(4, Status.FAILED);
    stopAll();
    assertThat(ProcBench.get(bench.agent.ended())).isEqualTo(1);
  }

  @Test
  @DisplayName("A8 Stop-all of a proc without actors: exit code 0 at once")
  void stopAllOfNothing() {
    stopAll();
    assertThat(ProcBench.get(bench.agent.ended())).isZero();
  }

  @Test
  @DisplayName("A8 A spawn that arrives while stopping is refused with a clear error")
  void spawnWhileStopping() {
    bench.running(ProcBench.spawn(TestActors.Stubborn.class, 1));
    ProcBench.get(
        bench.ask(Action.STOP_ALL, new StopAll("over", Duration.ofSeconds(4)), Accepted.class));
    assertThat(bench.state(1).status()).isEqualTo(Status.STOPPING);
    assertThat(ProcBench.stateIn(bench.states("workers"), 1).status()).isEqualTo(Status.STOPPING);
    assertThatThrownBy(() -> bench.spawned(ProcBench.spawn(Obedient.class, 1)))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.refusal()).isEqualTo(Refusal.CONFLICT))
        .hasMessage("proc workers-1 takes no actors: it is stopping (asked to stop: over)");
    assertThat(bench.agent.ended().isComplete()).isFalse();
    assertThat(ProcBench.get(bench.agent.ended())).isEqualTo(1);
    assertThat(bench.state(1).status()).isEqualTo(Status.TIMEOUT);
  }

  @Test
  @DisplayName("A foreign proc outlives stop-all, and takes actors again")
  void foreign() {
    bench.close();
    bench = ProcBench.foreign();
    bench.running(ProcBench.spawn(Obedient.class, 2));
    stopAll();
    bench.awaitStatus(3, Status.STOPPED);
    Awaitility.await()
        .ignoreExceptionsInstanceOf(RefusedException.class)
        .until(
            () ->
                bench.spawned(
                        SpawnTest.withEpoch(
                            ProcBench.spawn(Obedient.class, 2), 8, Ranks.range(2, 4), 1))
                    != null);
    assertThat(bench.waitFor(Status.RUNNING).states()).hasSize(1);
    assertThat(bench.agent.ended().isComplete()).isFalse();
  }

  @Test
  @DisplayName("An agent that is undeployed stops its actors first, and says why")
  void undeployed() {
    bench.running(ProcBench.spawn(Obedient.class.getName(), 3, Threading.WORKER, Duration.ZERO));
    ProcBench.get(bench.vertx.undeploy(bench.deployment));
    assertThat(bench.vertx.deploymentIDs()).isEmpty();
    assertThat(bench.reports)
        .flatExtracting(StateReport::states)
        .flatExtracting(one -> one.state().event().stream().toList())
        .extracting(event -> event.cause().message())
        .containsOnly("its proc agent is stopping");
    assertThat(bench.told(3)).endsWith(Status.STOPPED);
    assertThatThrownBy(() -> bench.states(ProcBench.MESH)).hasMessageContaining("No handlers");
  }

  private void stopAll() {
    ProcBench.get(bench.ask(Action.STOP_ALL, ALL, Accepted.class));
  }
}
