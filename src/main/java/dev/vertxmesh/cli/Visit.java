package dev.vertxmesh.cli;

import dev.vertxmesh.settings.Settings;
import io.vertx.core.Future;
import java.time.Duration;

/** A stay in a running cluster, which ends with the verb. */
final class Visit implements AutoCloseable {
  private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(10);

  private final Tools tools;
  private final ClusterView cluster;

  private Visit(Tools tools, ClusterView cluster) {
    this.tools = tools;
    this.cluster = cluster;
  }

  static Visit begin(Tools tools, Settings settings) {
    settings.warnings().forEach(tools.console()::remark);
    Future<ClusterView> joining = tools.platform().join(settings);
    return new Visit(tools, tools.waiter().await("joining the cluster", joining));
  }

  ClusterView cluster() {
    return cluster;
  }

  <T> T await(String what, Future<T> future) {
    return tools.waiter().await(what, future);
  }

  /** Leaves. That it cannot is no matter: this JVM ends anyway. */
  @Override
  public void close() {
    try {
      tools.waiter().finish("leaving the cluster", CLOSE_DEADLINE, cluster.close());
    } catch (CliException stuck) {
      tools.console().remark(stuck.getMessage());
    }
  }
}
