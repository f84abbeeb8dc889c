package dev.vertxmesh.subscriber;

import static dev.vertxmesh.cluster.TestCluster.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.Notice;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.Wire;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OwnerDeskTest {

  private final Vertx vertx = Vertx.vertx();
  private final OwnerDesk desk = new OwnerDesk(vertx, new FakeSurroundings());

  @AfterEach
  void stop() {
    await(vertx.close());
  }

  @Test
  @DisplayName("S7, SB-8 a retried notice is acknowledged and told once, to the owner of its mesh")
  void once() {
    Heard scores = new Heard();
    Heard others = new Heard();
    await(desk.register("scores", scores));
    await(desk.register("others", others));
    tell("scores", 2, "second");
    tell("scores", 2, "second");
    tell("scores", 1, "first, late");
    tell("others", 1, "other");
    assertThat(scores.nextInShort()).isEqualTo("0: second");
    assertThat(scores.nextInShort()).isEqualTo("0: first, late");
    assertThat(others.nextInShort()).isEqualTo("0: other");
  }

  @Test
  @DisplayName("SB-8 a mesh that nobody owns any more is acknowledged")
  void forgotten() {
    Heard heard = new Heard();
    await(desk.register("scores", heard));
    desk.forget("scores");
    tell("scores", 1, "too late");
    await(desk.register("scores", heard));
    tell("scores", 2, "again");
    assertThat(heard.nextInShort()).isEqualTo("0: again");
  }

  private void tell(String mesh, long sequence, String message) {
    MeshFailure failure = new MeshFailure(mesh, Ranks.of(0), FakeController.failed(message));
    Notice notice = new Notice(mesh, 7, sequence, false, List.of(failure));
    await(
        new Caller(vertx)
            .send(desk.address(), Action.NOTICE, Wire.toBuffer(notice), Duration.ofSeconds(10)));
  }
}
