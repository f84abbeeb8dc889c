package dev.vertxmesh.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("P5 Region")
class RegionTest {
  private final Extent grid = Extent.parse("hosts=3,procs=4");
  private final Region whole = Region.of(grid);

  @Test
  @DisplayName("P5 the region of an extent takes every rank as it is")
  void wholeTakesEveryRank() {
    assertThat(whole.extent()).isEqualTo(grid);
    assertThat(whole.ranks()).isEqualTo(12);
    assertThat(whole.baseRanks()).isEqualTo(Ranks.range(0, 12));
    assertThat(whole.isWhole(12)).isTrue();
    assertThat(whole.isWhole(13)).isFalse();
    assertThat(whole.baseRank(7)).isEqualTo(7);
    assertThat(whole.viewRank(7)).hasValue(7);
    assertThat(whole.viewRank(12)).isEmpty();
  }

  @Test
  @DisplayName("P5 SH-4 a slice keeps dimensions of size 1")
  void atKeepsTheDimension() {
    Region host = whole.at("hosts", 1);
    assertThat(host.extent()).isEqualTo(Extent.parse("hosts=1,procs=4"));
    assertThat(host).hasToString("4+hosts=1/4,procs=4/1");
    assertThat(host.baseRanks()).isEqualTo(Ranks.range(4, 8));
    assertThat(host.labels()).containsExactly("hosts", "procs");
    assertThat(host.sizes()).containsExactly(1, 4);
    assertThat(host.isWhole(4)).isFalse();
  }

  @Test
  @DisplayName("P5 SH-3 view ranks and base ranks translate into each other")
  void viewAndBaseTranslate() {
    Region columns = whole.slice("procs", 1, 3);
    assertThat(columns.baseRanks()).hasToString("1-2,5-6,9-10");
    assertThat(columns.baseRank(3)).isEqualTo(6);
    assertThat(columns.viewRank(6)).hasValue(3);
    assertThat(columns.viewRank(7)).isEmpty();
    assertThat(columns.viewRank(0)).isEmpty();
    assertThat(columns.contains(10)).isTrue();
    assertThat(columns.contains(11)).isFalse();
    assertThat(columns.contains(-1)).isFalse();
    assertThat(columns.contains(Integer.MAX_VALUE)).isFalse();
  }

  @Test
  @DisplayName("P5 sets of ranks translate by runs, both ways; ranks outside the slice are dropped")
  void setsTranslate() {
    Region columns = whole.slice("procs", 1, 3);
    assertThat(columns.viewRanks(Ranks.parse("0-5,10-11"))).hasToString("0-2,5");
    assertThat(columns.baseRanks(Ranks.parse("0-2,5"))).hasToString("1-2,5,10");
    assertThat(columns.viewRanks(Ranks.of(0, 3, 11))).isEqualTo(Ranks.none());
  }

  @Test
  @DisplayName("P5 a slice of a slice counts in the slice, not in the mesh")
  void sliceOfSlice() {
    Region first = whole.slice("hosts", 1, 3).slice("procs", 0, 4, 2);
    assertThat(first).hasToString("4+hosts=2/4,procs=2/2");
    Region second = first.at("hosts", 1).at("procs", 1);
    assertThat(second.baseRanks()).isEqualTo(Ranks.of(10));
    assertThat(second.ranks()).isEqualTo(1);
  }

  @Test
  @DisplayName("P5 a step takes each n-th index; the last may fall short of the end")
  void stepsThroughIndices() {
    assertThat(whole.slice("procs", 0, 4, 3).at("hosts", 0).baseRanks()).hasToString("0,3");
    assertThat(whole.slice("hosts", 0, 3, 2).baseRanks()).hasToString("0-3,8-11");
    assertThat(whole.slice("procs", 1, 4, Integer.MAX_VALUE)).isEqualTo(whole.at("procs", 1));
  }

  @Test
  @DisplayName("P5 a slice is within what it was cut from, and within what covers it")
  void isWithinWhatCoversIt() {
    Region host = whole.at("hosts", 1);
    Region corner = host.at("procs", 3);
    assertThat(corner.isWithin(host)).isTrue();
    assertThat(host.isWithin(whole)).isTrue();
    assertThat(host.isWithin(host)).isTrue();
    assertThat(corner.isWithin(whole.at("procs", 3))).isTrue();
    assertThat(host.isWithin(whole.at("procs", 3))).isFalse();
    assertThat(whole.isWithin(host)).isFalse();
  }

  @Test
  @DisplayName("P5 unity has a region of one rank, at an offset too")
  void unityIsARegion() {
    assertThat(Region.of(Extent.unity()).baseRanks()).isEqualTo(Ranks.of(0));
    Region offset = Region.parse("5+");
    assertThat(offset.baseRanks()).isEqualTo(Ranks.of(5));
    assertThat(offset.viewRank(5)).hasValue(0);
    assertThat(offset.viewRank(6)).isEmpty();
    assertThat(offset).hasToString("5+");
  }

  @Test
  @DisplayName("P5 a slice of whole inner dimensions is one run, whatever its size")
  void largeRegionsCostRuns() {
    Region large = Region.of(Extent.parse("hosts=1000,procs=1000,actors=1000"));
    Region hosts = large.slice("hosts", 100, 900);
    assertThat(hosts.baseRanks()).isEqualTo(Ranks.range(100_000_000, 900_000_000));
    assertThat(hosts.isWithin(large)).isTrue();
    assertThat(hosts.slice("procs", 0, 500).baseRanks().runs()).hasSize(800);
  }

  @Test
  @DisplayName("P5 an impossible slice is refused, saying what is possible")
  void refusesImpossibleSlices() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> whole.slice("procs", 2, 2))
        .withMessageContaining("from 2 to 2 by 1: needs 0 <= from < to <= 4");
    assertThatIllegalArgumentException().isThrownBy(() -> whole.slice("procs", -1, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> whole.slice("procs", 0, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> whole.slice("procs", 0, 4, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> whole.slice("gpus", 0, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> whole.at("hosts", 3))
        .withMessageContaining("hosts has no index 3");
    assertThatIllegalArgumentException().isThrownBy(() -> whole.at("hosts", -1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> whole.slice("hosts", 1, 2).at("hosts", 1));
  }

  @Test
  @DisplayName("P5 a view rank that the slice does not have is refused")
  void refusesForeignViewRanks() {
    Region host = whole.at("hosts", 1);
    assertThatIllegalArgumentException().isThrownBy(() -> host.baseRank(4));
    assertThatIllegalArgumentException().isThrownBy(() -> host.baseRank(-1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> host.baseRanks(Ranks.range(2, 6)))
        .withMessageContaining("no rank 5");
  }

  @Test
  @DisplayName("P5 SH-8 the text form round-trips, with and without an offset")
  void textRoundTrips() {
    assertThat(whole).hasToString("hosts=3/4,procs=4/1");
    assertThat(Region.parse("hosts=3/4,procs=4/1")).isEqualTo(whole);
    assertThat(Region.parse("4+hosts=1/4,procs=4/1")).isEqualTo(whole.at("hosts", 1));
    assertThat(Region.parse("")).isEqualTo(Region.of(Extent.unity()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hosts=3",
        "hosts=3/",
        "hosts=3/4/5",
        "+hosts=3/1",
        "-1+hosts=3/1",
        "1+2+hosts=3/1",
        "x=2/1,x=2/1",
        "hosts=0/1",
        "hosts=3/0",
        "hosts=3/1,procs=4/1",
        "a=2/3,b=4/1",
        "99999999999+x=1/1",
        "2147483647+x=1/1",
        "1+x=2/2147483646",
        "x=3/2147483647"
      })
  @DisplayName(
      "P5 SH-3 text of another form, or whose ranks would clash or be too large, is refused")
  void refusesOtherText(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Region.parse(text));
  }

  @Test
  @DisplayName("P5 SH-3 the error of a stride names the least that works")
  void errorOfStrideHelps() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Region.parse("a=2/3,b=4/1"))
        .withMessageContaining("stride 3 of a")
        .withMessageContaining("at least 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Region(grid, 0, List.of(1)))
        .withMessageContaining("one stride for each dimension");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Region(grid, -1, List.of(4, 1)))
        .withMessageContaining("cannot start at base rank -1");
  }
}
