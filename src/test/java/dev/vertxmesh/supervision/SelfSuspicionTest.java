package dev.vertxmesh.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.supervision.SelfSuspicion.Change;
import dev.vertxmesh.supervision.SelfSuspicion.Limits;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelfSuspicionTest {

  private static final Limits LIMITS = new Limits(ms(1000), ms(5000), 2);

  private final SelfSuspicion self = new SelfSuspicion(LIMITS);

  private static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }

  @Test
  @DisplayName("SU-11 an observer whose timers are in time judges, and waits no longer than usual")
  void inTime() {
    assertThat(self.timer(ms(1000), ms(0))).isEqualTo(Change.NOTHING);
    assertThat(self.mayJudge(ms(0))).isTrue();
    assertThat(self.isDegraded()).isFalse();
    assertThat(self.stretched(ms(300), ms(0))).isEqualTo(ms(300));
  }

  @Test
  @DisplayName("SU-11 F5 a late timer: said once, with the numbers; verdicts held, waits stretched")
  void late() {
    assertThat(self.timer(ms(10_000), ms(0))).isEqualTo(Change.DEGRADED);
    assertThat(self.reason())
        .isEqualTo("its own timer was 10000 ms late, more than the 1000 ms allowed");
    assertThat(self.isDegraded()).isTrue();
    assertThat(self.mayJudge(ms(4999))).isFalse();
    assertThat(self.isInTime(ms(4999))).isFalse();
    assertThat(self.stretched(ms(300), ms(4999))).isEqualTo(ms(600));
    assertThat(self.timer(ms(0), ms(4999))).isEqualTo(Change.NOTHING);

    assertThat(self.mayJudge(ms(5000))).isTrue();
    assertThat(self.timer(ms(0), ms(5000))).isEqualTo(Change.RECOVERED);
    assertThat(self.timer(ms(0), ms(5500))).isEqualTo(Change.NOTHING);
    assertThat(self.isDegraded()).isFalse();
  }

  @Test
  @DisplayName("SU-11 late again: held until the limit after the last late timer, said once")
  void lateAgain() {
    self.timer(ms(2000), ms(0));
    assertThat(self.timer(ms(3000), ms(4000))).isEqualTo(Change.NOTHING);
    assertThat(self.mayJudge(ms(8999))).isFalse();
    assertThat(self.mayJudge(ms(9000))).isTrue();
  }

  @Test
  @DisplayName("SU-11 who asks before the late timer has fired is held as well")
  void overdue() {
    self.expect(ms(500));
    assertThat(self.mayJudge(ms(1500))).isTrue();
    assertThat(self.mayJudge(ms(1501))).isFalse();
    assertThat(self.stretched(ms(300), ms(1501))).isEqualTo(ms(600));
    assertThat(self.isDegraded()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1, 1, false", "1, 2, false", "2, 2, true", "2, 4, false", "3, 4, true"})
  @DisplayName("SU-11 it doubts itself when it loses sight of more than half, of two at least")
  void sight(int lost, int watched, boolean doubts) {
    assertThat(self.sight(lost, watched, ms(0)))
        .isEqualTo(doubts ? Change.DEGRADED : Change.NOTHING);
    assertThat(self.mayJudge(ms(0))).isEqualTo(!doubts);
  }

  @Test
  @DisplayName(
      "SU-11 verdicts are held once for each loss of sight, and it recovers with the sight")
  void lossOfSight() {
    assertThat(self.sight(3, 4, ms(0))).isEqualTo(Change.DEGRADED);
    assertThat(self.reason()).isEqualTo("it lost sight of 3 of the 4 that it watches");
    assertThat(self.sight(4, 4, ms(4000))).isEqualTo(Change.NOTHING);
    assertThat(self.mayJudge(ms(4000))).isFalse();
    assertThat(self.isInTime(ms(4000))).as("who is not seen is missing").isTrue();
    assertThat(self.mayJudge(ms(5000))).as("the dead are declared dead in the end").isTrue();
    assertThat(self.timer(ms(0), ms(6000))).isEqualTo(Change.NOTHING);
    assertThat(self.isDegraded()).isTrue();

    assertThat(self.sight(2, 4, ms(7000))).isEqualTo(Change.RECOVERED);
    assertThat(self.sight(3, 4, ms(8000))).isEqualTo(Change.DEGRADED);
    assertThat(self.mayJudge(ms(12_999))).isFalse();
  }

  @Test
  @DisplayName("SU-11 the limits of one observer: no later than its interval, held no longer than")
  void limits() {
    assertThat(LIMITS.lateAtMost(ms(250))).isEqualTo(new Limits(ms(250), ms(5000), 2));
    assertThat(LIMITS.lateAtMost(ms(2500))).isEqualTo(LIMITS);
    assertThat(LIMITS.holdAtMost(ms(500))).isEqualTo(new Limits(ms(1000), ms(500), 2));
    assertThat(Limits.of(Settings.defaults())).isEqualTo(LIMITS);
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 1", "1, 0, 1", "1, 1, 0", "-1, 1, 1"})
  @DisplayName("SU-11 limits that are none are refused")
  void refused(long late, long hold, int stretch) {
    assertThatThrownBy(() -> new Limits(ms(late), ms(hold), stretch))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("above zero");
  }
}
