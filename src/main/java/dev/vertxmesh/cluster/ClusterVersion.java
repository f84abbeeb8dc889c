package dev.vertxmesh.cluster;

import com.hazelcast.instance.BuildInfoProvider;

/** What the cluster is made with. */
public final class ClusterVersion {
  private ClusterVersion() {}

  /** The version of Hazelcast in this JVM. */
  public static String hazelcast() {
    return BuildInfoProvider.getBuildInfo().getVersion();
  }
}
