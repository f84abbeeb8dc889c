package dev.vertxmesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MeshContextTest {

  private static final JsonObject CONFIG =
      new JsonObject().put("mesh", "mesh.inbox/scores/3/2/hosts=2,procs=2");

  @Test
  @DisplayName("A verticle reads its place from its configuration")
  void place() {
    MeshContext mesh = MeshContext.of(CONFIG);
    assertThat(mesh.mesh()).isEqualTo("scores");
    assertThat(mesh.rank()).isEqualTo(3);
    assertThat(mesh.incarnation()).isEqualTo(2);
    assertThat(mesh.extent()).hasToString("hosts=2,procs=2");
    assertThat(mesh.point()).hasToString("{hosts: 1/2, procs: 1/2}");
    assertThat(mesh.inbox()).isEqualTo("mesh.inbox/scores/3/2/hosts=2,procs=2");
  }

  @Test
  @DisplayName("A verticle that no mesh deployed is told so")
  void elsewhere() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MeshContext.of(new JsonObject()))
        .withMessageContaining("'mesh' of the config()");
  }

  @Test
  @DisplayName("To fail where no proc agent is fails")
  void nobodyThere() throws Exception {
    Vertx vertx = Vertx.vertx();
    Future<Void> told = MeshContext.of(CONFIG).fail(vertx, new IllegalStateException("broken"));
    Awaitility.await().until(told::isComplete);
    assertThat(told.failed()).isTrue();
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
