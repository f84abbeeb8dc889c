package dev.vertxmesh.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vertxmesh.model.DrillFault;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.proc.TestActors.Obedient;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.CastReply;
import dev.vertxmesh.protocol.DrillRank;
import dev.vertxmesh.protocol.FaultBegun;
import dev.vertxmesh.protocol.GetStates;
import dev.vertxmesh.protocol.HangReport;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.RefusedException;
import dev.vertxmesh.protocol.SpawnActors;
import dev.vertxmesh.protocol.SpawnActors.Threading;
import dev.vertxmesh.protocol.StateReport;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Future;
import io.vertx.core.eventbus.ReplyException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DrillsTest {

  private static final int ACTORS = 4;

  private final List<HangReport> hangs = new CopyOnWriteArrayList<>();
  private ProcBench bench;

  @BeforeEach
  void start() {
    bench = ProcBench.watched(Map.of("mesh.hang-timeout", "400ms"), hangs::add);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void spawn(Threading threading, boolean drillable) {
    SpawnActors plain = ProcBench.spawn(Obedient.class.getName(), ACTORS, threading, Duration.ZERO);
    bench.running(
        new SpawnActors(
            plain.mesh(),
            plain.epoch(),
            plain.controller(),
            plain.lease(),
            plain.extent(),
            plain.ranks(),
            plain.incarnation(),
            plain.type(),
            plain.config(),
            plain.threading(),
            drillable));
  }

  private Future<FaultBegun> drill(DrillFault fault, int rank, Duration lasting) {
    DrillRank order = new DrillRank(ProcBench.MESH, rank, fault, Optional.of(lasting));
    return bench.ask(Action.DRILL_RANK, order, FaultBegun.class);
  }

  private void refused(Refusal refusal, String sentence, Future<?> asked) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> ProcBench.get(asked))
        .matches(why -> why.refusal() == refusal)
        .withMessageContaining(sentence);
  }

  @Test
  @DisplayName("PA-20 F6 not marked, not there, or not an agent's to do: refused")
  void refusals() {
    Duration second = Duration.ofSeconds(2);
    refused(Refusal.NOT_FOUND, "has no rank 4", drill(DrillFault.HANG, 4, second));
    spawn(Threading.EVENT_LOOP, false);
    refused(Refusal.FORBIDDEN, "is not marked", drill(DrillFault.HANG, 4, second));
    refused(Refusal.FORBIDDEN, "is not marked", drill(DrillFault.PARTITION, 4, second));
    refused(Refusal.BAD_REQUEST, "hang and partition", drill(DrillFault.KILL, 4, second));
    assertThat(bench.state(4).status()).isEqualTo(Status.RUNNING);
    assertThat(hangs).isEmpty();
  }

  @Test
  @DisplayName("PA-20 a fault that is too short or too long is refused, and nothing is done")
  void badDurations() {
    spawn(Threading.EVENT_LOOP, true);
    refused(
        Refusal.BAD_REQUEST,
        "let it last 1.6s or longer",
        drill(DrillFault.HANG, 4, Duration.ofMillis(1599)));
    refused(
        Refusal.BAD_REQUEST,
        "longer than mesh.drill.longest",
        drill(DrillFault.HANG, 4, Duration.ofMinutes(3)));
    refused(
        Refusal.BAD_REQUEST,
        "longer than mesh.drill.longest",
        drill(DrillFault.PARTITION, 4, Duration.ofMinutes(3)));
    assertThat(bench.states(ProcBench.MESH).states()).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(Threading.class)
  @DisplayName("PA-21 the watchdog blames the actor that was to hang; then its loop is free again")
  void hang(Threading threading) {
    spawn(threading, true);
    FaultBegun begun = ProcBench.get(drill(DrillFault.HANG, 5, Duration.ofMillis(1600)));
    assertThat(begun.within()).contains(Duration.ofMillis(1600));
    assertThat(begun.agent()).isEqualTo("proc p1");
    bench.awaitStatus(5, Status.TIMEOUT);
    assertThat(hangs.get(0).message()).contains("scores[5]");
    Awaitility.await()
        .atMost(ProcBench.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        bench
                            .deliver(
                                Action.CAST,
                                Ranks.of(4),
                                "hello",
                                CastReply.class,
                                ProcBench.PATIENCE)
                            .ended())
                    .isEmpty());
    assertThat(bench.state(4).status()).isEqualTo(Status.RUNNING);
  }

  @Test
  @DisplayName("PA-22 an agent that stops its actors lets go of what it blocks")
  void stopsWhileHanging() {
    spawn(Threading.WORKER, true);
    ProcBench.get(drill(DrillFault.HANG, 5, Duration.ofMinutes(2)));
    Awaitility.await().atMost(ProcBench.PATIENCE).until(() -> !hangs.isEmpty());
    bench.agent.end("over", Duration.ofSeconds(1));
    Awaitility.await()
        .atMost(ProcBench.PATIENCE)
        .until(() -> Thread.getAllStackTraces().values().stream().noneMatch(DrillsTest::isHeld));
  }

  private static boolean isHeld(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      if (frame.getClassName().equals(Blockade.class.getName())) {
        return true;
      }
    }
    return false;
  }

  @Test
  @DisplayName("PA-22 PR-27 a cut drops what is about that mesh, and nothing else, and is lifted")
  void partition() {
    spawn(Threading.EVENT_LOOP, true);
    Duration brief = Duration.ofMillis(200);
    ProcBench.get(drill(DrillFault.PARTITION, 4, Duration.ofMinutes(2)));
    refused(
        Refusal.CONFLICT,
        "is cut off from 'scores' already",
        drill(DrillFault.PARTITION, 4, Duration.ofSeconds(2)));
    assertThatExceptionOfType(ReplyException.class)
        .isThrownBy(() -> ProcBench.get(states(ProcBench.MESH, brief)));
    assertThat(ProcBench.get(states("other", ProcBench.PATIENCE)).known()).isFalse();
    CastReply cast =
        bench.deliver(Action.CAST, Ranks.of(4), "hello", CastReply.class, ProcBench.PATIENCE);
    assertThat(cast.ended()).isEmpty();
  }

  @Test
  @DisplayName("PA-22 a cut ends by the agent's own clock, and what was held back is told then")
  void partitionEnds() {
    spawn(Threading.EVENT_LOOP, true);
    ProcBench.get(drill(DrillFault.PARTITION, 4, Duration.ofMillis(500)));
    Awaitility.await()
        .atMost(ProcBench.PATIENCE)
        .ignoreExceptionsInstanceOf(ReplyException.class)
        .until(() -> ProcBench.get(states(ProcBench.MESH, Duration.ofMillis(200))).known());
    ProcBench.get(drill(DrillFault.PARTITION, 4, Duration.ofMillis(500)));
  }

  private Future<StateReport> states(String mesh, Duration patience) {
    GetStates question = new GetStates(mesh, Optional.empty());
    return bench.caller.ask(
        bench.agent.address(), Action.GET_STATES, question, StateReport.class, patience);
  }
}
