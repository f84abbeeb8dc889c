package dev.vertxmesh.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.shape.Ranks;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DrainLedgerTest {

  private final DrainLedger ledger = new DrainLedger();

  @Test
  @DisplayName("SU-8 who owes no answer may end at once, the others when they owe none, each once")
  void answered() {
    assertThat(ledger.begin(Ranks.range(0, 4), Ranks.of(1, 3, 9))).isEqualTo(Ranks.of(0, 2));
    assertThat(ledger.isEmpty()).isFalse();
    assertThat(ledger.release(Ranks.of(3))).isEqualTo(Ranks.of(1));
    assertThat(ledger.release(Ranks.of(3))).isEqualTo(Ranks.none());
    assertThat(ledger.release(Ranks.none())).isEqualTo(Ranks.of(3));
    assertThat(ledger.isEmpty()).isTrue();
  }

  @Test
  @DisplayName("SU-8 who owes an answer when the time is up, or ends before, is waited for no more")
  void cutOff() {
    ledger.begin(Ranks.range(0, 4), Ranks.range(0, 3));
    assertThat(ledger.cutOff(Ranks.of(0, 3))).isEqualTo(Ranks.of(0));
    assertThat(ledger.release(Ranks.of(2))).isEqualTo(Ranks.of(1));
    assertThat(ledger.cutOff(Ranks.range(0, 4))).isEqualTo(Ranks.of(2));
    assertThat(ledger.isEmpty()).isTrue();
  }
}
