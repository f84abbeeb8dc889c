package dev.vertxmesh.host;

import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Door;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.registry.HostRecord;
import dev.vertxmesh.registry.MembershipChange;
import dev.vertxmesh.registry.Registration;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.station.Presence;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The host in the eyes of the cluster: its name, its record and its address. All three are kept
 * known (ST-7).
 */
final class HostPresence implements Presence.Entries {

  private static final Logger LOG = LoggerFactory.getLogger(HostPresence.class);

  private final HostDirectory directory;
  private final HostRecord record;
  private final Door door;
  private final Presence presence;

  /**
   * A host that nobody knows yet.
   *
   * @param interval how often it looks whether it is still known
   * @param patience how long its own address may take to answer
   */
  HostPresence(
      Vertx vertx,
      HostDirectory directory,
      HostRecord record,
      Door door,
      Duration interval,
      Duration patience) {
    this.directory = directory;
    this.record = record;
    this.door = door;
    this.presence =
        new Presence(
            vertx,
            "host " + record.name(),
            door,
            new Presence.Probe(Action.DESCRIBE_HOST, Map.of(), patience),
            this,
            interval);
  }

  /** Claims the name and opens the door; fails, and leaves nothing, if the name is taken. */
  Future<Void> begin() {
    return claim()
        .compose(
            claimed ->
                door.open()
                    .recover(
                        failure ->
                            directory
                                .remove(record)
                                .transform(removed -> Future.failedFuture(failure))))
        .onSuccess(open -> presence.begin());
  }

  /** Removes the record, which is the goodbye, and closes the door. */
  Future<Void> end() {
    presence.end();
    return directory
        .remove(record)
        .onFailure(failure -> LOG.warn("the goodbye of {} failed", record.name(), failure))
        .transform(removed -> door.close());
  }

  private Future<Void> claim() {
    return directory
        .claim(record)
        .compose(
            claimed ->
                claimed
                    ? Future.succeededFuture()
                    : directory
                        .find(record.name())
                        .compose(other -> Future.failedFuture(taken(other))));
  }

  private IllegalStateException taken(Optional<HostRecord> other) {
    String who =
        other
            .map(
                host -> "process " + host.pid() + " on " + host.machine() + ", node " + host.node())
            .orElse("somebody");
    String message =
        "The host name '"
            + record.name()
            + "' is taken by "
            + who
            + ": give this host another one by "
            + MeshSettings.HOST_NAME;
    return new IllegalStateException(message, Refusal.CONFLICT.because(message));
  }

  @Override
  public Registration watch(Handler<MembershipChange> handler) {
    return directory.watch(handler);
  }

  @Override
  public Future<Integer> reconcile() {
    return directory
        .find(record.name())
        .compose(known -> known.isEmpty() ? claim().map(1) : requireOwn(known.get()).map(0));
  }

  private Future<Void> requireOwn(HostRecord known) {
    return known.node().equals(record.node())
        ? Future.succeededFuture()
        : Future.failedFuture(taken(Optional.of(known)));
  }
}
