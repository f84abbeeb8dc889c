package dev.vertxmesh.cluster;

import com.hazelcast.spi.properties.ClusterProperty;
import com.hazelcast.spi.properties.HazelcastProperties;
import com.hazelcast.spi.properties.HazelcastProperty;
import dev.vertxmesh.settings.DetectionBounds;
import dev.vertxmesh.settings.Settings;
import java.time.Duration;

/** What the cluster configuration in force says about silence. */
public final class ClusterTimings {

  private ClusterTimings() {}

  /**
   * Reads the file that {@code mesh.cluster.config} names, or the jar's.
   *
   * @throws IllegalArgumentException if it cannot be read, saying which and why
   */
  public static DetectionBounds.Cluster of(Settings settings) {
    HazelcastProperties properties =
        new HazelcastProperties(HazelcastConfigs.load(NodeOptions.client(settings)));
    return new DetectionBounds.Cluster(
        seconds(properties, ClusterProperty.HEARTBEAT_INTERVAL_SECONDS),
        seconds(properties, ClusterProperty.MAX_NO_HEARTBEAT_SECONDS));
  }

  private static Duration seconds(HazelcastProperties properties, HazelcastProperty property) {
    return Duration.ofSeconds(properties.getSeconds(property));
  }
}
