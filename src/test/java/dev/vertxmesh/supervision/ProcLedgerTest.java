package dev.vertxmesh.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.Cause.Learned;
import dev.vertxmesh.model.Exit;
import dev.vertxmesh.model.ProcStatus.Phase;
import dev.vertxmesh.model.RankReport;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.shape.Ranks;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProcLedgerTest {

  private static final String ID = "workers-2";
  private static final Cause SILENT = Cause.of(Learned.PING, "it did not answer for 10 s");

  private final ProcLedger ledger = new ProcLedger();

  @BeforeEach
  void start() {
    ledger.starting(ID, "workers", 2, 4);
  }

  static Stream<Arguments> allPairs() {
    return Arrays.stream(Phase.values())
        .flatMap(from -> Arrays.stream(Phase.values()).map(to -> Arguments.of(from, to)));
  }

  private Optional<RankReport> moveTo(Phase phase) {
    return switch (phase) {
      case STARTING -> ledger.starting(ID, "workers", 2, 4);
      case RUNNING -> ledger.running(ID);
      case READY -> ledger.ready(ID);
      case STOPPING -> ledger.stopping(ID);
      case STOPPED -> ledger.exited(ID, new Exit(0), List.of(), Samples.FOUND, Samples.NOON);
      case KILLED -> ledger.exited(ID, new Exit(137), List.of(), Samples.FOUND, Samples.NOON);
      case FAILED -> ledger.failed(ID, SILENT, Samples.NOON);
    };
  }

  private ProcLedger.Proc proc() {
    return ledger.find(ID).orElseThrow();
  }

  @ParameterizedTest(name = "{0} to {1}")
  @MethodSource("allPairs")
  @DisplayName("P4 MO-2 every move forward is reported, every other refused with nothing changed")
  void moves(Phase from, Phase to) {
    moveTo(from);
    ProcLedger.Proc before = proc();
    Optional<RankReport> report = moveTo(to);
    if (from.mayBecome(to)) {
      assertThat(proc().status().phase()).isEqualTo(to);
      assertThat(report).contains(proc().report());
      assertThat(proc().state().generation()).isEqualTo(before.state().generation() + 1);
    } else {
      assertThat(report).isEmpty();
      assertThat(proc()).isEqualTo(before);
    }
  }

  @Test
  @DisplayName("P4 the first report: rank, incarnation, initializing")
  void firstReport() {
    RankReport report = proc().report();
    assertThat(report.ranks()).isEqualTo(Ranks.of(2));
    assertThat(report.state().status()).isEqualTo(Status.INITIALIZING);
    assertThat(report.state().incarnation()).isEqualTo(4);
  }

  @Test
  @DisplayName("P2 an exit that nobody asked for carries code, output and verdict")
  void unaskedExit() {
    ledger.ready(ID);
    RankReport report =
        ledger
            .exited(ID, new Exit(1), List.of("last line"), Samples.FOUND, Samples.NOON)
            .orElseThrow();
    SupervisionEvent event = report.state().event().orElseThrow();
    assertThat(event)
        .hasToString(
            "proc workers-2 failed: the process (pid 4711 on host-2) exited with non-zero code 1");
    assertThat(event.cause().exit()).contains(new Exit(1));
    assertThat(event.cause().output()).containsExactly("last line");
  }

  @ParameterizedTest
  @EnumSource(
      value = Phase.class,
      names = {"STOPPED", "KILLED", "FAILED"})
  @DisplayName("P2 any end that was asked for is a stop, with how it ended in the detail")
  void askedEnds(Phase end) {
    ledger.stopping(ID);
    RankReport report = moveTo(end).orElseThrow();
    assertThat(report.state().status()).isEqualTo(Status.STOPPED);
    assertThat(report.state().event().orElseThrow().cause().message())
        .startsWith("the process ")
        .contains("was asked to end and ");
  }

  @Test
  @DisplayName("P2 a process that does not answer has timed out, unless it was asked to end")
  void timedOut() {
    ledger.starting("other", "workers", 3, 1);
    ledger.stopping("other");
    assertThat(ledger.timedOut(ID, SILENT, Samples.NOON).orElseThrow().state().status())
        .isEqualTo(Status.TIMEOUT);
    assertThat(ledger.timedOut("other", SILENT, Samples.NOON).orElseThrow().state().status())
        .isEqualTo(Status.STOPPED);
    assertThat(ledger.exited(ID, new Exit(137), List.of(), Samples.FOUND, Samples.NOON)).isEmpty();
  }

  @Test
  @DisplayName("only what is gone is forgotten; the unknown makes no move")
  void forget() {
    ledger.forget(ID);
    assertThat(ledger.ofMesh("workers")).extracting(ProcLedger.Proc::id).containsExactly(ID);
    moveTo(Phase.KILLED);
    ledger.forget(ID);
    assertThat(ledger.all()).isEmpty();
    assertThat(ledger.ready(ID)).isEmpty();
    assertThat(ledger.ofMesh("others")).isEmpty();
  }
}
