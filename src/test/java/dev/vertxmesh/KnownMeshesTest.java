package dev.vertxmesh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.registry.MeshRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KnownMeshesTest {

  private final KnownMeshes meshes = new KnownMeshes();

  private static MeshRecord record(String name, long epoch) {
    return new MeshRecord(
        name,
        "actors",
        epoch,
        "node",
        "",
        false,
        "actors=2",
        "workers",
        List.of("p.0"),
        2,
        "Type",
        "running",
        Instant.EPOCH,
        false);
  }

  private SharedMesh open(String name, long epoch) {
    return meshes.open(null, record(name, epoch));
  }

  @Test
  @DisplayName("FA-4 handles of one mesh share it; another term is another mesh")
  void shared() {
    SharedMesh scores = open("scores", 1);
    assertThat(open("scores", 1)).isSameAs(scores);
    SharedMesh next = open("scores", 2);
    assertThat(next).isNotSameAs(scores);
    meshes.forget(scores);
    assertThat(open("scores", 2)).isSameAs(next);
    meshes.forget(next);
    assertThat(meshes.count()).isZero();
  }

  @Test
  @DisplayName("A13 what nobody has a handle of is forgotten, though nobody said that it ended")
  void unused() {
    SharedMesh kept = open("kept", 1);
    for (int i = 0; i < 100; i++) {
      open("gone-" + i, 1);
    }
    Awaitility.await("only what is used is known")
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(meshes.count()).isEqualTo(1);
            });
    assertThat(open("kept", 1)).isSameAs(kept);
  }
}
