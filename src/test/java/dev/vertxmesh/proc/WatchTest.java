package dev.vertxmesh.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxmesh.model.Status;
import dev.vertxmesh.proc.TestActors.Obedient;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.CastReply;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.RefusedException;
import dev.vertxmesh.protocol.SpawnActors;
import dev.vertxmesh.protocol.StateReport;
import dev.vertxmesh.protocol.StreamStates;
import dev.vertxmesh.protocol.WaitStatus;
import dev.vertxmesh.protocol.Wire;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Future;
import io.vertx.core.eventbus.MessageConsumer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Streams of states, and waits for a status. */
class WatchTest {

  private final ProcBench bench =
      ProcBench.foreign(Map.of("mesh.notice.timeout", "50ms", "mesh.notice.misses", "2"));

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  @DisplayName("A6 A new stream is answered with the present states, and told what changes")
  void newStream() {
    bench.running(ProcBench.spawn(Obedient.class, 2));
    List<StateReport> told = new CopyOnWriteArrayList<>();
    listen("listener", told);
    assertThat(ProcBench.stateIn(stream(ProcBench.MESH, "listener"), 3).status())
        .isEqualTo(Status.RUNNING);
    bench.stop(Ranks.of(3), ProcBench.PATIENCE);
    Awaitility.await()
        .until(() -> !told.isEmpty() && statusIn(told.get(told.size() - 1)) == Status.STOPPED);
    assertThat(told).allSatisfy(one -> assertThat(one.states()).hasSize(1));
    assertThat(told.get(0).agent()).isEqualTo("p1");
  }

  @Test
  @DisplayName("A6 A dropped receiver is forgotten, the agent lives, a new stream works")
  void droppedReceiver() {
    bench.running(ProcBench.spawn(Obedient.class, 3));
    List<StateReport> told = new CopyOnWriteArrayList<>();
    MessageConsumer<Object> listener = listen("listener", told);
    stream(ProcBench.MESH, "listener");
    ProcBench.get(listener.unregister());
    bench.stop(Ranks.of(3), ProcBench.PATIENCE);
    bench.awaitStatus(3, Status.STOPPED);
    Awaitility.await().until(() -> bench.told(3).contains(Status.STOPPED));
    listen("listener", told);
    bench.stop(Ranks.of(4), ProcBench.PATIENCE);
    Awaitility.await().until(() -> bench.told(4).contains(Status.STOPPED));
    assertThat(told).isEmpty();
    stream(ProcBench.MESH, "listener");
    bench.stop(Ranks.of(5), ProcBench.PATIENCE);
    Awaitility.await().until(() -> !told.isEmpty());
  }

  @Test
  @DisplayName("PA-4 A silent receiver is told again, and forgotten after so many misses")
  void silentReceiver() {
    bench.running(ProcBench.spawn(Obedient.class, 3));
    AtomicInteger heard = new AtomicInteger();
    bench.vertx.eventBus().consumer("silent", message -> heard.incrementAndGet());
    stream(ProcBench.MESH, "silent");
    bench.stop(Ranks.of(3), ProcBench.PATIENCE);
    Awaitility.await().until(() -> heard.get() == 2);
    bench.awaitStatus(3, Status.STOPPED);
    bench.stop(Ranks.of(4), ProcBench.PATIENCE);
    Awaitility.await().until(() -> bench.told(4).contains(Status.STOPPED));
    assertThat(heard).hasValue(2);
  }

  @Test
  @DisplayName("A6 A stream of a mesh that is not here says so, and registers nobody")
  void unknownStream() {
    List<StateReport> told = new CopyOnWriteArrayList<>();
    listen("listener", told);
    assertThat(stream(ProcBench.MESH, "listener"))
        .isEqualTo(StateReport.unknown(ProcBench.MESH, "p1"));
    bench.running(ProcBench.spawn(Obedient.class, 1));
    Awaitility.await().until(() -> bench.told(1).contains(Status.RUNNING));
    assertThat(told).isEmpty();
  }

  @Test
  @DisplayName("A7 A wait for a status that all have reached is answered at once")
  void reached() {
    bench.running(ProcBench.spawn(Obedient.class, 2));
    assertThat(statusIn(get(await(Status.INITIALIZING)))).isEqualTo(Status.RUNNING);
  }

  @Test
  @DisplayName("A7 A wait is answered when the last rank has reached the status")
  void later() {
    SpawnActors spawn = ProcBench.spawn(Obedient.class, 2);
    bench.running(spawn);
    Future<StateReport> stopped = await(Status.STOPPED);
    bench.stop(Ranks.of(2), ProcBench.PATIENCE);
    bench.awaitStatus(2, Status.STOPPED);
    assertThat(stopped.isComplete()).isFalse();
    bench.stop(Ranks.of(3), ProcBench.PATIENCE);
    assertThat(ProcBench.stateIn(get(stopped), 3).status()).isEqualTo(Status.STOPPED);
  }

  @Test
  @DisplayName("A7 A wait for an unknown mesh is answered so")
  void unknown() {
    assertThat(get(await(Status.RUNNING)).known()).isFalse();
  }

  @Test
  @DisplayName("A7 A failed creation answers the waiters, as soon as any one rank has failed")
  void failedCreation() {
    bench.spawned(ProcBench.spawn(TestActors.Stillborn.class, 2));
    assertThat(get(await(Status.RUNNING)).states())
        .extracting(report -> report.state().status())
        .contains(Status.FAILED)
        .doesNotContain(Status.RUNNING);
  }

  @Test
  @DisplayName("A7 A rank that has ended otherwise does not keep a wait waiting")
  void endedOtherwise() {
    bench.running(ProcBench.spawn(Obedient.class, 2));
    Future<StateReport> failed = await(Status.FAILED);
    bench.stop(Ranks.of(2), ProcBench.PATIENCE);
    bench.deliver(Action.CAST, Ranks.of(3), "throw", CastReply.class, ProcBench.PATIENCE);
    assertThat(get(failed).states()).hasSize(2);
  }

  @Test
  @DisplayName("A7 A wait that takes too long is refused as unavailable")
  void tooLong() {
    bench.running(ProcBench.spawn(Obedient.class, 2));
    WaitStatus wait = new WaitStatus(ProcBench.MESH, Status.STOPPED, Duration.ofMillis(50));
    assertThatThrownBy(() -> get(bench.ask(Action.WAIT_STATUS, wait, StateReport.class)))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.refusal()).isEqualTo(Refusal.UNAVAILABLE))
        .hasMessage("mesh 'scores' did not reach stopped here within 50 ms");
  }

  private Future<StateReport> await(Status status) {
    WaitStatus wait = new WaitStatus(ProcBench.MESH, status, ProcBench.PATIENCE);
    return bench.ask(Action.WAIT_STATUS, wait, StateReport.class);
  }

  private StateReport stream(String mesh, String receiver) {
    return get(
        bench.ask(Action.STREAM_STATES, new StreamStates(mesh, receiver), StateReport.class));
  }

  private MessageConsumer<Object> listen(String address, List<StateReport> told) {
    return bench
        .vertx
        .eventBus()
        .consumer(
            address,
            message -> {
              told.add(Wire.read(StateReport.class, message.body()));
              message.reply("thanks");
            });
  }

  private static Status statusIn(StateReport report) {
    return report.states().get(0).state().status();
  }

  private static <T> T get(Future<T> future) {
    return ProcBench.get(future);
  }
}
