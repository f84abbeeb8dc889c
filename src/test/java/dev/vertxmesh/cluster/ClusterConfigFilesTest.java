package dev.vertxmesh.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.config.Config;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.MultiMapConfig;
import com.hazelcast.spi.properties.ClusterProperty;
import com.hazelcast.spi.properties.HazelcastProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterConfigFilesTest {

  private static Config load(Path file) {
    return HazelcastConfigs.load(ClusterOptions.builder().configFile(file).build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"loopback.xml", "lan.xml", "kubernetes.xml"})
  @DisplayName("CL-3 no file of cluster-config has an unsafe default")
  void noUnsafeDefaults(String name) {
    Config config = load(Path.of("cluster-config", name));

    assertThat(ConfigWarnings.of(config)).isEmpty();
    assertThat(config.getClusterName()).isEqualTo("vertx-mesh");
    assertThat(config.getNetworkConfig().getJoin().isAutoDetectionEnabled()).isFalse();
    JavaSerializationFilterConfig filter =
        config.getSerializationConfig().getJavaSerializationFilterConfig();
    assertThat(filter.getWhitelist().isListed("io.vertx.core.json.JsonObject")).isTrue();
    assertThat(filter.getWhitelist().isListed("org.example.Gadget")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"loopback.xml", "lan.xml", "kubernetes.xml"})
  @DisplayName("Every file of cluster-config has the timings and the maps that the mesh needs")
  void timingsAndMaps(String name) {
    Config config = load(Path.of("cluster-config", name));
    HazelcastProperties properties = new HazelcastProperties(config);

    assertThat(properties.getInteger(ClusterProperty.HEARTBEAT_INTERVAL_SECONDS)).isEqualTo(1);
    assertThat(properties.getInteger(ClusterProperty.MAX_NO_HEARTBEAT_SECONDS)).isBetween(15, 20);
    assertThat(properties.getInteger(ClusterProperty.WAIT_SECONDS_BEFORE_JOIN)).isBetween(0, 1);
    assertThat(properties.getInteger(ClusterProperty.MERGE_FIRST_RUN_DELAY_SECONDS))
        .isLessThanOrEqualTo(30);
    assertThat(properties.getInteger(ClusterProperty.TCP_JOIN_PORT_TRY_COUNT))
        .isGreaterThanOrEqualTo(20);
    assertThat(config.findMapConfig("mesh.hosts").getBackupCount()).isEqualTo(1);
    assertThat(config.findMapConfig("mesh.epochs").getMergePolicyConfig().getPolicy())
        .isEqualTo("dev.vertxmesh.registry.HighestTermMergePolicy");
    assertThat(config.findMultiMapConfig("__vertx.subs").getValueCollectionType())
        .isEqualTo(MultiMapConfig.ValueCollectionType.SET);
  }

  @Test
  @DisplayName("The jar carries the files, and loopback.xml is the default")
  void defaultIsLoopback() {
    Config config = HazelcastConfigs.load(ClusterOptions.defaults());

    assertThat(config.getNetworkConfig().getInterfaces().getInterfaces())
        .containsExactly("127.0.0.1");
    assertThat(List.of("loopback.xml", "lan.xml", "kubernetes.xml"))
        .allSatisfy(
            name ->
                assertThat(getClass().getResource("/cluster-config/" + name))
                    .as("%s on the class path", name)
                    .isNotNull());
  }

  @Test
  @DisplayName("Hazelcast's own defaults are all warned of")
  void hazelcastDefaultsAreWarnedOf() {
    assertThat(String.join("\n", ConfigWarnings.of(new Config())))
        .contains(
            "\"dev\"", "multicast", "phones home", "every interface", "5 s", "60 s", "any class");
  }

  @Test
  @DisplayName("Members in the options replace the way of joining that the file names")
  void membersReplaceDiscovery() {
    JoinConfig join =
        HazelcastConfigs.load(
                ClusterOptions.builder()
                    .configFile(Path.of("cluster-config", "kubernetes.xml"))
                    .members(List.of("10.0.0.1:5701"))
                    .build())
            .getNetworkConfig()
            .getJoin();

    assertThat(join.getKubernetesConfig().isEnabled()).isFalse();
    assertThat(join.getTcpIpConfig().isEnabled()).isTrue();
    assertThat(join.getTcpIpConfig().getMembers()).containsExactly("10.0.0.1:5701");
  }

  @Test
  @DisplayName(
      "With an ephemeral port of its own a node still tries the file's ports at its members")
  void ephemeralPortKeepsMemberPorts() {
    Config config = HazelcastConfigs.load(ClusterOptions.builder().ephemeralPort().build());

    assertThat(config.getNetworkConfig().getJoin().getTcpIpConfig().getMembers())
        .hasSize(20)
        .startsWith("127.0.0.1:5701", "127.0.0.1:5702")
        .endsWith("127.0.0.1:5720");
  }

  @Test
  @DisplayName("A YAML file is read as well")
  void yaml(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("c.yaml"), "hazelcast:\n  cluster-name: mine\n");

    assertThat(load(file).getClusterName()).isEqualTo("mine");
  }

  @Test
  @DisplayName(
      "A configuration that is missing, broken or of another kind is named with its problem")
  void badFilesAreNamed(@TempDir Path folder) throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.xml"), "<hazelcast><nonsense>");
    Path brokenYaml = Files.writeString(folder.resolve("broken.yaml"), "nonsense: 1");
    Path other = Files.writeString(folder.resolve("config.txt"), "");

    assertThatThrownBy(() -> load(folder.resolve("absent.xml")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("absent.xml", "no such file");
    assertThatThrownBy(() -> load(broken))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("broken.xml");
    assertThatThrownBy(() -> load(brokenYaml))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("broken.yaml");
    assertThatThrownBy(() -> load(other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(".yaml");
  }

  @Test
  @DisplayName("Options out of range are refused with the number")
  void optionsOutOfRange() {
    assertThatThrownBy(() -> ClusterOptions.builder().port(70_000).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("70000");
    assertThatThrownBy(() -> ClusterOptions.builder().eventLoopPoolSize(-1).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }
}
