package dev.vertxmesh.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxmesh.model.RankReport;
import dev.vertxmesh.model.ResourceState;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.shape.Ranks;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ActorLedgerTest {

  private static final SupervisionEvent CRASH = Samples.ended(Status.FAILED, "no model");
  private static final SupervisionEvent OTHER_CRASH = Samples.ended(Status.FAILED, "no memory");
  private static final SupervisionEvent STOP = Samples.ended(Status.STOPPED, "asked");

  private final ActorLedger ledger = new ActorLedger(10, 4, 2);

  @Test
  @DisplayName("it holds neighbours in the view of the mesh, and begins initializing")
  void begins() {
    assertThat(ledger.ranks()).isEqualTo(Ranks.parse("10-13"));
    assertThat(ledger.report(ledger.ranks()))
        .containsExactly(
            new RankReport(Ranks.parse("10-13"), ResourceState.of(Status.INITIALIZING, 2, 1)));
    assertThat(ledger.ranksLeft()).isEqualTo(4);
  }

  @Test
  @DisplayName("MO-1 moves go forward only, and each makes a generation")
  void moves() {
    assertThat(ledger.move(ledger.ranks(), Status.RUNNING)).isEqualTo(ledger.ranks());
    assertThat(ledger.move(ledger.ranks(), Status.RUNNING)).isEqualTo(Ranks.none());
    ledger.move(Ranks.of(12), Status.STOPPING);
    assertThat(ledger.move(Ranks.of(12), Status.RUNNING)).isEqualTo(Ranks.none());
    assertThat(ledger.status(12)).isEqualTo(Status.STOPPING);
    assertThat(ledger.report(Ranks.parse("11-12")))
        .containsExactly(
            new RankReport(Ranks.of(11), ResourceState.of(Status.RUNNING, 2, 2)),
            new RankReport(Ranks.of(12), ResourceState.of(Status.STOPPING, 2, 3)));
  }

  @Test
  @DisplayName("SU-1 a rank ends once; the first cause stays")
  void endsOnce() {
    assertThat(ledger.end(Ranks.of(11), CRASH)).isEqualTo(Ranks.of(11));
    assertThat(ledger.end(Ranks.parse("11-12"), STOP)).isEqualTo(Ranks.of(12));
    assertThat(ledger.event(11)).contains(CRASH);
    assertThat(ledger.event(12)).contains(STOP);
    assertThat(ledger.event(13)).isEmpty();
    assertThat(ledger.end(Ranks.of(11), Samples.ended(Status.TIMEOUT, "hung")))
        .isEqualTo(Ranks.none());
  }

  @Test
  @DisplayName("ranks that ended by one cause are one report, those of another are another")
  void reportsByCause() {
    ledger.end(Ranks.of(10, 12), CRASH);
    ledger.end(Ranks.of(11), OTHER_CRASH);
    ResourceState first = new ResourceState(Status.FAILED, 2, 2, Optional.of(CRASH));
    ResourceState second = new ResourceState(Status.FAILED, 2, 2, Optional.of(OTHER_CRASH));
    assertThat(ledger.report(Ranks.parse("10-12")))
        .isEqualTo(
            List.of(new RankReport(Ranks.of(10, 12), first), new RankReport(Ranks.of(11), second)));
  }

  @Test
  @DisplayName("B 13 all gone, and whether one of them failed")
  void allGone() {
    ledger.end(Ranks.parse("10-12"), STOP);
    assertThat(ledger.isAllTerminated()).isFalse();
    assertThat(ledger.isAnyFailed()).isFalse();
    ledger.end(Ranks.of(13), CRASH);
    assertThat(ledger.isAllTerminated()).isTrue();
    assertThat(ledger.isAnyFailed()).isTrue();
  }

  @Test
  @DisplayName("ranks of other procs, and ends that are none, are errors that change nothing")
  void refuses() {
    assertThatThrownBy(() -> ledger.move(Ranks.parse("9-14"), Status.RUNNING))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ranks 9,14 are not here; this proc holds 10-13");
    SupervisionEvent away = Samples.event(SupervisionEvent.Kind.OUT_OF_REACH, Status.UNKNOWN);
    assertThatThrownBy(() -> ledger.end(Ranks.of(10), away))
        .hasMessage("unknown is not the end of an actor");
    assertThat(ledger.status(10)).isEqualTo(Status.INITIALIZING);
  }
}
