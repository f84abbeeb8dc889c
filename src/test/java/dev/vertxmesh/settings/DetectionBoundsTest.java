package dev.vertxmesh.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.settings.DetectionBounds.Bound;
import dev.vertxmesh.settings.DetectionBounds.Cluster;
import dev.vertxmesh.settings.DetectionBounds.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectionBoundsTest {

  private static final Path REFERENCE = Path.of("docs", "detection.md");

  private static Bound bound(Fault fault, Map<String, String> texts) {
    Settings settings = Settings.of(SettingsLayer.commandLine(texts));
    return DetectionBounds.of(
        fault, settings, new Cluster(Duration.ofSeconds(2), Duration.ofSeconds(20)));
  }

  @ParameterizedTest
  @CsvSource({
    "ACTOR_FAILS, 11000",
    "WORKER_ENDS, 11000",
    "WORKER_FREEZES, 13500",
    "LOOP_BLOCKED, 16000",
    "HOST_AGENT_KILLED, 23000",
    "HOST_LOST, 23000",
    "CONTROLLER_KILLED, 23000",
    "OWNER_LOST, 76000",
    "CONTROLLER_FREEZES, 23000",
    "CONTROLLER_THAWS, 7000",
    "SUBSCRIBER_SILENT, 36000",
    "PARTITION_SHORT, 31000",
    "PARTITION_LONG, 76000"
  })
  @DisplayName("SE-8 each fault has a bound, at the defaults and 2 s and 20 s in the cluster")
  void defaults(Fault fault, long millis) {
    assertThat(bound(fault, Map.of()).within()).contains(Duration.ofMillis(millis));
  }

  @Test
  @DisplayName("SE-8 a bound follows its settings, and names them with their values")
  void formula() {
    Bound bound = bound(Fault.WORKER_FREEZES, Map.of("mesh.hang-timeout", "2s"));
    assertThat(bound.within()).contains(Duration.ofMillis(3500));
    assertThat(bound.formula()).isEqualTo("5/4 of mesh.hang-timeout = 2s + 1s for messages");
    assertThat(bound.text()).isEqualTo("3.5s");
    assertThat(bound.told()).contains("mesh.observer.hold = 5s");
  }

  @Test
  @DisplayName("SE-8 the lease shortens the poll, the patience and the hold of a controller")
  void lease() {
    Map<String, String> short6 =
        Map.of("mesh.orphan-timeout", "6s", "mesh.supervision.poll-frequency", "3s");
    assertThat(bound(Fault.ACTOR_FAILS, short6).formula())
        .isEqualTo("1/3 of mesh.orphan-timeout = 6s + 1s for messages");
    assertThat(bound(Fault.PARTITION_SHORT, short6).within()).contains(Duration.ofSeconds(5));
    assertThat(bound(Fault.CONTROLLER_THAWS, short6).within()).contains(Duration.ofMillis(3500));
  }

  @Test
  @DisplayName("SE-8 the shorter of two ways counts: the watchdog, or the cluster")
  void controllerFreezes() {
    assertThat(bound(Fault.CONTROLLER_FREEZES, Map.of("mesh.supervision.watchdog-timeout", "12s")))
        .satisfies(bound -> assertThat(bound.within()).contains(Duration.ofSeconds(13)))
        .satisfies(bound -> assertThat(bound.formula()).contains("watchdog-timeout = 12s"));
  }

  @Test
  @DisplayName("SE-8 what is off is never noticed, and the bound says why")
  void off() {
    assertThat(bound(Fault.OWNER_LOST, Map.of("mesh.orphan-timeout", "0")))
        .satisfies(bound -> assertThat(bound.within()).isEmpty())
        .satisfies(bound -> assertThat(bound.text()).isEqualTo("never"))
        .satisfies(bound -> assertThat(bound.formula()).contains("mesh.orphan-timeout = 0", "off"));
    assertThat(bound(Fault.ACTOR_FAILS, Map.of("mesh.orphan-timeout", "0")).within())
        .contains(Duration.ofSeconds(11));
    assertThat(bound(Fault.LOOP_BLOCKED, Map.of("mesh.hang-timeout", "0")).within()).isEmpty();
  }

  @Test
  @DisplayName("SE-8 docs/detection.md is what the bounds say (-Dgolden.update=true writes it)")
  void golden() throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(REFERENCE, DetectionReference.markdown());
    }
    assertThat(REFERENCE).hasContent(DetectionReference.markdown());
  }
}
