package dev.vertxmesh.cli;

import dev.vertxmesh.Mesh;
import dev.vertxmesh.cluster.ClientNode;
import dev.vertxmesh.cluster.LaunchedHosts;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.settings.SettingsLayer;
import java.time.Duration;
import java.util.Map;

/** Hosts that this JVM launched, and this JVM as their client. They end with the verb. */
final class OwnCluster implements AutoCloseable {
  private static final Duration LEAVE_DEADLINE = Duration.ofSeconds(20);
  private static final Duration END_DEADLINE = Duration.ofSeconds(45);

  private final Tools tools;
  private final LaunchedHosts hosts;
  private final ClientNode client;
  private final Mesh mesh;
  private boolean open = true;

  private OwnCluster(Tools tools, LaunchedHosts hosts, ClientNode client, Mesh mesh) {
    this.tools = tools;
    this.hosts = hosts;
    this.client = client;
    this.mesh = mesh;
  }

  /**
   * Launches hosts and joins them.
   *
   * @param classPathEntries entry → class path, for workers
   */
  static OwnCluster launch(
      Tools tools, int count, Settings settings, Map<String, String> classPathEntries) {
    LaunchedHosts hosts =
        tools
            .waiter()
            .await("launching hosts", LaunchedHosts.launch(count, settings, classPathEntries));
    try {
      Settings joining = settings.with(whomToJoin(hosts));
      ClientNode client = tools.waiter().await("joining the hosts", ClientNode.join(joining));
      OwnCluster cluster = new OwnCluster(tools, hosts, client, Facades.of(client, joining));
      tools
          .waiter()
          .await("serving the HTTP API", client.serve(joining))
          .ifPresent(url -> tools.console().line("Dashboard  " + url));
      return cluster;
    } catch (RuntimeException failure) {
      tools.waiter().finish("ending the hosts", END_DEADLINE, hosts.close());
      throw failure;
    }
  }

  private static SettingsLayer whomToJoin(LaunchedHosts hosts) {
    return SettingsLayer.commandLine(
        Map.of(
            MeshSettings.CLUSTER_NAME.name(), hosts.clusterName(),
            MeshSettings.CLUSTER_MEMBERS.name(), String.join(",", hosts.members())));
  }

  Mesh mesh() {
    return mesh;
  }

  LaunchedHosts hosts() {
    return hosts;
  }

  /** What other verbs need to look at it. */
  String joinOptions() {
    return "--cluster " + hosts.clusterName() + " --members " + hosts.members().get(0);
  }

  /** Ends it; the second time does nothing. */
  @Override
  public void close() {
    if (open) {
      open = false;
      try {
        tools.waiter().finish("leaving the cluster", LEAVE_DEADLINE, client.close());
      } finally {
        tools.waiter().finish("ending the hosts", END_DEADLINE, hosts.close());
      }
    }
  }
}
