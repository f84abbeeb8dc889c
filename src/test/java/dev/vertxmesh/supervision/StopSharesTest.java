package dev.vertxmesh.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StopSharesTest {

  @Test
  @DisplayName(
      "SU-8 each level keeps a share of a deadline, so that answers come before it is over")
  void shares() {
    Duration deadline = Duration.ofSeconds(8);
    Duration below = StopShares.forThoseBelow(deadline);
    assertThat(below).isEqualTo(Duration.ofSeconds(7));
    assertThat(StopShares.forAnswers(deadline)).isEqualTo(Duration.ofSeconds(6));
    assertThat(StopShares.forAnswers(below)).isLessThan(below);
    assertThat(StopShares.forAnswers(Duration.ZERO)).isEqualTo(Duration.ZERO);
    assertThat(StopShares.forThoseBelow(Duration.ZERO)).isEqualTo(Duration.ZERO);
  }
}
