package dev.vertxmesh.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.supervision.SubscriberLedger.Form;
import dev.vertxmesh.supervision.SubscriberLedger.Subscriber;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SubscriberLedgerTest {

  private static final Subscriber HUB =
      new Subscriber("mesh.hub.a", "a", Form.HUB, Ranks.none(), 3);
  private static final Subscriber PLAIN = new Subscriber("page", "b", Form.PLAIN, Ranks.of(1), 1);

  private final SubscriberLedger ledger = new SubscriberLedger(2);

  @BeforeEach
  void subscribe() {
    ledger.add(HUB);
    ledger.add(PLAIN);
  }

  @Test
  @DisplayName("SU-5 one without a handler is removed at once, and only that one (A 63)")
  void removed() {
    assertThat(ledger.remove("page")).contains(PLAIN);
    assertThat(ledger.remove("page")).isEmpty();
    assertThat(ledger.all()).containsExactly(HUB);
  }

  @Test
  @DisplayName("SU-5 one that does not answer several times in a row is removed")
  void silent() {
    assertThat(ledger.timedOut("page")).isEmpty();
    ledger.acknowledged("page");
    assertThat(ledger.timedOut("page")).isEmpty();
    assertThat(ledger.timedOut("page")).contains(PLAIN);
    assertThat(ledger.timedOut("page")).isEmpty();
    assertThat(ledger.all()).containsExactly(HUB);
  }

  @Test
  @DisplayName("SU-5 one that subscribes again begins without misses")
  void subscribesAgain() {
    ledger.timedOut("page");
    ledger.add(PLAIN);
    assertThat(ledger.timedOut("page")).isEmpty();
    ledger.remove("page");
    ledger.add(PLAIN);
    assertThat(ledger.timedOut("page")).isEmpty();
  }

  @Test
  @DisplayName("SU-5 those of a node that left are removed")
  void nodeLeft() {
    assertThat(ledger.nodeLeft("a")).containsExactly(HUB);
    assertThat(ledger.nodeLeft("a")).isEmpty();
    assertThat(ledger.all()).containsExactly(PLAIN);
  }

  @Test
  @DisplayName("A 57, 61 the same address is one subscriber; the count is of handlers")
  void count() {
    assertThat(ledger.count()).isEqualTo(4);
    ledger.add(new Subscriber("mesh.hub.a", "a", Form.HUB, Ranks.none(), 5));
    assertThat(ledger.count()).isEqualTo(6);
    assertThat(ledger.all()).hasSize(2);
  }
}
