package dev.vertxmesh.settings;

import static dev.vertxmesh.settings.MeshSettings.ACTOR_STOP_TIMEOUT;
import static dev.vertxmesh.settings.MeshSettings.CLUSTER_MEMBERS;
import static dev.vertxmesh.settings.MeshSettings.HANG_ACTION;
import static dev.vertxmesh.settings.MeshSettings.HOST_CLASSPATH;
import static dev.vertxmesh.settings.MeshSettings.HOST_JVM_OPTIONS;
import static dev.vertxmesh.settings.MeshSettings.ORPHAN_TIMEOUT;
import static dev.vertxmesh.settings.MeshSettings.SPAWN_ALLOW;
import static dev.vertxmesh.settings.MeshSettings.SUPERVISION_POLL_FREQUENCY;
import static dev.vertxmesh.settings.MeshSettings.TERMINATE_CONCURRENCY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private static final String STOP = "mesh.actor.stop-timeout";

  /** One layer of each source, in the order of design 5, each with its own value. */
  private static List<SettingsLayer> oneOfEach() {
    return List.of(
        SettingsLayer.file("mesh.properties", new StringReader(STOP + "=1s")),
        SettingsLayer.environment(Map.of("MESH_ACTOR_STOP_TIMEOUT", "2s")),
        systemProperty(STOP, "3s"),
        SettingsLayer.verticle(Map.of(STOP, "4s")),
        SettingsLayer.commandLine(Map.of(STOP, "5s")));
  }

  private static SettingsLayer systemProperty(String key, String text) {
    Properties properties = new Properties();
    properties.setProperty(key, text);
    return SettingsLayer.systemProperties(properties);
  }

  private static Settings commandLine(String key, String text) {
    return Settings.of(SettingsLayer.commandLine(Map.of(key, text)));
  }

  @Test
  @DisplayName("SE-2 each source wins over those before it, and is named")
  void precedence() {
    List<String> names =
        List.of(
            "file mesh.properties",
            "environment MESH_ACTOR_STOP_TIMEOUT",
            "system property",
            "verticle configuration",
            "command line");
    Settings settings = Settings.defaults();
    assertThat(settings.get(ACTOR_STOP_TIMEOUT)).hasSeconds(10);
    assertThat(settings.source(ACTOR_STOP_TIMEOUT)).isEqualTo("default");
    for (int place = 0; place < names.size(); place++) {
      settings = settings.with(oneOfEach().get(place));
      assertThat(settings.get(ACTOR_STOP_TIMEOUT)).hasSeconds(place + 1);
      assertThat(settings.source(ACTOR_STOP_TIMEOUT)).isEqualTo(names.get(place));
    }
  }

  @Property(tries = 50)
  @Label("SE-2 the order of adding does not matter between sources")
  void orderOfAdding(@ForAll Random random) {
    List<SettingsLayer> shuffled = new ArrayList<>(oneOfEach());
    Collections.shuffle(shuffled, random);
    Settings settings = Settings.of(shuffled.toArray(SettingsLayer[]::new));
    assertThat(settings.text(ACTOR_STOP_TIMEOUT)).isEqualTo("5s");
  }

  @Test
  @DisplayName("SE-2 of two layers of one source the one added later wins")
  void sameSource() {
    Settings settings = commandLine(STOP, "1s");
    Settings later = settings.with(SettingsLayer.commandLine(Map.of(STOP, "7s")));
    assertThat(later.get(ACTOR_STOP_TIMEOUT)).hasSeconds(7);
    assertThat(settings.get(ACTOR_STOP_TIMEOUT)).hasSeconds(1);
  }

  @Test
  @DisplayName("SE-3 an unknown key is an error that names source and nearest known key")
  void unknownKeys() {
    for (SettingsLayer layer :
        List.of(
            SettingsLayer.file("mesh.properties", new StringReader("mesh.orphan-timout=1m")),
            systemProperty("mesh.orphan-timout", "1m"),
            SettingsLayer.verticle(Map.of("mesh.orphan-timout", "1m")),
            SettingsLayer.commandLine(Map.of("mesh.orphan-timout", "1m")))) {
      assertThatThrownBy(() -> Settings.of(layer))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "Unknown setting mesh.orphan-timout (%s). The nearest known one is"
                  + " mesh.orphan-timeout.",
              layer.describe("mesh.orphan-timout"));
    }
  }

  @Test
  @DisplayName("SE-3 a key without mesh. is an error too, save among the system properties")
  void foreignKeys() {
    assertThatThrownBy(() -> commandLine("poll-frequency", "1s"))
        .hasMessageContaining("nearest known one is mesh.supervision.poll-frequency.");
    assertThat(Settings.of(systemProperty("user.colour", "blue")).explicit()).isEmpty();
  }

  @Test
  @DisplayName("SE-4 a bad value names setting, value, source, what is accepted and an example")
  void badValue() {
    assertThatThrownBy(() -> commandLine("mesh.terminate-concurrency", "0"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "mesh.terminate-concurrency = \"0\" (command line): it is below 1. Accepted: a whole"
                + " number from 1 to 256. Example: mesh.terminate-concurrency=1");
  }

  @Test
  @DisplayName("SE-4 every mistake is named in one error, an overridden one too")
  void allMistakes() {
    SettingsLayer file =
        SettingsLayer.file(
            "f", new StringReader("mesh.orphan-timeout=60\nmesh.poison=none\nmesh.x=1"));
    SettingsLayer override = SettingsLayer.commandLine(Map.of("mesh.orphan-timeout", "1m"));
    assertThatThrownBy(() -> Settings.of(file, override))
        .message()
        .hasLineCount(3)
        .contains("mesh.orphan-timeout = \"60\" (file f)", "write 60s for seconds")
        .contains("mesh.poison = \"none\" (file f)", "fatal-error or any-failure")
        .contains("Unknown setting mesh.x (file f)");
  }

  @Test
  void valuesOfEachTypeAreRead() {
    Settings settings =
        Settings.of(
            SettingsLayer.commandLine(
                Map.of(
                    "mesh.orphan-timeout", "0",
                    "mesh.terminate-concurrency", " 8 ",
                    "mesh.hang-action", "end-proc",
                    "mesh.spawn.allow", "com.example., org.acme.Worker",
                    "mesh.cluster.members", "10.0.0.1:5701,[::1]:5702")));
    assertThat(settings.get(ORPHAN_TIMEOUT)).isZero();
    assertThat(settings.get(TERMINATE_CONCURRENCY)).isEqualTo(8);
    assertThat(settings.text(TERMINATE_CONCURRENCY)).isEqualTo("8");
    assertThat(settings.get(HANG_ACTION)).isEqualTo(HangAction.END_PROC);
    assertThat(settings.get(SPAWN_ALLOW)).containsExactly("com.example.", "org.acme.Worker");
    assertThat(settings.get(CLUSTER_MEMBERS)).containsExactly("10.0.0.1:5701", "[::1]:5702");
    assertThatThrownBy(() -> commandLine("mesh.cluster.members", "10.0.0.1"))
        .hasMessageContaining("\"10.0.0.1\" cannot be in a list of host:port");
  }

  @Test
  void entriesOfAFamilyAddUpAndTheLaterSourceWins() {
    Settings settings =
        Settings.of(
            SettingsLayer.commandLine(Map.of("mesh.host.classpath.app", "/new/*")),
            SettingsLayer.file(
                "f",
                new StringReader(
                    "mesh.host.classpath.app=/old/*\nmesh.host.classpath.my.lib=/lib/a.jar:/b")),
            SettingsLayer.environment(Map.of("MESH_HOST_JVM_OPTIONS_MY_APP", "-Xmx64m -ea")));
    assertThat(settings.entries(HOST_CLASSPATH))
        .isEqualTo(Map.of("app", "/new/*", "my.lib", "/lib/a.jar:/b"));
    assertThat(settings.entries(HOST_JVM_OPTIONS)).isEqualTo(Map.of("my-app", "-Xmx64m -ea"));
    assertThat(settings.source(HOST_CLASSPATH, "app")).isEqualTo("command line");
    assertThat(settings.source(HOST_JVM_OPTIONS, "my-app"))
        .isEqualTo("environment MESH_HOST_JVM_OPTIONS_MY_APP");
    assertThat(Settings.defaults().entries(HOST_CLASSPATH)).isEmpty();
  }

  @Test
  void anEntryWithABlankInItsNameIsUnknown() {
    assertThatThrownBy(() -> commandLine("mesh.host.classpath.my app", "/x"))
        .hasMessageContaining("Unknown setting mesh.host.classpath.my app");
  }

  @Test
  @DisplayName("SE-5 explicit settings give the same values in a process with another environment")
  void explicit() {
    Settings settings =
        Settings.of(
            SettingsLayer.environment(Map.of("MESH_SUPERVISION_POLL_FREQUENCY", "1s")),
            SettingsLayer.commandLine(
                Map.of(
                    "mesh.supervision.poll-frequency", "10s",
                    "mesh.hang-action", "end-proc",
                    "mesh.host.classpath.app", "/app/*")));
    assertThat(settings.explicit())
        .containsExactly(
            Map.entry("mesh.supervision.poll-frequency", "10s"),
            Map.entry("mesh.hang-action", "end-proc"),
            Map.entry("mesh.host.classpath.app", "/app/*"));

    Settings worker =
        Settings.of(
            SettingsLayer.environment(Map.of("MESH_SUPERVISION_POLL_FREQUENCY", "1s")),
            SettingsLayer.commandLine(settings.explicit()));
    assertThat(worker.get(SUPERVISION_POLL_FREQUENCY)).hasSeconds(10);
    assertThat(worker.explicit()).isEqualTo(settings.explicit());
    assertThat(Settings.defaults().explicit()).isEmpty();
  }

  @Test
  void theProcessIsReadWithItsCommandLineLast() {
    Settings settings = Settings.fromProcess(Optional.empty(), Map.of(STOP, "6s"));
    assertThat(settings.get(ACTOR_STOP_TIMEOUT)).hasSeconds(6);
  }
}
