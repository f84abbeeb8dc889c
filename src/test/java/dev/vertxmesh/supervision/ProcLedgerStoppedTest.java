package dev.vertxmesh.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.Exit;
import dev.vertxmesh.model.ProcStatus.Phase;
import dev.vertxmesh.model.Status;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProcLedgerStoppedTest {

  private static final Cause NEVER_RAN = Cause.of(Cause.Learned.REQUEST, "never ran");

  private final ProcLedger ledger = new ProcLedger();

  @Test
  @DisplayName(
      "P2 An end that was asked for is Stopped by any code or signal, or without a process")
  void stopped() {
    Cause killed = Cause.of(Cause.Learned.REQUEST, "ended by KILL").exited(new Exit(137));
    ledger.starting("a", "m", 0, 1);
    ledger.starting("b", "m", 1, 1);
    ledger.stopping("a");
    ledger.stopping("b");

    assertThat(ledger.stopped("a", killed, Instant.EPOCH).orElseThrow().state().status())
        .isEqualTo(Status.STOPPED);
    assertThat(ledger.find("a").orElseThrow().status().phase()).isEqualTo(Phase.KILLED);
    assertThat(ledger.stopped("b", NEVER_RAN, Instant.EPOCH).orElseThrow().state().event())
        .hasValueSatisfying(event -> assertThat(event.cause()).isEqualTo(NEVER_RAN));
    assertThat(ledger.find("b").orElseThrow().status().phase()).isEqualTo(Phase.STOPPED);
  }

  @Test
  @DisplayName("P4 Nobody is stopped who was not asked, is not there, or is gone already")
  void refused() {
    ledger.starting("a", "m", 0, 1);
    assertThat(ledger.stopped("a", NEVER_RAN, Instant.EPOCH)).isEmpty();
    assertThat(ledger.stopped("x", NEVER_RAN, Instant.EPOCH)).isEmpty();
    ledger.stopping("a");
    ledger.stopped("a", NEVER_RAN, Instant.EPOCH);
    assertThat(ledger.stopped("a", NEVER_RAN, Instant.EPOCH)).isEmpty();
  }
}
