package dev.vertxmesh.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("P6 ValueMesh and ValueOverlay against plain lists and maps")
class ValueMeshPropertyTest {

  @Property
  @Label("P6 values round-trip through runs, and each rank keeps its own")
  void valuesRoundTrip(@ForAll("values") List<Character> values) {
    ValueMesh<Character> mesh = ValueMesh.of(values);
    assertThat(mesh.values()).isEqualTo(values);
    assertThat(mesh).containsExactlyElementsOf(values);
    assertThat(mesh.distinctValues()).containsExactlyElementsOf(new LinkedHashSet<>(values));
    assertThat(ValueMesh.compress(mesh.runs())).isEqualTo(mesh);
  }

  @Property
  @Label("P6 SH-6 compress gives the same mesh from one run for each rank, and neighbours differ")
  void compressIsCanonical(@ForAll("values") List<Character> values) {
    List<ValueRun<Character>> single = new ArrayList<>();
    for (Character value : values) {
      single.add(new ValueRun<>(single.size(), single.size() + 1, value));
    }
    ValueMesh<Character> mesh = ValueMesh.compress(single);
    assertThat(mesh).isEqualTo(ValueMesh.of(values)).hasSameHashCodeAs(ValueMesh.of(values));
    List<ValueRun<Character>> runs = mesh.runs();
    for (int index = 1; index < runs.size(); index++) {
      assertThat(runs.get(index).start()).isEqualTo(runs.get(index - 1).end());
      assertThat(runs.get(index).value()).isNotEqualTo(runs.get(index - 1).value());
    }
  }

  @Property
  @Label("P6 ranksOf finds the ranks that have the value")
  void ranksOfFindsRanks(@ForAll("values") List<Character> values) {
    Ranks found = ValueMesh.of(values).ranksOf(value -> value == 'a');
    Ranks.Builder expected = Ranks.builder();
    for (int rank = 0; rank < values.size(); rank++) {
      if (values.get(rank) == 'a') {
        expected.add(rank);
      }
    }
    assertThat(found).isEqualTo(expected.build());
  }

  @Property
  @Label("P6 merging an overlay into a mesh is putting its values one by one")
  void mergeIntoMesh(
      @ForAll("values") List<Character> values,
      @ForAll("overlays") Map<Integer, Character> overlay) {
    Map<Integer, Character> within = new TreeMap<>(overlay);
    within.keySet().removeIf(rank -> rank >= values.size());
    List<Character> expected = new ArrayList<>(values);
    within.forEach(expected::set);
    assertThat(ValueMesh.of(values).merge(overlay(within))).isEqualTo(ValueMesh.of(expected));
  }

  @Property
  @Label("P6 SH-7 merging overlays is putting the right one's values over the left one's")
  void mergeOverlays(
      @ForAll("overlays") Map<Integer, Character> left,
      @ForAll("overlays") Map<Integer, Character> right) {
    Map<Integer, Character> expected = new TreeMap<>(left);
    expected.putAll(right);
    assertThat(overlay(left).merge(overlay(right))).isEqualTo(overlay(expected));
    assertThat(overlay(expected).ranks().size()).isEqualTo(expected.size());
  }

  @Property
  @Label("P6 merging two overlays first, or one after the other into the mesh, is the same")
  void mergeIsAssociative(
      @ForAll("overlays") Map<Integer, Character> left,
      @ForAll("overlays") Map<Integer, Character> right) {
    ValueMesh<Character> mesh = ValueMesh.single(31, '-');
    assertThat(mesh.merge(overlay(left).merge(overlay(right))))
        .isEqualTo(mesh.merge(overlay(left)).merge(overlay(right)));
  }

  @Provide
  Arbitrary<List<Character>> values() {
    return Arbitraries.of('a', 'b', 'c').list().ofMinSize(1).ofMaxSize(30);
  }

  @Provide
  Arbitrary<Map<Integer, Character>> overlays() {
    return Arbitraries.maps(Arbitraries.integers().between(0, 30), Arbitraries.of('a', 'b'))
        .ofMaxSize(31);
  }

  private static ValueOverlay<Character> overlay(Map<Integer, Character> values) {
    return ValueOverlay.of(
        values.entrySet().stream()
            .map(entry -> new ValueRun<>(entry.getKey(), entry.getKey() + 1, entry.getValue()))
            .toList());
  }
}
