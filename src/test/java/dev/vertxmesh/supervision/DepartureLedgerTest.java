package dev.vertxmesh.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("SU-12: what a node has left is removed once its leases have lapsed")
class DepartureLedgerTest {

  private static final Duration LEASE = Duration.ofSeconds(60);
  private static final Duration LAPSED = Duration.ofSeconds(75);

  private final DepartureLedger ledger = new DepartureLedger();

  private DepartureLedger.Verdict judge(
      Map<String, Duration> owners, Set<String> present, long seconds) {
    return ledger.judge(owners, present, Duration.ofSeconds(seconds));
  }

  @Test
  @DisplayName("SU-12 who is present keeps everything")
  void present() {
    DepartureLedger.Verdict verdict = judge(Map.of("a", LEASE), Set.of("a"), 0);

    assertThat(verdict.due()).isEmpty();
    assertThat(verdict.next()).isEmpty();
  }

  @Test
  @DisplayName("SU-12 who held no lease: at once")
  void withoutLease() {
    assertThat(judge(Map.of("a", Duration.ZERO), Set.of("b"), 0).due()).containsExactly("a");
  }

  @Test
  @DisplayName("SU-12 who held one: after it and a quarter, and it says how long that is")
  void withLease() {
    Map<String, Duration> owners = Map.of("a", LEASE, "b", LEASE.multipliedBy(2));

    assertThat(judge(owners, Set.of(), 5).next()).contains(LAPSED);
    assertThat(judge(owners, Set.of(), 79).next()).contains(Duration.ofSeconds(1));
    DepartureLedger.Verdict verdict = judge(owners, Set.of(), 80);
    assertThat(verdict.due()).containsExactly("a");
    assertThat(verdict.next()).contains(LAPSED);
  }

  @Test
  @DisplayName("SU-12 who came back has its whole time again")
  void back() {
    Map<String, Duration> owners = Map.of("a", LEASE);
    judge(owners, Set.of(), 0);
    judge(owners, Set.of("a"), 70);

    assertThat(judge(owners, Set.of(), 76).due()).isEmpty();
    assertThat(judge(owners, Set.of(), 151).due()).containsExactly("a");
  }
}
