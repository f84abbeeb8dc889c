package dev.vertxmesh.cli;

import dev.vertxmesh.admin.view.ClusterView;
import dev.vertxmesh.settings.Settings;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.Function;

/**
 * A stay in a running cluster, which ends with the verb.
 *
 * @param <C> what can be done there
 */
final class Visit<C> implements AutoCloseable {
  private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(10);

  private final Tools tools;
  private volatile C cluster;
  private final Function<C, Future<Void>> leave;

  private Visit(Tools tools, C cluster, Function<C, Future<Void>> leave) {
    this.tools = tools;
    this.cluster = cluster;
    this.leave = leave;
  }

  /** To look at it. */
  static Visit<ClusterView> look(Tools tools, Settings settings, ApiChoice api) {
    Visit<ClusterView> visit =
        begin(tools, settings, tools.platform().look(settings, api), ClusterView::close);
    tools.console().detail("looking through " + visit.cluster().source());
    return visit;
  }

  /** To act on it. */
  static Visit<ClusterHands> act(Tools tools, Settings settings) {
    return begin(tools, settings, tools.platform().join(settings), ClusterHands::close);
  }

  private static <C> Visit<C> begin(
      Tools tools, Settings settings, Future<C> joining, Function<C, Future<Void>> leave) {
    settings.warnings().forEach(tools.console()::remark);
    return new Visit<>(tools, tools.waiter().await("joining the cluster", joining), leave);
  }

  C cluster() {
    return cluster;
  }

  /** Goes on at another place; who moves has left the one before. */
  void moveTo(C elsewhere) {
    cluster = elsewhere;
  }

  <T> T await(String what, Future<T> future) {
    return tools.waiter().await(what, future);
  }

  /** Leaves. That it cannot is no matter: this JVM ends anyway. */
  @Override
  public void close() {
    try {
      tools.waiter().finish("leaving the cluster", CLOSE_DEADLINE, leave.apply(cluster));
    } catch (CliException stuck) {
      tools.console().remark(stuck.getMessage());
    }
  }
}
