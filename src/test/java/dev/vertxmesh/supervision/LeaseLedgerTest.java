package dev.vertxmesh.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.supervision.LeaseLedger.Lease;
import dev.vertxmesh.supervision.LeaseLedger.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LeaseLedgerTest {

  private static final Duration TEN = Duration.ofSeconds(10);

  private final LeaseLedger ledger = new LeaseLedger(Duration.ofSeconds(60));

  private Outcome grant(String mesh, long epoch, int lengthSeconds, int nowSeconds) {
    return ledger.grant(
        mesh, "controller", epoch, Duration.ofSeconds(lengthSeconds), at(nowSeconds));
  }

  private static Duration at(int seconds) {
    return Duration.ofSeconds(seconds);
  }

  @Test
  @DisplayName("SU-3 the first is granted, the same epoch renews, a newer one takes over")
  void grants() {
    assertThat(grant("scores", 2, 10, 0)).isEqualTo(Outcome.GRANTED);
    assertThat(grant("scores", 2, 10, 3)).isEqualTo(Outcome.RENEWED);
    assertThat(grant("scores", 3, 10, 4)).isEqualTo(Outcome.GRANTED);
    assertThat(ledger.find("scores"))
        .contains(new Lease("scores", "controller", 3, TEN, at(14), false));
  }

  @Test
  @DisplayName("SU-3 an older epoch is stale, and prolongs nothing")
  void stale() {
    grant("scores", 2, 10, 0);
    assertThat(grant("scores", 1, 99, 5)).isEqualTo(Outcome.STALE);
    assertThat(ledger.expired(at(11))).extracting(Lease::epoch).containsExactly(2L);
  }

  @Test
  @DisplayName("SU-3 it lapses after its length on the agent's clock, once, also before zero")
  void lapses() {
    grant("scores", 1, 10, -20);
    assertThat(ledger.expired(at(-10))).isEmpty();
    assertThat(ledger.expired(at(-9))).extracting(Lease::mesh).containsExactly("scores");
    assertThat(ledger.expired(at(-9))).isEmpty();
    assertThat(ledger.find("scores")).isEmpty();
  }

  @Test
  @DisplayName("SU-3 A 31 a renewal counts from when it arrives; other meshes are on their own")
  void renewal() {
    grant("scores", 1, 10, 0);
    grant("others", 1, 10, 0);
    grant("scores", 1, 10, 8);
    assertThat(ledger.expired(at(15))).extracting(Lease::mesh).containsExactly("others");
    assertThat(ledger.expired(at(18))).isEmpty();
    assertThat(ledger.expired(at(19))).hasSize(1);
  }

  @Test
  @DisplayName("SU-3 zero never lapses")
  void never() {
    grant("scores", 1, 0, 0);
    assertThat(ledger.expired(at(1_000_000))).isEmpty();
    assertThat(ledger.checkInterval()).isEmpty();
  }

  @Test
  @DisplayName("SU-3 departure 9: looked at a quarter of the shortest")
  void quarter() {
    grant("never", 1, 0, 0);
    grant("long", 1, 60, 0);
    grant("short", 1, 2, 0);
    assertThat(ledger.checkInterval()).contains(Duration.ofMillis(500));
    assertThat(ledger.end("short", Duration.ofSeconds(100))).isPresent();
    assertThat(ledger.end("short", Duration.ofSeconds(100))).isEmpty();
    assertThat(ledger.checkInterval()).contains(Duration.ofSeconds(15));
  }

  @Test
  @DisplayName("SU-3 PA-14 a lease that lapsed while the agent stood still: a quarter more, once")
  void excusedOnce() {
    ledger.grant("scores", "controller", 3, TEN, at(0));
    ledger.grant("fresh", "controller", 4, TEN, at(20));
    assertThat(ledger.excuse(at(25))).extracting(Lease::mesh).containsExactly("scores");
    assertThat(ledger.expired(at(27))).isEmpty();
    assertThat(ledger.excuse(at(28))).isEmpty();
    assertThat(ledger.expired(at(28))).extracting(Lease::mesh).containsExactly("scores");
  }

  @Test
  @DisplayName("SU-3 PA-14 a renewal gives the right to another excuse")
  void excusedAfterRenewal() {
    ledger.grant("scores", "controller", 3, TEN, at(0));
    ledger.excuse(at(11));
    ledger.grant("scores", "controller", 3, TEN, at(12));
    assertThat(ledger.expired(at(22))).isEmpty();
    assertThat(ledger.excuse(at(23))).hasSize(1);
  }

  @Test
  @DisplayName("SU-3 it is written at the grant, at a change, and once in each of its lengths")
  void writes() {
    grant("scores", 1, 10, 0);
    assertThat(ledger.toWrite("scores", at(0))).isPresent();
    grant("scores", 1, 10, 9);
    assertThat(ledger.toWrite("scores", at(9))).isEmpty();
    grant("scores", 1, 10, 10);
    assertThat(ledger.toWrite("scores", at(10))).isPresent();
    grant("scores", 1, 20, 11);
    assertThat(ledger.toWrite("scores", at(11))).as("another length").isPresent();
    grant("scores", 2, 20, 12);
    assertThat(ledger.toWrite("scores", at(12))).as("another epoch").isPresent();
    ledger.end("scores", at(12));
    assertThat(ledger.toWrite("scores", at(99))).isEmpty();
    grant("scores", 2, 0, 100);
    assertThat(ledger.toWrite("scores", at(100))).as("anew").isPresent();
    assertThat(ledger.toWrite("scores", at(1_000_000))).as("kept for ever").isEmpty();
  }

  @Test
  @DisplayName("SU-3 an older controller is not obeyed after the lease has lapsed or ended either")
  void olderAfterTheEnd() {
    Duration length = Duration.ofSeconds(10);
    ledger.grant("lapsed", "c2", 2, length, Duration.ZERO);
    ledger.grant("ended", "c2", 2, length, Duration.ZERO);
    assertThat(ledger.expired(Duration.ofSeconds(11))).hasSize(2);
    Duration retained = Duration.ofSeconds(71);

    assertThat(ledger.grant("lapsed", "c1", 1, length, retained)).isEqualTo(Outcome.STALE);
    assertThat(ledger.obeyed("lapsed", retained)).contains(2L);
    assertThat(ledger.grant("ended", "c3", 3, length, retained)).isEqualTo(Outcome.GRANTED);
    assertThat(ledger.end("ended", retained)).isPresent();
    assertThat(ledger.grant("ended", "c2", 2, length, retained)).isEqualTo(Outcome.STALE);
  }

  @Test
  @DisplayName("SU-3 the epoch of a lease that ended is forgotten after its retention")
  void epochIsForgotten() {
    ledger.grant("mesh", "c2", 2, Duration.ofSeconds(10), Duration.ZERO);
    ledger.expired(Duration.ofSeconds(11));

    assertThat(ledger.grant("mesh", "c1", 1, Duration.ofSeconds(10), Duration.ofSeconds(72)))
        .isEqualTo(Outcome.GRANTED);
  }
}
