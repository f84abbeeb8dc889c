package dev.vertxmesh.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.spi.properties.ClusterProperty;
import com.hazelcast.spi.properties.HazelcastProperties;
import dev.vertxmesh.registry.ClusterInstance;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;

/**
 * Unsafe defaults in the configuration of a running cluster: launchers of Vert.x build it before
 * any setting of the mesh is read, so agents can only warn (design 1).
 */
public final class ConfigWarnings {

  private static final int LONGEST_JOIN_WAIT_SECONDS = 2;
  private static final int LONGEST_NO_HEARTBEAT_SECONDS = 30;
  private static final String HOW_TO =
      " Start with -Dvertx.hazelcast.config=cluster-config/loopback.xml, or another file from there.";

  private ConfigWarnings() {}

  /**
   * One sentence each; none when all is well.
   *
   * @throws IllegalStateException when the Vertx is not clustered by Hazelcast
   */
  public static List<String> of(Vertx vertx) {
    return of(ClusterInstance.of(vertx).getConfig());
  }

  static List<String> of(Config config) {
    HazelcastProperties properties = new HazelcastProperties(config);
    List<String> warnings = new ArrayList<>();
    if (Config.DEFAULT_CLUSTER_NAME.equals(config.getClusterName())) {
      warnings.add(
          "The cluster name is Hazelcast's default, \"dev\": any other Hazelcast nearby may join.");
    }
    if (usesMulticast(config.getNetworkConfig().getJoin())) {
      warnings.add("Members are found by multicast: strangers on this network may join.");
    }
    if (properties.getBoolean(ClusterProperty.PHONE_HOME_ENABLED)) {
      warnings.add("Hazelcast phones home (hazelcast.phone.home.enabled).");
    }
    if (properties.getBoolean(ClusterProperty.SOCKET_BIND_ANY)) {
      warnings.add("Hazelcast listens on every interface (hazelcast.socket.bind.any).");
    }
    addTimings(properties, warnings);
    if (config.getSerializationConfig().getJavaSerializationFilterConfig() == null) {
      warnings.add(
          "Hazelcast reads serialized objects of any class (java-serialization-filter is off).");
    }
    return warnings.stream().map(warning -> warning + HOW_TO).toList();
  }

  private static void addTimings(HazelcastProperties properties, List<String> warnings) {
    int joinWait = properties.getInteger(ClusterProperty.WAIT_SECONDS_BEFORE_JOIN);
    if (joinWait > LONGEST_JOIN_WAIT_SECONDS) {
      warnings.add(
          "Every node waits "
              + joinWait
              + " s before it joins (hazelcast.wait.seconds.before.join).");
    }
    int noHeartbeat = properties.getInteger(ClusterProperty.MAX_NO_HEARTBEAT_SECONDS);
    if (noHeartbeat > LONGEST_NO_HEARTBEAT_SECONDS) {
      warnings.add(
          "A frozen node is noticed only after "
              + noHeartbeat
              + " s (hazelcast.max.no.heartbeat.seconds).");
    }
  }

  /** Found by auto-detection, multicast is what Hazelcast falls back to. */
  private static boolean usesMulticast(JoinConfig join) {
    boolean chosen =
        join.getTcpIpConfig().isEnabled()
            || join.getKubernetesConfig().isEnabled()
            || !join.getDiscoveryConfig().getDiscoveryStrategyConfigs().isEmpty();
    return join.getMulticastConfig().isEnabled() || (join.isAutoDetectionEnabled() && !chosen);
  }
}
