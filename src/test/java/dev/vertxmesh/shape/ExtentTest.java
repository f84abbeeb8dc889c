package dev.vertxmesh.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("P5 Extent and Point")
class ExtentTest {
  private final Extent grid = Extent.of("hosts", 2).and("procs", 3);

  @Test
  @DisplayName("P5 SH-2 rank is row-major: the last dimension varies fastest")
  void ranksAreRowMajor() {
    assertThat(IntStream.range(0, 6).mapToObj(rank -> grid.point(rank).coordinates()))
        .containsExactly(
            List.of(0, 0),
            List.of(0, 1),
            List.of(0, 2),
            List.of(1, 0),
            List.of(1, 1),
            List.of(1, 2));
    assertThat(grid.rank(1, 0)).isEqualTo(3);
    assertThat(grid.rank(1, 2)).isEqualTo(5);
  }

  @Test
  @DisplayName("P5 an extent knows its ranks, labels and sizes, and is equal by value")
  void describesItself() {
    assertThat(grid.ranks()).isEqualTo(6);
    assertThat(grid.labels()).containsExactly("hosts", "procs");
    assertThat(grid.sizes()).containsExactly(2, 3);
    assertThat(grid.size("procs")).isEqualTo(3);
    assertThat(grid).isEqualTo(new Extent(List.of("hosts", "procs"), List.of(2, 3)));
  }

  @Test
  @DisplayName("P5 unity has no dimensions and one rank")
  void unityHasOneRank() {
    assertThat(Extent.unity().ranks()).isEqualTo(1);
    assertThat(Extent.unity().labels()).isEmpty();
    assertThat(Extent.unity().rank()).isZero();
    assertThat(Extent.unity().point(0)).hasToString("{}");
    assertThat(Extent.unity().and("procs", 4)).isEqualTo(Extent.of("procs", 4));
  }

  @Test
  @DisplayName("P5 concat appends dimensions, and refuses shared labels by name")
  void concatRefusesSharedLabels() {
    Extent actors = Extent.of("actors", 5);
    assertThat(grid.concat(actors)).hasToString("hosts=2,procs=3,actors=5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> actors.and("x", 1).concat(Extent.parse("x=2,y=2,actors=1")))
        .withMessageContaining("both have actors, x");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> grid.and("procs", 1))
        .withMessageContaining("both have procs");
  }

  @Test
  @DisplayName("P5 a point tells its coordinates, by label too, and reads like a dictionary")
  void pointTellsCoordinates() {
    Point point = grid.point(4);
    assertThat(point.coordinate("hosts")).isEqualTo(1);
    assertThat(point.coordinate("procs")).isEqualTo(1);
    assertThat(point).hasToString("{hosts: 1/2, procs: 1/3}");
    assertThat(point).isEqualTo(new Point(grid, 4));
  }

  @Test
  @DisplayName("P5 a rank, coordinate or label that does not exist is refused, naming what does")
  void refusesWhatDoesNotExist() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> grid.point(6))
        .withMessage("there is no rank 6 in 'hosts=2,procs=3': its ranks are 0 to 5");
    assertThatIllegalArgumentException().isThrownBy(() -> grid.point(-1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> grid.rank(1, 3))
        .withMessageContaining("procs has no index 3");
    assertThatIllegalArgumentException().isThrownBy(() -> grid.rank(-1, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> grid.rank(1))
        .withMessageContaining("takes 2 coordinates, but 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> grid.size("gpus"))
        .withMessageContaining("no dimension 'gpus'")
        .withMessageContaining("[hosts, procs]");
    assertThatIllegalArgumentException().isThrownBy(() -> grid.point(0).coordinate("gpus"));
  }

  @Test
  @DisplayName("P5 SH-1 an extent without ranks, or with more than an int counts, is refused")
  void refusesImpossibleSizes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Extent.of("hosts", 0))
        .withMessageContaining("hosts=0 leaves an extent without ranks");
    assertThatIllegalArgumentException().isThrownBy(() -> Extent.of("hosts", -1));
    assertThat(Extent.of("x", Integer.MAX_VALUE).ranks()).isEqualTo(Integer.MAX_VALUE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Extent.of("x", 65536).and("y", 32768))
        .withMessageContaining("too many ranks");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Extent(List.of("x"), List.of(1, 2)))
        .withMessageContaining("one size for each label");
  }

  @Test
  @DisplayName("P5 at most 16 dimensions")
  void refusesTooManyDimensions() {
    List<String> labels = IntStream.range(0, 17).mapToObj(index -> "d" + index).toList();
    List<String> allowed = labels.subList(0, 16);
    assertThat(new Extent(allowed, Collections.nCopies(16, 1)).ranks()).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Extent(labels, Collections.nCopies(17, 1)))
        .withMessageContaining("at most 16 dimensions, but 17");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1st", "_x", "a b", "a=b", "a,b", "a+b", "é"})
  @DisplayName("P5 a label of another form is refused")
  void refusesBadLabels(String label) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Extent.of(label, 1))
        .withMessageContaining("'%s' cannot be a label", label);
  }

  @Test
  @DisplayName("P5 SH-1 a label has at most 64 characters and is there once")
  void refusesLongAndRepeatedLabels() {
    assertThat(Extent.of("x".repeat(64), 2).ranks()).isEqualTo(2);
    assertThatIllegalArgumentException().isThrownBy(() -> Extent.of("x".repeat(65), 2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Extent.parse("x=1,x=2"))
        .withMessageContaining("label 'x' is there twice");
  }

  @Test
  @DisplayName("P5 SH-8 the text form round-trips, unity as the empty text")
  void textRoundTrips() {
    assertThat(Extent.parse("hosts=2,procs=3")).isEqualTo(grid);
    assertThat(grid).hasToString("hosts=2,procs=3");
    assertThat(Extent.parse("")).isEqualTo(Extent.unity());
    assertThat(Extent.unity()).hasToString("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hosts",
        "hosts=",
        "=2",
        "hosts=two",
        "hosts=-1",
        "hosts=2,",
        ",hosts=2",
        "hosts=2=3",
        "hosts=0",
        "hosts=2, procs=2",
        "hosts=99999999999",
        " "
      })
  @DisplayName("P5 text of another form is refused")
  void refusesOtherText(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Extent.parse(text));
  }

  @Test
  @DisplayName("P5 the error of a text names the term, the text and the form")
  void errorOfTextHelps() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Extent.parse("hosts=2,procs"))
        .withMessage(
            "cannot read 'procs' in 'hosts=2,procs': expected label=size, as in hosts=2,procs=4");
  }
}
