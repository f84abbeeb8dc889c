package dev.vertxmesh.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.Notice;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.supervision.Journal;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NoticeLedgerTest {

  private final Journal journal = new Journal("scores", 7, 100);
  private final NoticeLedger ledger = new NoticeLedger("scores");

  @Test
  @DisplayName("SB-1 notices in order are told, repeats are not")
  void order() {
    ledger.take(journal.replay());
    Notice first = fail(0);
    assertThat(ledger.take(first)).containsExactlyElementsOf(first.failures());
    assertThat(ledger.take(first)).isEmpty();
    Notice second = fail(1);
    assertThat(ledger.take(second)).containsExactlyElementsOf(second.failures());
    assertThat(ledger.isBehind()).isFalse();
  }

  @Test
  @DisplayName("SB-1 a notice that comes too early waits for those before it")
  void gap() {
    ledger.take(journal.replay());
    Notice first = fail(0);
    Notice second = fail(1);
    assertThat(ledger.take(second)).isEmpty();
    assertThat(ledger.isBehind()).isTrue();
    assertThat(ledger.last()).isZero();
    assertThat(ledger.take(first)).hasSize(2).first().isEqualTo(first.failures().get(0));
    assertThat(ledger.isBehind()).isFalse();
  }

  @Test
  @DisplayName("SB-1 a heartbeat shows that notices are missing")
  void heartbeat() {
    ledger.take(journal.replay());
    Notice lost = fail(0);
    assertThat(ledger.take(journal.heartbeat())).isEmpty();
    assertThat(ledger.isBehind()).isTrue();
    assertThat(ledger.take(lost)).hasSize(1);
    assertThat(ledger.isBehind()).isFalse();
  }

  @Test
  @DisplayName("SB-1 a replay tells only what was not told")
  void replay() {
    ledger.take(journal.replay());
    SupervisionEvent event = FakeController.failed("proc died");
    ledger.take(journal.record(new MeshFailure("scores", Ranks.of(0, 1), event)));
    journal.record(new MeshFailure("scores", Ranks.of(2), event));
    assertThat(ledger.take(journal.replay()))
        .containsExactly(new MeshFailure("scores", Ranks.of(2), event));
    assertThat(ledger.take(journal.replay())).isEmpty();
    assertThat(ledger.present())
        .containsExactly(new MeshFailure("scores", Ranks.of(0, 1, 2), event));
  }

  @Test
  @DisplayName("SB-6 a newer epoch is strange until it has told the present")
  void newerEpoch() {
    ledger.take(journal.replay());
    Notice old = fail(0);
    ledger.take(old);
    Journal successor = new Journal("scores", 8, 100);
    successor.record(old.failures().get(0));
    Notice news =
        successor.record(new MeshFailure("scores", Ranks.of(5), FakeController.failed("later")));
    assertThat(ledger.take(news)).isEmpty();
    assertThat(ledger.isStrange()).isTrue();
    assertThat(ledger.take(successor.replay())).isEqualTo(news.failures());
    assertThat(ledger.isStrange()).isFalse();
    assertThat(ledger.present())
        .as("what newcomers are told is what the newer controller tells")
        .containsExactlyElementsOf(successor.replay().failures());
    assertThat(ledger.take(fail(1))).as("the old epoch is not heard any more").isEmpty();
  }

  @Test
  @DisplayName("SB-6 a newcomer to a new mesh is not told the ends of an old one by that name")
  void respawned() {
    ledger.take(journal.replay());
    ledger.take(fail(0));
    assertThat(ledger.take(new Journal("scores", 8, 100).replay())).isEmpty();
    assertThat(ledger.present()).isEmpty();
  }

  @Test
  @DisplayName("SB-7 the end of the mesh is known, also from a replay")
  void end() {
    journal.record(
        new MeshFailure(
            "scores", Ranks.none(), FakeController.of(SupervisionEvent.Kind.ENDED, "all")));
    List<MeshFailure> news = ledger.take(journal.replay());
    assertThat(news).hasSize(1);
    assertThat(ledger.hasEnded()).isTrue();
  }

  private Notice fail(int rank) {
    return journal.record(
        new MeshFailure("scores", Ranks.of(rank), FakeController.failed("rank " + rank)));
  }
}
