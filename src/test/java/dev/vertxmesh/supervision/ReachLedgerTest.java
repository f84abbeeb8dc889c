package dev.vertxmesh.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReachLedgerTest {

  private final ReachLedger ledger = new ReachLedger(Duration.ofSeconds(1), Duration.ofSeconds(20));

  private static Duration at(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  @Test
  @DisplayName("SU-6 one question at a time; who answers may be asked again at once")
  void oneQuestionAtATime() {
    assertThat(ledger.ask("a", at(0))).isTrue();
    assertThat(ledger.ask("a", at(5))).isFalse();
    assertThat(ledger.ask("b", at(5))).isTrue();
    assertThat(ledger.answered("a")).isFalse();
    assertThat(ledger.ask("a", at(5))).isTrue();
  }

  @Test
  @DisplayName("SU-6 out of reach is told once, back in reach once")
  void toldOnce() {
    ledger.ask("a", at(0));
    assertThat(ledger.missed("a", at(0))).isTrue();
    assertThat(ledger.missed("a", at(1))).isFalse();
    assertThat(ledger.answered("a")).isTrue();
    assertThat(ledger.answered("a")).isFalse();
    assertThat(ledger.missed("a", at(2))).isTrue();
  }

  @Test
  @DisplayName("SU-6 departure 7: asked less and less often, never less than a third of the lease")
  void backOffIsBounded() {
    List<Long> waits = new ArrayList<>();
    long asked = 0;
    ledger.ask("a", at(0));
    for (int round = 0; round < 40; round++) {
      ledger.missed("a", at(asked));
      long next = asked;
      while (!ledger.ask("a", at(next))) {
        next++;
      }
      waits.add(next - asked);
      asked = next;
    }
    assertThat(waits).startsWith(1L, 2L, 4L, 8L, 16L, 20L, 20L).endsWith(20L);
  }

  @Test
  @DisplayName("SU-6 a bound below the interval is the interval")
  void smallBound() {
    ReachLedger tight = new ReachLedger(Duration.ofSeconds(3), Duration.ofSeconds(1));
    tight.ask("a", at(0));
    tight.missed("a", at(0));
    assertThat(tight.ask("a", at(2))).isFalse();
    assertThat(tight.ask("a", at(3))).isTrue();
  }

  @Test
  @DisplayName("SU-6 ST-1 a clock may begin below zero")
  void clockBelowZero() {
    assertThat(ledger.ask("a", at(-100))).isTrue();
    ledger.missed("a", at(-100));
    assertThat(ledger.ask("a", at(-99))).isTrue();
    ledger.answered("a");
    assertThat(ledger.ask("a", at(-99))).isTrue();
  }

  @Test
  @DisplayName("SU-6 who is forgotten is no news any more, whatever it still owes")
  void forgotten() {
    ledger.ask("a", at(0));
    ledger.forget("a");
    assertThat(ledger.missed("a", at(1))).isFalse();
    assertThat(ledger.answered("a")).isFalse();
  }
}
