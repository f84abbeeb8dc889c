package dev.vertxmesh.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.SupervisionEvent.Kind;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.shape.Ranks;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class RetentionTest {

  @RegisterExtension final ControllerTestSupport mesh = new ControllerTestSupport();

  private List<FakeProc> procs;

  @BeforeEach
  void oneProc() {
    procs = mesh.procMesh("workers", "hosts=1", mesh.host("alpha"));
  }

  private void awaitGone(String name) {
    ControllerTestSupport.await(name + " to be gone")
        .until(() -> mesh.registered(name).isEmpty() && !mesh.isOpen(Addresses.controller(name)));
  }

  @Test
  @DisplayName("CO-7 an ended mesh answers late subscribers, then its controller and record go")
  void retention() {
    mesh.setting("mesh.ended.retention", "1s");
    mesh.spawn(Order.actors("scores", "workers"));
    procs.get(0).fails("scores", 0, "boom");

    assertThat(mesh.hub().subscribesTo("scores").failures())
        .extracting(failure -> failure.event().kind())
        .containsExactly(Kind.FAILED, Kind.ENDED);
    awaitGone("scores");
    assertThat(mesh.vertx().deploymentIDs()).isEmpty();
    assertThat(procs.get(0).stops()).isEmpty();
  }

  @Test
  @DisplayName("CO-7 only so many ended meshes stay: the oldest that is still there goes first")
  void limit() {
    mesh.spawn(Order.actors("undeployed", "workers"));
    mesh.undeployControllers();
    mesh.setting("mesh.ended.limit", "2");
    for (String name : List.of("one", "two", "three")) {
      mesh.spawn(Order.actors(name, "workers"));
      mesh.stop(name);
    }

    awaitGone("one");
    assertThat(mesh.state("two").status()).isEqualTo(Status.STOPPED);
    assertThat(mesh.state("three").status()).isEqualTo(Status.STOPPED);
    assertThat(mesh.vertx().deploymentIDs()).hasSize(2);
  }

  @Test
  @DisplayName("CO-7 a mesh that has not ended cannot be retired; one that has can")
  void retire() {
    mesh.spawn(Order.actors("scores", "workers"));
    assertThatThrownBy(() -> mesh.ask("scores", Action.RETIRE, Object.class))
        .hasMessageContaining("has not ended");

    mesh.stop("scores");
    mesh.ask("scores", Action.RETIRE, Object.class);

    assertThat(mesh.registered("scores")).isEmpty();
    assertThat(mesh.vertx().deploymentIDs()).isEmpty();
  }

  @Test
  @DisplayName("CO-7 the registry says what became of a mesh, in order, and never goes back")
  void registryStatus() {
    for (int life = 0; life < 5; life++) {
      mesh.spawn(Order.actors("scores", "workers"));
      procs.get(0).says("scores", Ranks.of(0), FakeAgent.failure("scores[0]", "boom"));
      ControllerTestSupport.await("the end").until(() -> mesh.registered("scores").equals("ended"));
      assertThat(mesh.stop("scores").status()).isEqualTo(Status.FAILED);
      assertThat(mesh.registered("scores")).isEqualTo("ended");
    }
  }

  @Test
  @DisplayName("CO-7 twenty meshes at once spawn, stop and leave nothing")
  void manyAtOnce() {
    List<String> names = IntStream.range(0, 20).mapToObj(index -> "mesh-" + index).toList();
    var spawned = names.stream().map(name -> mesh.spawning(Order.actors(name, "workers"))).toList();
    ControllerTestSupport.await("all").until(() -> spawned.stream().allMatch(up -> up.succeeded()));

    mesh.undeployControllers();

    names.forEach(this::awaitGone);
    assertThat(procs.get(0).stops()).hasSize(20);
  }
}
