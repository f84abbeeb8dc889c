package dev.vertxmesh.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsSourcesTest {
  @TempDir Path directory;

  @Test
  void everySettingHasAVariableThatSetsIt() {
    for (Setting<?> setting : MeshSettings.all()) {
      Settings settings =
          Settings.of(
              SettingsLayer.environment(Map.of(setting.environmentName(), setting.defaultText())));
      assertThat(settings.source(setting)).isEqualTo("environment " + setting.environmentName());
      assertThat(settings.explicit()).containsOnlyKeys(setting.name());
      assertThat(settings.warnings()).isEmpty();
    }
  }

  @Test
  void aVariableIsUpperCaseWithUnderscores() {
    assertThat(MeshSettings.SUPERVISION_POLL_FREQUENCY.environmentName())
        .isEqualTo("MESH_SUPERVISION_POLL_FREQUENCY");
  }

  @ParameterizedTest
  @CsvSource({
    "MESH_SERVICE_HOST,MESH_",
    "MESH_ORPHAN_TIMOUT,MESH_ORPHAN_TIMEOUT",
    "MESH_SUPERVISION_POLL_FREQUENCE,MESH_SUPERVISION_POLL_FREQUENCY",
    "MESH_HOST_CLASSPATH_,MESH_HOST_CLASSPATH_<entry>",
    "MESH_host_name,MESH_HOST_NAME"
  })
  @DisplayName("SE-3 an unknown variable is a warning that names the nearest known one")
  void unknownVariable(String variable, String nearest) {
    Settings settings = Settings.of(SettingsLayer.environment(Map.of(variable, "10.0.0.1")));
    assertThat(settings.explicit()).isEmpty();
    assertThat(settings.warnings())
        .singleElement()
        .asString()
        .startsWith("Environment variable " + variable + " stands for no setting; ignored.")
        .contains("The nearest known one is " + nearest);
  }

  @Test
  @DisplayName("SE-3 the address of a Kubernetes service mesh-cluster is no port, but a warning")
  void serviceAddress() {
    Settings settings =
        Settings.of(SettingsLayer.environment(Map.of("MESH_CLUSTER_PORT", "tcp://10.0.0.1:5701")));
    assertThat(settings.get(MeshSettings.CLUSTER_PORT)).isZero();
    assertThat(settings.warnings())
        .containsExactly(
            "Environment variable MESH_CLUSTER_PORT = \"tcp://10.0.0.1:5701\" is the address of a"
                + " service, not a setting; ignored.");
  }

  @Test
  void aBadValueInTheEnvironmentNamesItsVariable() {
    SettingsLayer layer = SettingsLayer.environment(Map.of("MESH_CLUSTER_PORT", "70000"));
    assertThatThrownBy(() -> Settings.of(layer))
        .hasMessageContaining("mesh.cluster.port = \"70000\" (environment MESH_CLUSTER_PORT)")
        .hasMessageContaining("above 65535");
  }

  @Test
  void variablesOfOthersAreIgnored() {
    SettingsLayer layer = SettingsLayer.environment(Map.of("PATH", "/bin", "MESHED_X", "1"));
    assertThat(Settings.of(layer).warnings()).isEmpty();
  }

  @Test
  void aFileIsPropertiesTextInUtf8() throws IOException {
    Path file = directory.resolve("mesh.properties");
    Files.writeString(file, "# hosts\nmesh.host.name = Zürich\nmesh.host.max-procs: 8\n");
    Settings settings = Settings.of(SettingsLayer.file(file));
    assertThat(settings.get(MeshSettings.HOST_NAME)).isEqualTo("Zürich");
    assertThat(settings.get(MeshSettings.HOST_MAX_PROCS)).isEqualTo(8);
    assertThat(settings.source(MeshSettings.HOST_NAME)).isEqualTo("file " + file);
  }

  @Test
  void aMissingFileIsNamed() {
    Path file = directory.resolve("none.properties");
    assertThatThrownBy(() -> SettingsLayer.file(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Configuration file " + file + ": there is no such file.");
  }

  @Test
  void aFileThatIsNotUtf8IsNamed() throws IOException {
    Path file = directory.resolve("latin.properties");
    Files.write(file, "mesh.host.name=Zürich".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> SettingsLayer.file(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Configuration file " + file + ": is not UTF-8 text; save it as UTF-8.");
  }

  @Test
  void aDirectoryIsNoFile() {
    assertThatThrownBy(() -> SettingsLayer.file(directory))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Configuration file " + directory);
  }

  @Test
  void aMalformedEscapeIsNamed() {
    StringReader text = new StringReader("mesh.host.name=\\u00zz");
    assertThatThrownBy(() -> SettingsLayer.file("bad.properties", text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Configuration file bad.properties: Malformed \\uxxxx encoding..");
  }

  @Test
  void aKeyGivenTwiceIsNamedWithBothValues() {
    StringReader text = new StringReader("mesh.host.max-procs=8\nmesh.host.max-procs=9");
    assertThatThrownBy(() -> SettingsLayer.file("f", text))
        .hasMessage(
            "Configuration file f: mesh.host.max-procs is given twice, as \"8\" and as \"9\";"
                + " remove one.");
  }
}
