package dev.vertxmesh.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("P6 ValueOverlay")
class ValueOverlayTest {

  @Test
  @DisplayName("P6 SH-7 unsorted input normalises: sorted, and touching equals joined")
  void normalises() {
    ValueOverlay<String> overlay =
        ValueOverlay.of(
            List.of(
                new ValueRun<>(8, 9, "b"),
                new ValueRun<>(2, 4, "a"),
                new ValueRun<>(4, 5, "b"),
                new ValueRun<>(0, 2, "a")));
    assertThat(overlay).hasToString("{0-3: a, 4: b, 8: b}");
    assertThat(overlay.ranks()).hasToString("0-4,8");
    assertThat(overlay.isEmpty()).isFalse();
  }

  @Test
  @DisplayName(
      "P6 SH-7 runs that overlap are refused, naming both and the rank, even with equal values")
  void refusesOverlap() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ValueOverlay.of(List.of(new ValueRun<>(3, 6, "b"), new ValueRun<>(0, 4, "a"))))
        .withMessage("runs overlap: '0-3: a' and '3-5: b' share rank 3; give each rank one value");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ValueOverlay.of(List.of(new ValueRun<>(0, 9, "a"), new ValueRun<>(2, 3, "a"))));
  }

  @Test
  @DisplayName("P6 an empty range, a negative rank and a null value are refused")
  void refusesEmptyRanges() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ValueRun<>(3, 3, "a"))
        .withMessageContaining("from 3 to 3 is empty");
    assertThatIllegalArgumentException().isThrownBy(() -> new ValueRun<>(3, 2, "a"));
    assertThatIllegalArgumentException().isThrownBy(() -> new ValueRun<>(-1, 2, "a"));
    assertThatNullPointerException().isThrownBy(() -> new ValueRun<>(0, 1, null));
  }

  @Test
  @DisplayName("P6 merge: the right side wins where both have a value")
  void rightWins() {
    ValueOverlay<String> left = ValueOverlay.of(Ranks.range(0, 6), "left");
    ValueOverlay<String> right = ValueOverlay.of(Ranks.parse("2-3,5-8"), "right");
    assertThat(left.merge(right)).hasToString("{0-1: left, 2-3: right, 4: left, 5-8: right}");
    assertThat(right.merge(left)).hasToString("{0-5: left, 6-8: right}");
  }

  @Test
  @DisplayName("P6 merge: one wide run on the right covers several on the left")
  void wideRunCoversSeveral() {
    ValueOverlay<String> left =
        ValueOverlay.of(
            List.of(
                new ValueRun<>(0, 3, "a"), new ValueRun<>(4, 5, "b"), new ValueRun<>(6, 9, "c")));
    ValueOverlay<String> right = ValueOverlay.of(Ranks.range(1, 8), "w");
    assertThat(left.merge(right)).hasToString("{0: a, 1-7: w, 8: c}");
  }

  @Test
  @DisplayName(
      "P6 merge: one wide run on the left shows between several on the right, and joins equals")
  void wideRunUnderSeveral() {
    ValueOverlay<String> left = ValueOverlay.of(Ranks.range(0, 9), "w");
    ValueOverlay<String> right =
        ValueOverlay.of(List.of(new ValueRun<>(1, 2, "a"), new ValueRun<>(4, 6, "w")));
    assertThat(left.merge(right)).hasToString("{0: w, 1: a, 2-8: w}");
  }

  @Test
  @DisplayName("P6 none changes nothing, on either side")
  void noneChangesNothing() {
    ValueOverlay<String> overlay = ValueOverlay.of(Ranks.of(1, 5), "a");
    assertThat(overlay.merge(ValueOverlay.none())).isEqualTo(overlay);
    assertThat(ValueOverlay.<String>none().merge(overlay)).isEqualTo(overlay);
    assertThat(ValueOverlay.none().isEmpty()).isTrue();
    assertThat(ValueOverlay.of(Ranks.none(), "a")).isEqualTo(ValueOverlay.none());
  }
}
