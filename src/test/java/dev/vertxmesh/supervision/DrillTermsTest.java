package dev.vertxmesh.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.Cause.Learned;
import dev.vertxmesh.model.DrillFault;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.Subject;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.model.SupervisionEvent.Kind;
import dev.vertxmesh.settings.DetectionBounds;
import dev.vertxmesh.settings.DetectionBounds.Bound;
import dev.vertxmesh.settings.DetectionBounds.Fault;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.settings.SettingsLayer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrillTermsTest {

  private static final Duration LONGEST = Duration.ofMinutes(2);

  private static Bound bound(Fault fault, String hangTimeout) {
    Map<String, String> texts = Map.of("mesh.hang-timeout", hangTimeout);
    return DetectionBounds.of(fault, Settings.of(SettingsLayer.commandLine(texts)));
  }

  @Test
  @DisplayName("SU-13 a fault lasts as long as it may go unnoticed, or as long as was asked for")
  void lasting() {
    Bound freeze = bound(Fault.WORKER_FREEZES, "2s");
    DrillTerms silent = DrillTerms.of(freeze, Optional.empty(), LONGEST);
    assertThat(silent.within()).isEqualTo(Duration.ofMillis(3500));
    assertThat(silent.lasting()).isEqualTo(Duration.ofMillis(3500));
    assertThat(silent.formula()).contains("mesh.hang-timeout = 2s");
    assertThat(DrillTerms.of(freeze, Optional.of(Duration.ofSeconds(9)), LONGEST).lasting())
        .isEqualTo(Duration.ofSeconds(9));
    assertThat(DrillTerms.atOnce(freeze).lasting()).isZero();
  }

  @Test
  @DisplayName("SU-13 a fault that leaves a trace need not last until it is noticed")
  void trace() {
    Bound partition = bound(Fault.PARTITION_SHORT, "2s");
    Duration least = Duration.ofSeconds(11);
    assertThat(DrillTerms.of(partition, least, Optional.empty(), LONGEST))
        .isEqualTo(new DrillTerms(Duration.ofSeconds(31), partition.formula(), least));
  }

  @ParameterizedTest
  @CsvSource({
    "2s,3499,'a fault of 3.499s may go unnoticed: let it last 3.5s or longer'",
    "2s,120001,'longer than mesh.drill.longest = 2m; it is noticed within 3.5s'",
    "2m,,'a fault of 151s is longer than mesh.drill.longest = 2m'",
    "0,,'that a worker is frozen is never noticed, as 5/4 of mesh.hang-timeout = 0: off'"
  })
  @DisplayName("SU-13 what would measure nothing, or last too long, is refused with its numbers")
  void refused(String hangTimeout, Long millis, String sentence) {
    Bound freeze = bound(Fault.WORKER_FREEZES, hangTimeout);
    Optional<Duration> asked = Optional.ofNullable(millis).map(Duration::ofMillis);
    assertThatThrownBy(() -> DrillTerms.of(freeze, asked, LONGEST))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  @DisplayName("SE-11 a bound that needs the cluster's configuration is not made without it")
  void ofCluster() {
    assertThatThrownBy(() -> bound(Fault.HOST_LOST, "2s"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "KILL,FAILED",
    "FREEZE,FAILED",
    "HANG,FAILED",
    "PARTITION,OUT_OF_REACH",
    "ORPHAN,STOPPED"
  })
  @DisplayName("SU-13 each fault is told by an event of its own kind, not by a warning")
  void toldBy(DrillFault fault, Kind kind) {
    assertThat(fault.isToldBy(event(kind))).isTrue();
    assertThat(fault.isToldBy(event(Kind.STALLED))).isFalse();
    assertThat(fault.isToldBy(event(Kind.OBSERVER_DEGRADED))).isFalse();
  }

  private static SupervisionEvent event(Kind kind) {
    return new SupervisionEvent(
        kind,
        new Subject(Subject.Kind.PROC, "proc w"),
        Status.FAILED,
        Cause.of(Learned.PING, "why"),
        Instant.EPOCH);
  }
}
