package dev.vertxmesh.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.model.SupervisionEvent.Kind;
import dev.vertxmesh.shape.Ranks;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EvidenceLedgerTest {

  private static final Duration START = Duration.ofSeconds(100);
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  @DisplayName("SU-9 ends are kept in order, those by one event together; nothing else is an end")
  void keepsEnds() {
    EvidenceLedger ledger = new EvidenceLedger("scores", 10, HOUR);
    ledger.record(end("first", Ranks.of(0)), START);
    ledger.record(end("second", Ranks.of(1)), START.plusSeconds(1));
    ledger.record(end("first", Ranks.of(2)), START.plusSeconds(2));
    ledger.record(happened(Kind.OUT_OF_REACH), START);
    ledger.record(happened(Kind.STALLED), START);
    MeshFailure over = happened(Kind.ENDED);
    ledger.record(over, START);

    assertThat(ledger.kept(START.plusSeconds(2)))
        .containsExactly(end("first", Ranks.of(0, 2)), end("second", Ranks.of(1)), over);
    assertThat(ledger.forgotten()).isZero();
  }

  @Test
  @DisplayName("SU-9 of more than the limit the oldest is forgotten, and counted")
  void boundedInNumber() {
    EvidenceLedger ledger = new EvidenceLedger("scores", 2, HOUR);
    for (int rank = 0; rank < 5; rank++) {
      ledger.record(end("rank " + rank, Ranks.of(rank)), START);
    }

    assertThat(ledger.kept(START))
        .containsExactly(end("rank 3", Ranks.of(3)), end("rank 4", Ranks.of(4)));
    assertThat(ledger.forgotten()).isEqualTo(3);
  }

  @Test
  @DisplayName("SU-9 what is older than the retention is forgotten, and counted")
  void boundedInAge() {
    EvidenceLedger ledger = new EvidenceLedger("scores", 10, HOUR);
    ledger.record(end("old", Ranks.of(0)), START);
    ledger.record(end("new", Ranks.of(1)), START.plusSeconds(1));

    assertThat(ledger.kept(START.plus(HOUR))).hasSize(2);
    assertThat(ledger.kept(START.plus(HOUR).plusSeconds(1)))
        .containsExactly(end("new", Ranks.of(1)));
    assertThat(ledger.forgotten()).isOne();
  }

  @Test
  @DisplayName("SU-9 extremes: no limit of age, and none kept at all")
  void extremes() {
    EvidenceLedger ageless = new EvidenceLedger("scores", 1, Duration.ZERO);
    ageless.record(end("old", Ranks.of(0)), START);
    assertThat(ageless.kept(START.plus(Duration.ofDays(300)))).hasSize(1);

    EvidenceLedger none = new EvidenceLedger("scores", 0, HOUR);
    none.record(end("old", Ranks.of(0)), START);
    assertThat(none.kept(START)).isEmpty();
    assertThat(none.forgotten()).isOne();
  }

  private static MeshFailure end(String message, Ranks ranks) {
    return new MeshFailure("scores", ranks, Samples.ended(Status.FAILED, message));
  }

  private static MeshFailure happened(Kind kind) {
    SupervisionEvent event = Samples.event(kind, Status.UNKNOWN);
    return new MeshFailure("scores", Ranks.none(), event);
  }
}
