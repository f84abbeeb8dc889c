package dev.vertxmesh.settings;

import static dev.vertxmesh.settings.TimingProblem.Severity.ERROR;
import static dev.vertxmesh.settings.TimingProblem.Severity.WARNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimingChecksTest {
  private static Settings settings(Map<String, String> texts) {
    return Settings.of(SettingsLayer.commandLine(texts));
  }

  @Test
  @DisplayName("SE-6 the defaults contradict each other nowhere")
  void defaults() {
    assertThat(TimingChecks.problems(Settings.defaults())).isEmpty();
    assertThat(TimingChecks.requireSound(Settings.defaults())).isEmpty();
  }

  @Test
  @DisplayName("B 59 a watchdog within poll + actor idle + proc idle is a warning")
  void watchdog() {
    Settings settings = settings(Map.of("mesh.supervision.watchdog-timeout", "100s"));
    String sentence =
        "mesh.supervision.watchdog-timeout = 100s is not longer than"
            + " mesh.supervision.poll-frequency = 10s + mesh.supervision.actor-state-max-idle ="
            + " 30s + mesh.supervision.proc-state-max-idle = 1m, that is 100s: a controller that"
            + " waits for slow replies may be taken for dead. Raise the first or lower one of the"
            + " others.";
    assertThat(TimingChecks.problems(settings))
        .containsExactly(new TimingProblem(WARNING, sentence));
    assertThat(TimingChecks.requireSound(settings)).containsExactly(sentence);
  }

  @Test
  @DisplayName("a lease below three polls is an error that names every number")
  void lease() {
    Settings settings = settings(Map.of("mesh.orphan-timeout", "29s"));
    assertThatThrownBy(() -> TimingChecks.requireSound(settings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "mesh.orphan-timeout = 29s is less than 3 times mesh.supervision.poll-frequency = 10s,"
                + " that is 30s: leases would lapse between two renewals, and healthy actors end."
                + " Raise the first, lower the second, or turn the first off with 0.");
  }

  @ParameterizedTest
  @CsvSource({
    "mesh.orphan-timeout,30s",
    "mesh.orphan-timeout,0",
    "mesh.supervision.watchdog-timeout,100001ms",
    "mesh.notice.timeout,9999ms",
    "mesh.hang-timeout,29s",
    "mesh.hang-timeout,0",
    "mesh.process.exit-timeout,20s",
    "mesh.observer.late-limit,1250ms",
    "mesh.observer.hold,1s",
    "mesh.host.spawn-ready-timeout,0"
  })
  @DisplayName("at the boundary, and where off, there is no problem")
  void boundary(String name, String text) {
    assertThat(TimingChecks.problems(settings(Map.of(name, text)))).isEmpty();
  }

  @Test
  @DisplayName("a watchdog that is not longer than a poll is an error, named first")
  void watchdogWithinPoll() {
    Settings settings = settings(Map.of("mesh.supervision.watchdog-timeout", "10s"));
    assertThat(TimingChecks.problems(settings))
        .extracting(TimingProblem::severity)
        .containsExactly(ERROR, WARNING);
    assertThat(TimingChecks.problems(settings).get(0).sentence())
        .contains(
            "watchdog-timeout = 10s is not longer than mesh.supervision.poll-frequency = 10s");
  }

  @ParameterizedTest
  @CsvSource({
    "mesh.notice.timeout,10s,poll-frequency = 10s",
    "mesh.hang-timeout,30s,actor-state-max-idle = 30s",
    "mesh.actor.stop-timeout,11s,process.exit-timeout = 10s",
    "mesh.process.terminate-timeout,21s,'process.terminate-timeout = 21s, that is 31s'",
    "mesh.proc.stop-max-idle,31s,cleanup-timeout = 30s",
    "mesh.cleanup-timeout,29s,proc.stop-max-idle = 30s",
    "mesh.observer.late-limit,1251ms,'notice.timeout = 5s, that is 1.25s'",
    "mesh.observer.hold,999ms,observer.late-limit = 1s",
    "mesh.host.spawn-ready-timeout,31s,proc.spawn-max-idle = 30s"
  })
  void otherContradictionsAreWarningsThatNameBothSides(String name, String text, String other) {
    assertThat(TimingChecks.problems(settings(Map.of(name, text))))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.severity()).isEqualTo(WARNING);
              assertThat(problem.sentence()).contains(name + " = " + text, other);
            });
  }
}
