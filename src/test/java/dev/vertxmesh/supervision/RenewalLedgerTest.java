package dev.vertxmesh.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("SU-14 what is left of a lease, at least, as its controller knows it")
final class RenewalLedgerTest {
  private final RenewalLedger ledger = new RenewalLedger(Duration.ofSeconds(60));

  private static Duration at(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  @Test
  @DisplayName("the order carries the first lease")
  void first() {
    ledger.begin(at(100));
    assertThat(ledger.left("w0", at(110))).isEqualTo(at(50));
  }

  @Test
  @DisplayName("a renewal counts from when it was sent, for its own agent")
  void renewed() {
    ledger.begin(at(100));
    ledger.renewed("w0", at(130));
    assertThat(ledger.left("w0", at(135))).isEqualTo(at(55));
    assertThat(ledger.left("w1", at(135))).isEqualTo(at(25));
  }

  @Test
  @DisplayName("an answer that comes late takes nothing back")
  void late() {
    ledger.renewed("w0", at(30));
    ledger.renewed("w0", at(20));
    assertThat(ledger.left("w0", at(30))).isEqualTo(at(60));
  }

  @Test
  @DisplayName("what has lapsed is zero, and not less")
  void lapsed() {
    ledger.renewed("w0", at(30));
    assertThat(ledger.left("w0", at(91))).isZero();
  }
}
