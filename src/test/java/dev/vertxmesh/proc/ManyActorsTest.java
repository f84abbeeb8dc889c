package dev.vertxmesh.proc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.model.Status;
import dev.vertxmesh.proc.TestActors.Obedient;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.CastReply;
import dev.vertxmesh.protocol.SpawnActors;
import dev.vertxmesh.protocol.StateReport;
import dev.vertxmesh.shape.Ranks;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ManyActorsTest {

  private static final int COUNT = 10_000;

  private final ProcBench bench = ProcBench.foreign(Map.of("mesh.ended.retention", "100ms"));

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  @DisplayName("PA-1 PA-4 10,000 actors start, are cast to, fail and stop; reports go by runs")
  void tenThousand() {
    SpawnActors spawn = ProcBench.spawn(Obedient.class, COUNT);
    Ranks half = spawn.ranks().minus(Ranks.range(COUNT, COUNT + COUNT / 2));
    StateReport running = bench.running(spawn);
    Awaitility.await().until(() -> bench.told(2 * COUNT - 1).contains(Status.RUNNING));
    assertThat(running.states()).hasSize(1);
    assertThat(cast(spawn.ranks(), "silent").accepted()).isEqualTo(spawn.ranks());
    cast(half, "throw");
    half.stream().limit(3).forEach(rank -> bench.awaitStatus(rank, Status.FAILED));
    bench.stop(spawn.ranks(), ProcBench.PATIENCE);
    bench.waitFor(Status.STOPPED);
    Awaitility.await().until(() -> !bench.states(ProcBench.MESH).known());
    Awaitility.await().until(() -> bench.vertx.deploymentIDs().size() == 1);
    assertThat(bench.told(COUNT)).contains(Status.RUNNING, Status.STOPPED);
    assertThat(bench.told(2 * COUNT - 1)).contains(Status.RUNNING, Status.FAILED);
    assertThat(bench.reports).hasSizeLessThan(COUNT / 10);
  }

  private CastReply cast(Ranks ranks, String word) {
    return bench.deliver(Action.CAST, ranks, word, CastReply.class, ProcBench.PATIENCE);
  }
}
