package dev.vertxmesh;

import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.HostStopped;
import dev.vertxmesh.protocol.StopAll;
import dev.vertxmesh.registry.HostRecord;
import dev.vertxmesh.settings.MeshSettings;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** What a handle asks the agents of hosts. */
final class HostCalls {

  /** How much longer than a stop, TERM and KILL its answer may take. */
  private static final Duration GRACE = Duration.ofSeconds(20);

  private final Node node;

  HostCalls(Node node) {
    this.node = node;
  }

  /** Drains hosts side by side; fails, once all have answered or cannot, if one cannot. */
  Future<List<HostDrained>> drain(Collection<String> hosts, StopAll order) {
    List<Future<HostDrained>> drains = hosts.stream().map(host -> drain(host, order)).toList();
    return Future.join(drains).map(all -> drains.stream().map(Future::result).toList());
  }

  private Future<HostDrained> drain(String host, StopAll order) {
    return node.registry()
        .hosts()
        .get(host)
        .compose(
            found ->
                node.ask(
                    found.map(HostRecord::node).orElse(""),
                    () -> notDrained(host, "it left the cluster", null),
                    () -> stop(host, order)))
        .map(stopped -> new HostDrained(host, stopped.attempted(), stopped.failed()));
  }

  private Future<HostStopped> stop(String host, StopAll order) {
    Duration terminate = node.settings().get(MeshSettings.PROCESS_TERMINATE_TIMEOUT);
    Duration patience = order.deadline().plus(terminate).plus(GRACE);
    return node.caller()
        .ask(Addresses.host(host), Action.STOP_HOST, order, HostStopped.class, patience)
        .recover(
            failure -> Future.failedFuture(notDrained(host, Caller.describe(failure), failure)));
  }

  private static MeshException notDrained(String host, String why, Throwable cause) {
    return MeshException.because("host '" + host + "' was not drained: " + why, cause);
  }
}
