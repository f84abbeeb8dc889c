package dev.vertxmesh.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.Cause.Learned;
import dev.vertxmesh.model.ResourceState;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.proc.TestActors.Obedient;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.GetStates;
import dev.vertxmesh.protocol.GetStates.Renewal;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.RefusedException;
import dev.vertxmesh.protocol.SpawnActors;
import dev.vertxmesh.protocol.SpawnActors.Threading;
import dev.vertxmesh.protocol.StateReport;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LeaseTest {

  private static final Duration SHORT = Duration.ofSeconds(2);

  private ProcBench bench = ProcBench.foreign();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  @DisplayName("A9 PA-3 Without word from the controller all actors stop within lease + a quarter")
  void lapses() {
    bench.spawned(spawn(SHORT));
    long begin = System.nanoTime();
    ResourceState state = ProcBench.stateIn(bench.waitFor(Status.STOPPED), 3);
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    assertThat(took).isBetween(Duration.ofMillis(1900), Duration.ofSeconds(4));
    assertThat(state.status()).isEqualTo(Status.STOPPED);
    Cause cause = state.event().get().cause();
    assertThat(cause.learned()).isEqualTo(Learned.LEASE);
    assertThat(cause.message())
        .isEqualTo("lease lapsed: no word from controller mesh.controller.scores for 2000 ms");
  }

  @Test
  @DisplayName("A9 Spawned with no lease: never reaped, while others are")
  void never() {
    SpawnActors eternal = spawn(Duration.ZERO);
    bench.running(eternal);
    SpawnActors brief = SpawnTest.named(spawn(SHORT), "brief");
    bench.spawned(brief);
    Awaitility.await()
        .until(() -> ProcBench.stateIn(bench.states("brief"), 3).status() == Status.STOPPED);
    assertThat(bench.state(3).status()).isEqualTo(Status.RUNNING);
  }

  @Test
  @DisplayName("PA-3 Each renewal prolongs the lease; an older term renews nothing")
  void renewed() {
    bench.running(spawn(SHORT));
    long begin = System.nanoTime();
    Awaitility.await()
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> {
              assertThat(ProcBench.stateIn(renew(ProcBench.MESH, 7, SHORT), 3).status())
                  .isEqualTo(Status.RUNNING);
              return System.nanoTime() - begin > SHORT.toNanos() * 2;
            });
    assertThatThrownBy(() -> renew(ProcBench.MESH, 6, SHORT))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.refusal()).isEqualTo(Refusal.STALE_EPOCH));
    assertThat(bench.waitFor(Status.STOPPED).states())
        .allSatisfy(one -> assertThat(one.state().status()).isEqualTo(Status.STOPPED));
  }

  @Test
  @DisplayName("A question about an unknown mesh is answered so, with a renewal as well")
  void unknown() {
    assertThat(renew("nothing", 1, SHORT)).isEqualTo(StateReport.unknown("nothing", "p1"));
  }

  @Test
  @DisplayName("PA-9 A worker whose own lease lapses stops all that runs there, and is to end")
  void ownLease() {
    bench.close();
    bench = ProcBench.worker(SHORT);
    bench.running(spawn(Duration.ZERO));
    assertThat(ProcBench.get(bench.agent.ended())).isZero();
    ResourceState state = bench.state(3);
    assertThat(state.status()).isEqualTo(Status.STOPPED);
    assertThat(state.event().get().cause().message())
        .isEqualTo("lease lapsed: no word from controller mesh.controller.workers for 2000 ms");
  }

  @Test
  @DisplayName("A worker answers for its own rank, and its lease is renewed by that question")
  void ownRank() {
    bench.close();
    bench = ProcBench.worker(SHORT);
    StateReport answer = renew("workers", 5, Duration.ZERO);
    assertThat(ProcBench.stateIn(answer, 1)).isEqualTo(ResourceState.of(Status.RUNNING, 3, 1));
    assertThatThrownBy(() -> renew("workers", 4, SHORT)).hasMessageContaining("epoch 4 of workers");
    assertThatThrownBy(() -> bench.spawned(SpawnTest.named(spawn(Duration.ZERO), "workers")))
        .hasMessageContaining("is the proc mesh of this proc");
  }

  private StateReport renew(String mesh, long epoch, Duration lease) {
    Renewal renewal = new Renewal("mesh.controller." + mesh, epoch, lease);
    return ProcBench.get(
        bench.ask(Action.GET_STATES, new GetStates(mesh, Optional.of(renewal)), StateReport.class));
  }

  private static SpawnActors spawn(Duration lease) {
    return ProcBench.spawn(Obedient.class.getName(), 2, Threading.EVENT_LOOP, lease);
  }
}
