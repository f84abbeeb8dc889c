package dev.vertxmesh.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.partition.NoDataMemberInClusterException;
import dev.vertxmesh.cluster.ClusterStartException.Reason;
import java.net.BindException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Words for a start that failed. */
final class StartFailures {

  private static final int LONGEST_LIST = 3;

  private StartFailures() {}

  static RuntimeException explain(Throwable cause, Config config) {
    NetworkConfig network = config.getNetworkConfig();
    for (Throwable each = cause; each != null; each = each.getCause()) {
      String text = String.valueOf(each.getMessage()).toLowerCase(Locale.ROOT);
      if (each instanceof ClusterStartException known) {
        return known;
      }
      if (each instanceof NoDataMemberInClusterException) {
        return noHost(config, cause);
      }
      if (text.contains("already in use") || text.contains("is in use")) {
        return portInUse(network, cause);
      }
      if (each instanceof BindException || text.contains("matching network interface")) {
        return new ClusterStartException(
            Reason.OTHER,
            "Cannot listen on "
                + network.getInterfaces().getInterfaces()
                + ": no address of this machine matches, or it may not be used ("
                + each.getMessage()
                + "). Check the interfaces section of the cluster configuration.",
            cause);
      }
    }
    return new ClusterStartException(
        Reason.OTHER, "Cannot " + what(config) + ": " + cause.getMessage(), cause);
  }

  static ClusterStartException noHost(Config config, Throwable cause) {
    return new ClusterStartException(
        Reason.NO_HOST,
        "No host in the cluster: cannot "
            + what(config)
            + ". This node holds no data, so a host must be up first. Check that one runs, under this cluster name and"
            + " at one of these addresses.",
        cause);
  }

  static ClusterStartException tooLate(Config config, Duration deadline) {
    return new ClusterStartException(
        Reason.NO_HOST,
        "Could not "
            + what(config)
            + " within "
            + deadline.toMillis()
            + " ms. Check that these members run and are reachable from here, that no firewall drops packets, that all"
            + " have the same cluster name, or give a longer join deadline.",
        null);
  }

  private static ClusterStartException portInUse(NetworkConfig network, Throwable cause) {
    String ports =
        network.isPortAutoIncrement()
            ? "All ports from "
                + network.getPort()
                + " to "
                + (network.getPort() + network.getPortCount() - 1)
                + " are"
            : "Port " + network.getPort() + " is";
    return new ClusterStartException(
        Reason.PORT_IN_USE,
        ports + " already in use: give another port, or end what listens there.",
        cause);
  }

  private static String what(Config config) {
    return "join cluster " + config.getClusterName() + " through " + members(config);
  }

  private static String members(Config config) {
    JoinConfig join = config.getNetworkConfig().getJoin();
    if (join.getTcpIpConfig().isEnabled()) {
      return "members " + shortened(join.getTcpIpConfig().getMembers());
    }
    return join.getKubernetesConfig().isEnabled()
        ? "Kubernetes " + join.getKubernetesConfig().getProperties()
        : "discovery";
  }

  private static String shortened(List<String> members) {
    return members.size() <= LONGEST_LIST
        ? members.toString()
        : "[" + members.get(0) + " … " + members.get(members.size() - 1) + "]";
  }
}
