package dev.vertxmesh.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.settings.DetectionBounds.Cluster;
import dev.vertxmesh.settings.TimingProblem.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnwiseTimingsTest {

  private static List<TimingProblem> problems(
      Map<String, String> texts, int heartbeat, int silence) {
    return UnwiseTimings.problems(
        Settings.of(SettingsLayer.commandLine(texts)),
        new Cluster(Duration.ofSeconds(heartbeat), Duration.ofSeconds(silence)));
  }

  @Test
  @DisplayName("SE-10 the defaults are not unwise")
  void defaults() {
    assertThat(UnwiseTimings.problems(Settings.defaults(), DetectionReference.LOOPBACK)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "mesh.hang-timeout,0,no frozen worker",
    "mesh.hang-timeout,999ms,a garbage collection",
    "mesh.orphan-timeout,0,runs for ever",
    "mesh.observer.hold,16s,'a quarter of mesh.orphan-timeout = 1m, that is 15s'"
  })
  @DisplayName("SE-10 what is unwise is advice that names the setting, its value and the effect")
  void advice(String name, String text, String effect) {
    assertThat(problems(Map.of(name, text), 1, 15))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.severity()).isEqualTo(Severity.ADVICE);
              assertThat(problem.sentence()).contains(name + " = " + text, effect);
            });
  }

  @ParameterizedTest
  @CsvSource({"mesh.hang-timeout,1s", "mesh.observer.hold,15s"})
  @DisplayName("SE-10 at the boundary there is nothing to say")
  void boundary(String name, String text) {
    assertThat(problems(Map.of(name, text), 1, 15)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1,9,shorter than 10s", "3,14,5 times", "3,15,", "1,10,"})
  @DisplayName("SE-10 a cluster that removes members rashly is named")
  void silence(int heartbeat, int silence, String effect) {
    assertThat(problems(Map.of(), heartbeat, silence))
        .hasSize(effect == null ? 0 : 1)
        .allSatisfy(
            problem ->
                assertThat(problem.sentence())
                    .contains("hazelcast.max.no.heartbeat.seconds = " + silence + "s", effect));
  }

  @ParameterizedTest
  @CsvSource({"0,0", "1,1ms", "999,999ms", "1000,1s", "13500,13.5s", "1250,1.25s", "76000,76s"})
  @DisplayName("SE-10 what was computed is spoken in seconds, with a fraction")
  void spoken(long millis, String text) {
    assertThat(DurationText.spoken(Duration.ofMillis(millis))).isEqualTo(text);
  }
}
