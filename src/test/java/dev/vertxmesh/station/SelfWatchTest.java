package dev.vertxmesh.station;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.supervision.SelfSuspicion.Change;
import dev.vertxmesh.supervision.SelfSuspicion.Limits;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SelfWatchTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Limits LIMITS = new Limits(Duration.ofMillis(100), Duration.ofSeconds(3), 2);

  private final Vertx vertx = Vertx.vertx();
  private final AtomicReference<Duration> clock = new AtomicReference<>(Duration.ofSeconds(-50));
  private final List<Change> heard = new CopyOnWriteArrayList<>();
  private final SelfWatch self =
      new SelfWatch(vertx, clock::get, "test", LIMITS, (change, reason) -> heard.add(change));

  @AfterEach
  void close() throws Exception {
    self.stop();
    vertx.close().await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void later(Duration time) {
    clock.updateAndGet(now -> now.plus(time));
  }

  @Test
  @DisplayName("ST-6 F5 a freeze is known before the pulse tells it, is told once, and is over")
  void freeze() throws Exception {
    vertx
        .<Void>executeBlocking(
            () -> {
              self.start();
              assertThat(self.mayJudge()).isTrue();
              later(Duration.ofSeconds(10));
              assertThat(self.mayJudge()).isFalse();
              assertThat(self.stretched(Duration.ofMillis(7))).isEqualTo(Duration.ofMillis(14));
              return null;
            })
        .await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);

    Awaitility.await().atMost(PATIENCE).until(() -> heard.contains(Change.DEGRADED));
    assertThat(self.mayJudge()).isFalse();
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () -> {
              later(Duration.ofMillis(50));
              return heard.contains(Change.RECOVERED);
            });
    assertThat(self.mayJudge()).isTrue();
    assertThat(heard).containsExactly(Change.DEGRADED, Change.RECOVERED);
  }

  @Test
  @DisplayName("ST-6 a loss of sight is told, and one that was never started judges by that alone")
  void lossOfSight() {
    self.sight(1, 3);
    assertThat(heard).isEmpty();
    self.sight(2, 3);
    assertThat(heard).containsExactly(Change.DEGRADED);
    assertThat(self.mayJudge()).isFalse();
  }
}
