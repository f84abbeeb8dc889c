package dev.vertxmesh.host;

import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.Door;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.registry.HostRecord;
import dev.vertxmesh.registry.Registration;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.station.Periodic;
import dev.vertxmesh.station.Ticker;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The host in the eyes of the cluster: its name, its record and its address. The cluster may forget
 * them after a partition or when its last data member dies: then they are written again (design 3,
 * Event bus).
 */
final class HostPresence {

  private static final Logger LOG = LoggerFactory.getLogger(HostPresence.class);

  private final HostDirectory directory;
  private final HostRecord record;
  private final Door door;
  private final Caller caller;
  private final Duration patience;
  private final Periodic reconciliation;
  private Optional<Registration> returns = Optional.empty();

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
    this.caller = new Caller(vertx);
    this.patience = patience;
    this.reconciliation =
        new Periodic(vertx, Ticker.system(), () -> interval, (due, now) -> reconcile());
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
        .onSuccess(
            open -> {
              reconciliation.start();
              returns = Optional.of(directory.watchReturns(this::writeAgain));
            });
  }

  /** Removes the record, which is the goodbye, and closes the door. */
  Future<Void> end() {
    reconciliation.stop();
    returns.ifPresent(Registration::close);
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

  private void writeAgain() {
    LOG.info("host {} makes itself known again", record.name());
    claim().onFailure(failure -> warn("the record", failure));
    reopen();
  }

  private void reconcile() {
    directory
        .find(record.name())
        .compose(known -> known.isEmpty() ? claim() : requireOwn(known.get()))
        .onFailure(failure -> warn("the record", failure));
    caller
        .tell(door.address(), Action.DESCRIBE_HOST, Map.of(), patience)
        .onFailure(
            mute -> {
              warn("the address", mute);
              reopen();
            });
  }

  private Future<Void> requireOwn(HostRecord known) {
    return known.node().equals(record.node())
        ? Future.succeededFuture()
        : Future.failedFuture(taken(Optional.of(known)));
  }

  private void reopen() {
    door.reopen().onFailure(failure -> warn("the address", failure));
  }

  private void warn(String what, Throwable failure) {
    LOG.warn("{} of host {}: {}", what, record.name(), failure.getMessage());
  }
}
