package dev.vertxmesh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.shape.Ranks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PlacementTest {

  private final Placement placement = new Placement(List.of("a", "b", "c"), 4);

  @Test
  @DisplayName("FA-5 each member has its neighbours, and one entry however many runs it carries")
  void splits() {
    assertThat(placement.of(Ranks.parse("1,3-8,11")))
        .containsExactly(
            Map.entry("a", Ranks.parse("1,3")),
            Map.entry("b", Ranks.parse("4-7")),
            Map.entry("c", Ranks.parse("8,11")));
    assertThat(placement.of(Ranks.of(5))).containsOnlyKeys("b");
    assertThat(placement.of(Ranks.none())).isEmpty();
  }
}
