package dev.vertxmesh.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("P5 Extents, points, regions")
class RegionPropertyTest {

  /** One cut of a dimension, in fractions of whatever size the dimension then has. */
  record Cut(int dimension, int from, int length, int step) {
    Region apply(Region region) {
      if (region.labels().isEmpty()) {
        return region;
      }
      String label = region.labels().get(dimension % region.labels().size());
      int size = region.extent().size(label);
      int start = from % size;
      return region.slice(label, start, start + 1 + length % (size - start), step);
    }

    /** The same cut, done by hand: keeps the members whose coordinate is among those cut out. */
    List<Point> applyByHand(Region before, List<Point> members) {
      if (before.labels().isEmpty()) {
        return members;
      }
      String label = before.labels().get(dimension % before.labels().size());
      int size = before.extent().size(label);
      int start = from % size;
      int end = start + 1 + length % (size - start);
      List<Integer> present =
          members.stream().map(point -> point.coordinate(label)).distinct().sorted().toList();
      Set<Integer> kept = new HashSet<>();
      for (int index = start; index < end; index += step) {
        kept.add(present.get(index));
      }
      return members.stream().filter(point -> kept.contains(point.coordinate(label))).toList();
    }
  }

  @Property
  @Label("P5 SH-2 rank and coordinates determine each other")
  void pointsRoundTrip(@ForAll("extents") Extent extent) {
    for (int rank = 0; rank < extent.ranks(); rank++) {
      List<Integer> coordinates = extent.point(rank).coordinates();
      assertThat(extent.rank(coordinates.stream().mapToInt(Integer::intValue).toArray()))
          .isEqualTo(rank);
    }
  }

  @Property
  @Label("P5 SH-3 SH-4 slices of slices take the members that cutting by hand leaves, in order")
  void slicesOfSlices(@ForAll("extents") Extent extent, @ForAll("cuts") List<Cut> cuts) {
    Region region = Region.of(extent);
    List<Point> members = IntStream.range(0, extent.ranks()).mapToObj(extent::point).toList();
    for (Cut cut : cuts) {
      Region slice = cut.apply(region);
      members = cut.applyByHand(region, members);
      assertThat(slice.isWithin(region)).isTrue();
      assertThat(slice.labels()).isEqualTo(extent.labels());
      region = slice;
    }
    assertThat(IntStream.range(0, region.ranks()).map(region::baseRank).boxed())
        .containsExactlyElementsOf(members.stream().map(Point::rank).toList());
    assertThat(region.baseRanks()).isEqualTo(ranks(members));
    assertThat(region.isWhole(extent.ranks())).isEqualTo(members.size() == extent.ranks());
  }

  @Property
  @Label("P5 SH-3 view rank and base rank are inverse; other base ranks have no view rank")
  void viewAndBaseAreInverse(@ForAll("regions") Region region) {
    Ranks.Builder taken = Ranks.builder();
    for (int viewRank = 0; viewRank < region.ranks(); viewRank++) {
      int baseRank = region.baseRank(viewRank);
      assertThat(region.viewRank(baseRank)).hasValue(viewRank);
      taken.add(baseRank);
    }
    Ranks others = Ranks.range(0, 200).minus(taken.build());
    assertThat(others.stream().filter(region::contains)).isEmpty();
  }

  @Property
  @Label("P5 sets of ranks translate as their ranks do one by one")
  void setsTranslateAsRanksDo(
      @ForAll("regions") Region region, @ForAll("sets") Set<Integer> someBaseRanks) {
    Ranks base = Ranks.of(someBaseRanks.stream().mapToInt(Integer::intValue).toArray());
    Ranks view = region.viewRanks(base);
    int[] expected =
        base.stream()
            .filter(region::contains)
            .map(rank -> region.viewRank(rank).orElseThrow())
            .toArray();
    assertThat(view).isEqualTo(Ranks.of(expected));
    assertThat(region.baseRanks(view)).isEqualTo(base.intersect(region.baseRanks()));
  }

  @Property
  @Label("P5 isWithin is the subset of base ranks")
  void isWithinIsSubset(
      @ForAll("extents") Extent extent,
      @ForAll("cuts") List<Cut> leftCuts,
      @ForAll("cuts") List<Cut> rightCuts) {
    Region left = cut(extent, leftCuts);
    Region right = cut(extent, rightCuts);
    boolean subset = left.baseRanks().stream().allMatch(right::contains);
    assertThat(left.isWithin(right)).isEqualTo(subset);
  }

  @Property
  @Label("P5 SH-8 the text forms round-trip")
  void textRoundTrips(@ForAll("regions") Region region) {
    assertThat(Region.parse(region.toString())).isEqualTo(region);
    assertThat(Extent.parse(region.extent().toString())).isEqualTo(region.extent());
  }

  @Provide
  Arbitrary<Extent> extents() {
    return Arbitraries.integers()
        .between(1, 5)
        .list()
        .ofMaxSize(3)
        .map(
            sizes ->
                new Extent(List.of("hosts", "procs", "actors").subList(0, sizes.size()), sizes));
  }

  @Provide
  Arbitrary<List<Cut>> cuts() {
    Arbitrary<Integer> number = Arbitraries.integers().between(0, 59);
    Arbitrary<Integer> step = Arbitraries.integers().between(1, 3);
    return Combinators.combine(number, number, number, step).as(Cut::new).list().ofMaxSize(4);
  }

  @Provide
  Arbitrary<Region> regions() {
    return Combinators.combine(extents(), cuts()).as(RegionPropertyTest::cut);
  }

  @Provide
  Arbitrary<Set<Integer>> sets() {
    return Arbitraries.integers().between(0, 130).set().ofMaxSize(60);
  }

  private static Region cut(Extent extent, List<Cut> cuts) {
    Region region = Region.of(extent);
    for (Cut cut : cuts) {
      region = cut.apply(region);
    }
    return region;
  }

  private static Ranks ranks(List<Point> points) {
    return Ranks.of(points.stream().mapToInt(Point::rank).toArray());
  }
}
