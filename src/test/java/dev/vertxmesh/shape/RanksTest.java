package dev.vertxmesh.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.NoSuchElementException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Ranks")
class RanksTest {

  @Test
  @DisplayName("SH-5 ranks in any order, with repeats, become sorted runs")
  void becomesRuns() {
    Ranks ranks = Ranks.of(8, 1, 3, 0, 2, 3);
    assertThat(ranks.runs()).containsExactly(new Ranks.Run(0, 4), new Ranks.Run(8, 9));
    assertThat(ranks.stream()).containsExactly(0, 1, 2, 3, 8);
    assertThat(ranks.size()).isEqualTo(5);
    assertThat(ranks.first()).isZero();
  }

  @Test
  @DisplayName("SH-5 a builder joins ranges that overlap, touch or contain each other")
  void builderJoins() {
    Ranks.Builder builder = Ranks.builder().addRange(10, 20).addRange(0, 5).addRange(5, 7);
    builder.addRange(12, 15).addRange(18, 25).addRange(3, 3).add(30);
    assertThat(builder.build()).hasToString("0-6,10-24,30");
    builder.addAll(Ranks.parse("7-9,40"));
    assertThat(builder.build()).hasToString("0-24,30,40");
  }

  @Test
  @DisplayName("union, intersect and minus")
  void algebra() {
    Ranks left = Ranks.parse("0-4,10-14");
    Ranks right = Ranks.parse("3-11");
    assertThat(left.union(right)).hasToString("0-14");
    assertThat(left.intersect(right)).hasToString("3-4,10-11");
    assertThat(left.minus(right)).hasToString("0-2,12-14");
    assertThat(left.minus(left)).isEqualTo(Ranks.none());
    assertThat(left.intersects(right)).isTrue();
    assertThat(left.intersects(Ranks.range(5, 10))).isFalse();
  }

  @Test
  @DisplayName("contains tells ranks in a run from those beside it")
  void containsRanks() {
    Ranks ranks = Ranks.parse("2-3,7");
    assertThat(Ranks.range(0, 10).stream().filter(ranks::contains)).containsExactly(2, 3, 7);
    assertThat(ranks.contains(-1)).isFalse();
    assertThat(ranks.containsAll(Ranks.of(2, 7))).isTrue();
    assertThat(ranks.containsAll(Ranks.of(2, 4))).isFalse();
    assertThat(ranks.containsAll(Ranks.none())).isTrue();
  }

  @Test
  @DisplayName("none is empty, equal to every other empty set, and has no first rank")
  void noneIsEmpty() {
    assertThat(Ranks.none().isEmpty()).isTrue();
    assertThat(Ranks.none().size()).isZero();
    assertThat(Ranks.none().contains(0)).isFalse();
    assertThat(Ranks.range(3, 3)).isEqualTo(Ranks.none());
    assertThat(Ranks.of()).isEqualTo(Ranks.none());
    assertThat(Ranks.none().shift(-5)).isEqualTo(Ranks.none());
    assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(Ranks.none()::first);
  }

  @Test
  @DisplayName("shift moves every rank, within the ranks there can be")
  void shiftMoves() {
    Ranks ranks = Ranks.parse("4-5,9");
    assertThat(ranks.shift(3)).hasToString("7-8,12");
    assertThat(ranks.shift(-4)).hasToString("0-1,5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ranks.shift(-5))
        .withMessageContaining("cannot shift ranks 4 to 9 by -5");
    int highest = Integer.MAX_VALUE - 1;
    assertThat(ranks.shift(highest - 9).contains(highest)).isTrue();
    assertThatIllegalArgumentException().isThrownBy(() -> ranks.shift(highest - 8));
  }

  @Test
  @DisplayName("a set of all ranks there can be is one run")
  void extremesWork() {
    Ranks all = Ranks.range(0, Integer.MAX_VALUE);
    Ranks odd = all.minus(Ranks.of(7));
    assertThat(all.size()).isEqualTo(Integer.MAX_VALUE);
    assertThat(odd.runs()).hasSize(2);
    assertThat(odd.union(Ranks.of(7))).isEqualTo(all);
    assertThat(all.contains(Integer.MAX_VALUE - 1)).isTrue();
    assertThat(Ranks.parse(all.toString())).isEqualTo(all);
  }

  @Test
  @DisplayName("SH-8 the text form has inclusive ends; parsing takes any order and overlap")
  void textRoundTrips() {
    assertThat(Ranks.parse("0-3,8")).isEqualTo(Ranks.of(0, 1, 2, 3, 8)).hasToString("0-3,8");
    assertThat(Ranks.parse("8,2-4,0-2")).hasToString("0-4,8");
    assertThat(Ranks.parse("")).isEqualTo(Ranks.none()).hasToString("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "1,", ",", "1-", "-1", "3-1", "1-2-3", "1, 2", "2147483647"})
  @DisplayName("text of another form is refused")
  void refusesOtherText(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Ranks.parse(text));
  }

  @Test
  @DisplayName("what cannot be a rank or a range is refused")
  void refusesImpossible() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ranks.of(-1))
        .withMessage("-1 cannot be a rank: the lowest is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ranks.of(Integer.MAX_VALUE))
        .withMessageContaining("cannot be a rank");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ranks.range(3, 2))
        .withMessage("a range from 3 to 2 ends before it starts");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Ranks.Run(3, 3))
        .withMessageContaining("is empty");
  }
}
