package dev.vertxmesh.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxmesh.supervision.HangLedger.Finding;
import dev.vertxmesh.supervision.HangLedger.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HangLedgerTest {

  private final HangLedger ledger = new HangLedger(ms(1000));

  private static Duration ms(long milliseconds) {
    return Duration.ofMillis(milliseconds);
  }

  /** Looks each quarter until {@code end}, which is a look as well. */
  private Verdict lookUntil(long end) {
    for (long at = 250; at < end; at += 250) {
      ledger.look(ms(at));
    }
    return ledger.look(ms(end));
  }

  @ParameterizedTest
  @CsvSource({
    "0, NOTHING",
    "250, NOTHING",
    "251, LATE",
    "999, LATE",
    "1000, LATE",
  })
  @DisplayName("SU-7 An answer before the verdict costs nothing, or a warning if it is late")
  void answeredInTime(long at, Finding finding) {
    ledger.pinged(ms(0));
    if (at >= 250) {
      lookUntil(at);
    }

    Verdict verdict = ledger.answered(ms(at));

    assertThat(verdict.finding()).isEqualTo(finding);
    assertThat(verdict.silence()).isEqualTo(finding == Finding.NOTHING ? ms(0) : ms(at));
    assertThat(ledger.isPingDue()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"999, NOTHING", "1000, NOTHING", "1001, HANGS", "1240, HANGS"})
  @DisplayName("SU-7 The verdict falls once the ping has waited for more than the timeout")
  void verdict(long at, Finding finding) {
    ledger.pinged(ms(0));

    assertThat(lookUntil(at).finding()).isEqualTo(finding);
    assertThat(ledger.isPingDue()).isFalse();
  }

  @Test
  @DisplayName("SU-7 The verdict falls once; then it answers again, and may hang again")
  void onceForEachHang() {
    ledger.pinged(ms(0));
    assertThat(lookUntil(1100)).isEqualTo(new Verdict(Finding.HANGS, ms(1100)));
    assertThat(ledger.look(ms(1350)).finding()).isEqualTo(Finding.NOTHING);

    assertThat(ledger.answered(ms(1500))).isEqualTo(new Verdict(Finding.BACK, ms(1500)));

    ledger.pinged(ms(1600));
    assertThat(ledger.look(ms(1600)).finding()).isEqualTo(Finding.NOTHING);
    for (long at = 1850; at <= 2600; at += 250) {
      assertThat(ledger.look(ms(at)).finding()).isEqualTo(Finding.NOTHING);
    }
    assertThat(ledger.look(ms(2610)).finding()).isEqualTo(Finding.HANGS);
  }

  @Test
  @DisplayName(
      "SU-7 PA-14 Who may have stood still itself excuses the silence: the ping waits anew")
  void excused() {
    ledger.pinged(ms(0));
    ledger.look(ms(250));
    ledger.excuse(ms(9000));

    assertThat(ledger.look(ms(9000)).finding()).isEqualTo(Finding.NOTHING);
    for (long at = 9250; at <= 10_000; at += 250) {
      assertThat(ledger.look(ms(at)).finding()).isEqualTo(Finding.NOTHING);
    }
    assertThat(ledger.look(ms(10_001))).isEqualTo(new Verdict(Finding.HANGS, ms(1001)));
  }

  @Test
  @DisplayName("SU-7 A verdict that has fallen is not excused, nor is anything without a ping")
  void tooLateToExcuse() {
    ledger.excuse(ms(0));
    assertThat(ledger.isPingDue()).isTrue();
    ledger.pinged(ms(0));
    lookUntil(1100);

    ledger.excuse(ms(1200));

    assertThat(ledger.answered(ms(1500))).isEqualTo(new Verdict(Finding.BACK, ms(1500)));
  }

  @Test
  @DisplayName("SU-7 Only the first of several unanswered pings counts")
  void firstPingCounts() {
    ledger.pinged(ms(0));
    ledger.pinged(ms(900));

    assertThat(lookUntil(1001).finding()).isEqualTo(Finding.HANGS);
  }

  @Test
  @DisplayName("Without a ping nothing is late")
  void withoutPing() {
    assertThat(ledger.isPingDue()).isTrue();
    assertThat(lookUntil(5000).finding()).isEqualTo(Finding.NOTHING);
    assertThat(ledger.answered(ms(6000)).finding()).isEqualTo(Finding.NOTHING);
  }

  @ParameterizedTest
  @CsvSource({"0", "-1"})
  @DisplayName("A timeout that is not above zero is refused")
  void badTimeout(long timeout) {
    assertThatThrownBy(() -> new HangLedger(ms(timeout)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hang timeout");
  }
}
