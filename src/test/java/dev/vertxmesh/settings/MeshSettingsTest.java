package dev.vertxmesh.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MeshSettingsTest {
  static Stream<Setting<?>> all() {
    return MeshSettings.all().stream();
  }

  @Test
  @DisplayName("SE-1 no two settings share a name or an environment variable")
  void declaredOnce() {
    assertThat(MeshSettings.all()).extracting(Setting::name).doesNotHaveDuplicates();
    assertThat(MeshSettings.all()).extracting(Setting::environmentName).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("SE-1 no setting looks like an entry of a family, in its name or variable")
  void familiesAreApart() {
    for (PrefixSetting family : MeshSettings.prefixes()) {
      String variables = Setting.environmentName(family.prefix());
      assertThat(all()).noneMatch(each -> each.name().startsWith(family.prefix()));
      assertThat(all()).noneMatch(each -> each.environmentName().startsWith(variables));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void everySettingSaysWhatItMeansAndWhatBothExtremesCost(Setting<?> setting) {
    assertThat(setting.name()).matches("mesh(\\.[a-z]+(-[a-z]+)*)+");
    assertThat(Stream.of(setting.meaning(), setting.tooSmall(), setting.tooLarge()))
        .allMatch(sentence -> sentence.endsWith("."))
        .doesNotHaveDuplicates();
    assertThat(setting.origin()).containsPattern("behaviour B \\d|design \\d");
    assertThat(MeshSettings.find(setting.name())).contains(setting);
  }

  @Test
  @DisplayName("all() is in declared order")
  void order() {
    assertThat(MeshSettings.all())
        .startsWith(
            MeshSettings.SUPERVISION_POLL_FREQUENCY, MeshSettings.SUPERVISION_WATCHDOG_TIMEOUT)
        .endsWith(AdminSettings.TIMEOUT);
  }

  @Test
  @DisplayName("B 15 the seed's defaults are kept where the thing exists here")
  void seedDefaults() {
    Settings defaults = Settings.defaults();
    assertThat(defaults.get(MeshSettings.SUPERVISION_POLL_FREQUENCY)).hasSeconds(10);
    assertThat(defaults.get(MeshSettings.SUPERVISION_WATCHDOG_TIMEOUT)).hasMinutes(2);
    assertThat(defaults.get(MeshSettings.ORPHAN_TIMEOUT)).hasSeconds(60);
    assertThat(defaults.get(MeshSettings.ACTOR_STATE_MAX_IDLE)).hasSeconds(30);
    assertThat(defaults.get(MeshSettings.PROC_STATE_MAX_IDLE)).hasSeconds(60);
    assertThat(defaults.get(MeshSettings.ACTOR_SPAWN_MAX_IDLE)).hasSeconds(30);
    assertThat(defaults.get(MeshSettings.PROC_SPAWN_MAX_IDLE)).hasSeconds(30);
    assertThat(defaults.get(MeshSettings.PROC_STOP_MAX_IDLE)).hasSeconds(30);
    assertThat(defaults.get(MeshSettings.HOST_SPAWN_READY_TIMEOUT)).hasSeconds(30);
    assertThat(defaults.get(MeshSettings.PROCESS_EXIT_TIMEOUT)).hasSeconds(10);
    assertThat(defaults.get(MeshSettings.PROCESS_TERMINATE_TIMEOUT)).hasSeconds(10);
    assertThat(defaults.get(MeshSettings.TERMINATE_CONCURRENCY)).isEqualTo(16);
    assertThat(defaults.get(MeshSettings.ACTOR_STOP_TIMEOUT)).isEqualTo(Duration.ofSeconds(10));
  }

  @ParameterizedTest
  @CsvSource({
    "mesh.supervision.poll-frequncy,mesh.supervision.poll-frequency",
    "mesh.poll-frequency,mesh.supervision.poll-frequency",
    "poll-frequency,mesh.supervision.poll-frequency",
    "mesh.orphan.timeout,mesh.orphan-timeout",
    "MESH.HANG-TIMEOUT,mesh.hang-timeout",
    "mesh.cluster.member,mesh.cluster.members",
    "mesh.host.clspath.default,mesh.host.classpath.default",
    "mesh.host.jvm-option.small,mesh.host.jvm-options.small",
    "mesh.host.classpath,mesh.host.classpath.<entry>",
    "mesh.host.classpath.,mesh.host.classpath.<entry>",
  })
  @DisplayName("SE-3 the nearest known name is the one that was meant")
  void nearest(String typed, String meant) {
    assertThat(KnownKeys.nearest(typed)).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource({"kitten,sitting,3", "'',abc,3", "abc,'',3", "same,same,0", "ab,ba,2"})
  void editDistanceCountsSingleCharacters(String from, String to, int edits) {
    assertThat(NearestName.editDistance(from, to)).isEqualTo(edits);
    assertThat(NearestName.editDistance(to, from)).isEqualTo(edits);
  }
}
