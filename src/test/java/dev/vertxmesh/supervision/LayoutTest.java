package dev.vertxmesh.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxmesh.shape.Ranks;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutTest {

  private final Layout layout = new Layout(3, 4);

  @Test
  @DisplayName("B 49 each member holds as many neighbouring ranks")
  void neighbours() {
    assertThat(layout.ranks()).isEqualTo(12);
    assertThat(layout.ranksOf(1)).isEqualTo(Ranks.parse("4-7"));
    assertThat(layout.ranksOf(Ranks.of(0, 2))).isEqualTo(Ranks.parse("0-3,8-11"));
    for (int rank = 0; rank < 12; rank++) {
      assertThat(layout.ranksOf(layout.memberOf(rank)).contains(rank)).isTrue();
    }
  }

  @Test
  @DisplayName("what does not exist is an error that says what does")
  void outside() {
    assertThatThrownBy(() -> layout.ranksOf(3))
        .hasMessage("there is no member 3: they go from 0 to 2");
    assertThatThrownBy(() -> layout.ranksOf(Ranks.of(0, 5))).hasMessageContaining("no member 5");
    assertThatThrownBy(() -> layout.memberOf(12)).hasMessageContaining("no rank 12");
    assertThatThrownBy(() -> new Layout(0, 1)).hasMessageContaining("at least 1");
    assertThatThrownBy(() -> new Layout(65_536, 65_536)).hasMessageContaining("more ranks than");
  }

  @ParameterizedTest(name = "due {0}, begun {1}: {2}")
  @CsvSource({"10, 10, -1", "10, 20, -1", "10, 21, 11", "10, 5, -1", "-30, -15, 15"})
  @DisplayName("A 25 a round is stalled once it is later than a whole interval")
  void lateness(long due, long now, long stall) {
    assertThat(
            Lateness.stall(Duration.ofSeconds(due), Duration.ofSeconds(now), Duration.ofSeconds(10))
                .map(Duration::toSeconds)
                .orElse(-1L))
        .isEqualTo(stall);
  }
}
