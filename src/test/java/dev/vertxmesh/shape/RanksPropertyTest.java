package dev.vertxmesh.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

@Label("Ranks against a plain set of integers")
class RanksPropertyTest {

  @Property
  @Label("union, intersect and minus are those of sets")
  void algebraIsThatOfSets(@ForAll("sets") Set<Integer> left, @ForAll("sets") Set<Integer> right) {
    Set<Integer> union = new HashSet<>(left);
    union.addAll(right);
    Set<Integer> common = new HashSet<>(left);
    common.retainAll(right);
    Set<Integer> difference = new HashSet<>(left);
    difference.removeAll(right);

    assertThat(ranks(left).union(ranks(right))).isEqualTo(ranks(union));
    assertThat(ranks(left).intersect(ranks(right))).isEqualTo(ranks(common));
    assertThat(ranks(left).minus(ranks(right))).isEqualTo(ranks(difference));
    assertThat(ranks(left).intersects(ranks(right))).isEqualTo(!common.isEmpty());
    assertThat(ranks(left).containsAll(ranks(right))).isEqualTo(left.containsAll(right));
  }

  @Property
  @Label("the ranks are those of the set, in order, and no others")
  void holdsTheSet(@ForAll("sets") Set<Integer> set, @ForAll @IntRange(max = 50) int probe) {
    Ranks ranks = ranks(set);
    assertThat(ranks.stream().boxed()).containsExactlyElementsOf(new TreeSet<>(set));
    assertThat(ranks.size()).isEqualTo(set.size());
    assertThat(ranks.isEmpty()).isEqualTo(set.isEmpty());
    assertThat(ranks.contains(probe)).isEqualTo(set.contains(probe));
  }

  @Property
  @Label("SH-5 runs ascend, are never empty and never touch, however the set was built")
  void runsAreCoalesced(@ForAll("runs") List<Ranks.Run> added) {
    Ranks.Builder builder = Ranks.builder();
    Ranks union = Ranks.none();
    Set<Integer> model = new HashSet<>();
    for (Ranks.Run run : added) {
      builder.addRange(run.start(), run.end());
      union = union.union(Ranks.range(run.start(), run.end()));
      Ranks.range(run.start(), run.end()).stream().forEach(model::add);
    }
    List<Ranks.Run> runs = union.runs();
    for (int index = 1; index < runs.size(); index++) {
      assertThat(runs.get(index).start()).isGreaterThan(runs.get(index - 1).end());
    }
    assertThat(builder.build()).isEqualTo(union).hasSameHashCodeAs(union);
    assertThat(union).isEqualTo(ranks(model));
  }

  @Property
  @Label("SH-8 the text form round-trips")
  void textRoundTrips(@ForAll("sets") Set<Integer> set) {
    assertThat(Ranks.parse(ranks(set).toString())).isEqualTo(ranks(set));
  }

  @Property
  @Label("shift moves each rank, and back again")
  void shiftMovesEachRank(@ForAll("sets") Set<Integer> set, @ForAll @IntRange(max = 99) int by) {
    Set<Integer> moved = set.stream().map(rank -> rank + by).collect(Collectors.toSet());
    assertThat(ranks(set).shift(by)).isEqualTo(ranks(moved));
    assertThat(ranks(set).shift(by).shift(-by)).isEqualTo(ranks(set));
  }

  @Provide
  Arbitrary<Set<Integer>> sets() {
    return Arbitraries.integers().between(0, 40).set().ofMaxSize(30);
  }

  @Provide
  Arbitrary<List<Ranks.Run>> runs() {
    Arbitrary<Ranks.Run> run =
        Arbitraries.integers()
            .between(0, 40)
            .flatMap(
                start ->
                    Arbitraries.integers()
                        .between(1, 8)
                        .map(length -> new Ranks.Run(start, start + length)));
    return run.list().ofMaxSize(12);
  }

  private static Ranks ranks(Set<Integer> set) {
    return Ranks.of(set.stream().mapToInt(Integer::intValue).toArray());
  }
}
