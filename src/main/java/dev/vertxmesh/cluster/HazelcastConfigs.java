package dev.vertxmesh.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.InterfacesConfig;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.config.TcpIpConfig;
import com.hazelcast.config.XmlConfigBuilder;
import com.hazelcast.config.YamlConfigBuilder;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.spi.properties.ClusterProperty;
import com.hazelcast.spi.properties.HazelcastProperties;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads a Hazelcast configuration and puts the options over it. */
final class HazelcastConfigs {

  static final String DEFAULT_RESOURCE = "cluster-config/loopback.xml";

  private static final String LOGS_THROUGH = "slf4j";

  private HazelcastConfigs() {}

  static Config load(ClusterOptions options) {
    Config config = options.configFile().map(HazelcastConfigs::read).orElseGet(() -> resource());
    options.clusterName().ifPresent(config::setClusterName);
    config.setProperty(ClusterProperty.LOGGING_TYPE.getName(), LOGS_THROUGH);
    config.setLiteMember(options.lite() || config.isLiteMember());
    NetworkConfig network = config.getNetworkConfig();
    options.members().ifPresent(members -> join(network.getJoin(), members));
    options.networkInterface().ifPresent(address -> listenOn(config, address));
    listenAt(options.port(), config);
    config.setProperty(
        ClusterProperty.MAX_JOIN_SECONDS.getName(),
        String.valueOf(Math.max(1, options.joinDeadline().toSeconds())));
    return config;
  }

  private static Config resource() {
    try (InputStream stream =
        HazelcastConfigs.class.getClassLoader().getResourceAsStream(DEFAULT_RESOURCE)) {
      if (stream == null) {
        throw new IllegalArgumentException(
            DEFAULT_RESOURCE + " is not on the class path: name a configuration file.");
      }
      return new XmlConfigBuilder(stream).build();
    } catch (IOException e) {
      throw unreadable(Path.of(DEFAULT_RESOURCE), e.toString(), e);
    }
  }

  private static Config read(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    boolean yaml = name.endsWith(".yaml") || name.endsWith(".yml");
    if (!yaml && !name.endsWith(".xml")) {
      throw unreadable(file, "its name must end in .xml, .yaml or .yml", null);
    }
    try (InputStream stream = Files.newInputStream(file)) {
      return yaml ? new YamlConfigBuilder(stream).build() : new XmlConfigBuilder(stream).build();
    } catch (NoSuchFileException e) {
      throw unreadable(
          file, "there is no such file (seen from " + Path.of("").toAbsolutePath() + ")", e);
    } catch (IOException | HazelcastException e) {
      throw unreadable(file, e.getMessage(), e);
    }
  }

  private static IllegalArgumentException unreadable(Path file, String problem, Exception cause) {
    return new IllegalArgumentException("Cluster configuration " + file + ": " + problem, cause);
  }

  private static void join(JoinConfig join, List<String> members) {
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    join.getKubernetesConfig().setEnabled(false);
    join.getDiscoveryConfig().getDiscoveryStrategyConfigs().clear();
    join.getTcpIpConfig().setEnabled(true).setRequiredMember(null).setMembers(members);
  }

  private static void listenOn(Config config, String address) {
    InterfacesConfig interfaces = config.getNetworkConfig().getInterfaces();
    interfaces.clear();
    interfaces.setEnabled(true).addInterface(address);
    config.setProperty(ClusterProperty.SOCKET_BIND_ANY.getName(), "false");
  }

  private static void listenAt(int port, Config config) {
    if (port == 0) {
      return;
    }
    NetworkConfig network = config.getNetworkConfig();
    TcpIpConfig tcp = network.getJoin().getTcpIpConfig();
    tcp.setMembers(tcp.getMembers().stream().flatMap(member -> withPorts(member, config)).toList());
    network.setPortAutoIncrement(false);
    network.setPort(port == ClusterOptions.EPHEMERAL_PORT ? 0 : port);
  }

  /**
   * Hazelcast counts up from a node's own port where a member has none; the file's port is meant.
   */
  private static Stream<String> withPorts(String member, Config config) {
    boolean bareIpv6 = member.indexOf(':') != member.lastIndexOf(':') && !member.contains("]");
    if ((member.contains(":") && !bareIpv6 && !member.endsWith("]")) || member.contains(",")) {
      return Stream.of(member);
    }
    int first = config.getNetworkConfig().getPort();
    int count = new HazelcastProperties(config).getInteger(ClusterProperty.TCP_JOIN_PORT_TRY_COUNT);
    String host = bareIpv6 ? "[" + member + "]" : member;
    return IntStream.range(first, first + count).mapToObj(port -> host + ":" + port);
  }
}
