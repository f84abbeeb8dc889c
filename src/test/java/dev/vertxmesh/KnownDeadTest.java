package dev.vertxmesh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.subscriber.FakeController;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KnownDeadTest {

  private final KnownDead dead = new KnownDead(4);

  @Test
  @DisplayName("FA-3 a rank keeps the first end that it had")
  void firstEnd() {
    SupervisionEvent first = FakeController.failed("first");
    dead.record(new MeshFailure("scores", Ranks.of(1), first));
    SupervisionEvent stop = FakeController.of(SupervisionEvent.Kind.STOPPED, "stop");
    dead.record(new MeshFailure("scores", Ranks.none(), stop));
    assertThat(dead.left(Ranks.range(0, 4))).as("they answer first").isEqualTo(Ranks.of(0, 2, 3));
    assertThat(dead.stop()).map(MeshFailure::event).contains(stop);
    SupervisionEvent end = FakeController.of(SupervisionEvent.Kind.ENDED, "over");
    dead.record(new MeshFailure("scores", Ranks.none(), end));
    assertThat(dead.left(Ranks.range(0, 4)).isEmpty()).isTrue();
    assertThat(dead.among(Ranks.range(0, 2)))
        .containsExactly(
            new MeshFailure("scores", Ranks.of(1), first),
            new MeshFailure("scores", Ranks.of(0), stop));
  }

  @Test
  @DisplayName("FA-3 what is out of reach is not dead")
  void outOfReach() {
    dead.record(
        new MeshFailure(
            "scores",
            Ranks.of(1),
            FakeController.of(SupervisionEvent.Kind.OUT_OF_REACH, "silent")));
    assertThat(dead.left(Ranks.range(0, 4))).isEqualTo(Ranks.range(0, 4));
  }
}
