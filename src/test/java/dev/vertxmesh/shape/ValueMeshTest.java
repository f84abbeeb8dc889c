package dev.vertxmesh.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("P6 ValueMesh")
class ValueMeshTest {

  @Test
  @DisplayName("P6 equal values are one run")
  void equalValues() {
    ValueMesh<String> mesh = ValueMesh.of(Collections.nCopies(1000, "up"));
    assertThat(mesh.runs()).containsExactly(new ValueRun<>(0, 1000, "up"));
    assertThat(mesh).isEqualTo(ValueMesh.single(1000, "up"));
    assertThat(mesh.values()).hasSize(1000).containsOnly("up");
  }

  @Test
  @DisplayName("P6 alternating values are a run each, over a table of two")
  void alternatingValues() {
    List<Integer> values = IntStream.range(0, 100).mapToObj(rank -> rank % 2).toList();
    ValueMesh<Integer> mesh = ValueMesh.of(values);
    assertThat(mesh.runs()).hasSize(100);
    assertThat(mesh.distinctValues()).containsExactly(0, 1);
    assertThat(mesh.values()).isEqualTo(values);
  }

  @Test
  @DisplayName("P6 blocky values are a run for each block")
  void blockyValues() {
    ValueMesh<String> mesh = ValueMesh.of(List.of("b", "b", "a", "a", "a", "b"));
    assertThat(mesh.runs())
        .containsExactly(
            new ValueRun<>(0, 2, "b"), new ValueRun<>(2, 5, "a"), new ValueRun<>(5, 6, "b"));
    assertThat(mesh.distinctValues()).containsExactly("b", "a");
    assertThat(mesh).containsExactly("b", "b", "a", "a", "a", "b");
    assertThat(mesh).hasToString("{0-1: b, 2-4: a, 5: b}");
    assertThat(mesh.ranks()).isEqualTo(6);
  }

  @Test
  @DisplayName("P6 get finds the value at both ends of each run, and refuses other ranks")
  void getFindsValues() {
    ValueMesh<String> mesh = ValueMesh.of(List.of("a", "a", "b", "c", "c"));
    assertThat(IntStream.range(0, 5).mapToObj(mesh::get)).containsExactly("a", "a", "b", "c", "c");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> mesh.get(5))
        .withMessage("there is no rank 5: the ranks are 0 to 4");
    assertThatIllegalArgumentException().isThrownBy(() -> mesh.get(-1));
  }

  @Test
  @DisplayName("P6 SH-6 compress merges equal neighbours, is idempotent, and changes no value")
  void compressMerges() {
    ValueMesh<String> mesh =
        ValueMesh.compress(
            List.of(
                new ValueRun<>(0, 2, "a"), new ValueRun<>(2, 3, "a"), new ValueRun<>(3, 4, "b")));
    assertThat(mesh.runs()).containsExactly(new ValueRun<>(0, 3, "a"), new ValueRun<>(3, 4, "b"));
    assertThat(ValueMesh.compress(mesh.runs())).isEqualTo(mesh).hasSameHashCodeAs(mesh);
    assertThat(mesh).isEqualTo(ValueMesh.of(List.of("a", "a", "a", "b")));
  }

  @Test
  @DisplayName("P6 SH-6 runs that leave a gap, overlap, or are none are refused, naming the rank")
  void compressRefusesGaps() {
    ValueRun<String> first = new ValueRun<>(0, 2, "a");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ValueMesh.compress(List.of(first, new ValueRun<>(3, 4, "b"))))
        .withMessage("runs must follow each other: the next one starts at rank 2, but found 3: b");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ValueMesh.compress(List.of(first, new ValueRun<>(1, 4, "b"))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ValueMesh.compress(List.of(new ValueRun<>(1, 2, "a"))));
    assertThatIllegalArgumentException().isThrownBy(() -> ValueMesh.compress(List.of()));
  }

  @Test
  @DisplayName("P6 collect takes any order; of duplicates the last wins")
  void collectLastWins() {
    ValueMesh<String> mesh =
        ValueMesh.collect(
            3,
            List.of(
                Map.entry(2, "c"), Map.entry(0, "old"), Map.entry(1, "b"), Map.entry(0, "new")));
    assertThat(mesh).containsExactly("new", "b", "c");
    assertThat(ValueMesh.<String>collect(2, Map.of(0, "x", 1, "x").entrySet()))
        .isEqualTo(ValueMesh.single(2, "x"));
  }

  @Test
  @DisplayName("P6 collect refuses a missing rank, naming it")
  void collectRefusesMissing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ValueMesh.collect(4, Map.of(0, "a", 2, "c").entrySet()))
        .withMessage("rank 1 has no value: each of 4 ranks needs one, and 2 have none");
  }

  @Test
  @DisplayName("P6 collect refuses a rank out of range, naming it")
  void collectRefusesOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ValueMesh.collect(2, List.of(Map.entry(2, "c"))))
        .withMessage("rank 2, with c, is out of range: the ranks are 0 to 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ValueMesh.collect(2, List.of(Map.entry(-1, "c"))))
        .withMessageContaining("rank -1");
  }

  @Test
  @DisplayName("a mesh without ranks, or with a null, is refused")
  void refusesNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> ValueMesh.single(0, "a"));
    assertThatIllegalArgumentException().isThrownBy(() -> ValueMesh.of(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> ValueMesh.collect(0, List.of()));
    assertThatNullPointerException()
        .isThrownBy(() -> ValueMesh.of(Collections.singletonList(null)));
    assertThatNullPointerException().isThrownBy(() -> ValueMesh.single(1, "a").map(value -> null));
  }

  @Test
  @DisplayName("ranksOf gives the ranks of a kind as runs, and asks once for each distinct value")
  void ranksOfAsksOnce() {
    ValueMesh<String> mesh = ValueMesh.of(List.of("up", "down", "down", "up", "gone", "up"));
    AtomicInteger asked = new AtomicInteger();
    Ranks ranks =
        mesh.ranksOf(
            value -> {
              asked.incrementAndGet();
              return !value.equals("up");
            });
    assertThat(ranks).hasToString("1-2,4");
    assertThat(asked).hasValue(3);
    assertThat(mesh.ranksOf("nowhere"::equals)).isEqualTo(Ranks.none());
  }

  @Test
  @DisplayName("SH-6 map compresses what became equal")
  void mapCompresses() {
    ValueMesh<Integer> mesh = ValueMesh.of(List.of("a", "b", "ccc")).map(String::length);
    assertThat(mesh.runs()).containsExactly(new ValueRun<>(0, 2, 1), new ValueRun<>(2, 3, 3));
  }

  @Test
  @DisplayName("P6 merge lays the overlay over the mesh and compresses again")
  void mergeOverlays() {
    ValueMesh<String> mesh = ValueMesh.of(List.of("a", "a", "a", "b", "b", "b"));
    ValueOverlay<String> overlay =
        ValueOverlay.of(List.of(new ValueRun<>(5, 6, "c"), new ValueRun<>(2, 4, "b")));
    assertThat(mesh.merge(overlay)).hasToString("{0-1: a, 2-4: b, 5: c}");
    assertThat(mesh.merge(ValueOverlay.of(Ranks.range(0, 6), "z")))
        .isEqualTo(ValueMesh.single(6, "z"));
    assertThat(mesh.merge(ValueOverlay.none())).isEqualTo(mesh);
  }

  @Test
  @DisplayName("P6 SH-6 a merge drops the values that are gone from the table")
  void mergeRebuildsTheTable() {
    ValueMesh<String> mesh = ValueMesh.of(List.of("a", "b", "c"));
    ValueMesh<String> merged = mesh.merge(ValueOverlay.of(Ranks.of(0), "c"));
    assertThat(merged.distinctValues()).containsExactly("c", "b");
    assertThat(merged).isEqualTo(ValueMesh.of(List.of("c", "b", "c")));
  }

  @Test
  @DisplayName("P6 merge refuses an overlay that goes beyond the mesh")
  void mergeRefusesOutOfBounds() {
    ValueMesh<String> mesh = ValueMesh.single(4, "a");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> mesh.merge(ValueOverlay.of(Ranks.range(3, 5), "b")))
        .withMessage("cannot lay 3-4: b over ranks 0 to 3: it goes beyond them");
  }

  @Test
  @DisplayName("a million ranks with one exception cost three runs")
  void largeMeshesCostRuns() {
    ValueMesh<String> mesh =
        ValueMesh.single(1_000_000, "up").merge(ValueOverlay.of(Ranks.of(500_000), "down"));
    assertThat(mesh.runs()).hasSize(3);
    assertThat(mesh.get(500_000)).isEqualTo("down");
    assertThat(mesh.ranksOf("down"::equals)).isEqualTo(Ranks.of(500_000));
  }
}
