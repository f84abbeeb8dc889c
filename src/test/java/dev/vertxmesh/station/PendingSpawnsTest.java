package dev.vertxmesh.station;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.protocol.StopRanks;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Spawns that are being checked")
class PendingSpawnsTest {

  private final PendingSpawns spawns = new PendingSpawns();
  private final Promise<String> check = Promise.promise();
  private final Future<String> spawn = spawns.until("scores", 7, Ranks.of(2, 3), check.future());

  private void stop(String mesh, long epoch, Ranks ranks) {
    spawns.stop(new StopRanks(mesh, epoch, ranks, "enough", Duration.ofSeconds(1)));
  }

  @Test
  @DisplayName("A stop that comes before the check is done revokes the spawn")
  void stopRevokes() {
    stop("scores", 7, Ranks.of(3));
    check.complete("checked");

    assertThat(spawn.cause()).hasMessage("scores was stopped before it began: enough");
  }

  @Test
  @DisplayName("A stop of another mesh, an older term or other ranks does not")
  void otherStopsDoNot() {
    stop("others", 7, Ranks.of(2, 3));
    stop("scores", 6, Ranks.of(2, 3));
    stop("scores", 7, Ranks.of(0, 1));
    check.complete("checked");

    assertThat(spawn.result()).isEqualTo("checked");
  }

  @Test
  @DisplayName("A check that fails says why, stopped or not")
  void failedCheckSaysWhy() {
    stop("scores", 8, Ranks.of(2));
    check.fail("no such class");

    assertThat(spawn.cause()).hasMessage("no such class");
  }
}
