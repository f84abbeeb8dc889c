package dev.vertxmesh.proc;

import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.station.Periodic;
import dev.vertxmesh.supervision.LeaseLedger;
import dev.vertxmesh.supervision.LeaseLedger.Lease;
import dev.vertxmesh.supervision.LeaseLedger.Outcome;
import dev.vertxmesh.supervision.SelfSuspicion;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the leases of this proc, by its own clock, at a quarter of the shortest (PA-3). A
 * look that is late itself says that this JVM stood still: renewals may wait in its sockets, and
 * are read first (PA-14).
 */
final class LeaseKeeper {

  private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);
  private static final Duration NEVER = Duration.ofDays(1);

  private final Tools tools;
  private final ProcDirectory directory;
  private final Consumer<Lease> onLapse;
  private final LeaseLedger ledger;
  private final Periodic checks;
  private Duration armed = NEVER;
  private Future<Void> writes = Future.succeededFuture();

  LeaseKeeper(Tools tools, ProcDirectory directory, Consumer<Lease> onLapse) {
    this.tools = tools;
    this.directory = directory;
    this.onLapse = onLapse;
    this.ledger = new LeaseLedger(tools.settings().get(MeshSettings.ENDED_RETENTION));
    this.checks = new Periodic(tools.vertx(), tools.ticker(), this::arm, this::check);
  }

  /**
   * Grants or renews.
   *
   * @throws dev.vertxmesh.protocol.RefusedException STALE_EPOCH if a later term holds it
   */
  void grant(String mesh, String holder, long epoch, Duration length) {
    Duration now = tools.ticker().now();
    Optional<Long> before = ledger.find(mesh).map(Lease::epoch);
    Outcome outcome = ledger.grant(mesh, holder, epoch, length, now);
    if (outcome == Outcome.STALE) {
      throw Refusal.STALE_EPOCH.because(
          "epoch "
              + epoch
              + " of "
              + mesh
              + " is over on proc "
              + tools.proc()
              + ": it obeys epoch "
              + ledger.obeyed(mesh, now).orElseThrow());
    }
    if (outcome == Outcome.GRANTED) {
      LOG.info(
          "lease of {} on proc {}: {} → held by epoch {}: granted by {} for {} ms",
          mesh,
          tools.proc(),
          before.map(held -> "held by epoch " + held).orElse("none"),
          epoch,
          holder,
          length.toMillis());
    }
    ledger.toWrite(mesh, now).ifPresent(this::write);
  }

  private void write(Lease lease) {
    inTurn(() -> directory.leaseGranted(tools.proc(), lease));
    checkSooner();
  }

  private void strike(Lease lease) {
    inTurn(() -> directory.leaseEnded(tools.proc(), lease));
  }

  /** One after another, because the registry keeps no order among calls that are under way. */
  private void inTurn(Supplier<Future<Void>> call) {
    writes =
        writes
            .transform(before -> call.get())
            .onFailure(
                failure ->
                    LOG.warn(
                        "proc {}: a lease could not be written down: {}",
                        tools.proc(),
                        failure.getMessage()));
  }

  /** The mesh has ended, and with it its lease. */
  void end(String mesh) {
    ledger.end(mesh, tools.ticker().now()).ifPresent(this::ended);
  }

  private void ended(Lease lease) {
    LOG.info(
        "lease of {} on proc {}: held by epoch {} → none: the mesh has ended here",
        lease.mesh(),
        tools.proc(),
        lease.epoch());
    strike(lease);
  }

  /** The leases that this proc lives and works by. */
  List<Lease> held() {
    return ledger.held();
  }

  /** Checks no more. */
  void stop() {
    checks.stop();
  }

  private void checkSooner() {
    Duration wanted = ledger.checkInterval().orElse(NEVER);
    if (!checks.isRunning() || wanted.compareTo(armed) < 0) {
      checks.stop();
      checks.start();
    }
  }

  private Duration arm() {
    armed = ledger.checkInterval().orElse(NEVER);
    return armed;
  }

  private void check(Duration due, Duration now) {
    Duration late = now.minus(due);
    Duration limit = SelfSuspicion.Limits.of(tools.settings()).lateAtMost(armed).late();
    if (late.compareTo(limit) > 0) {
      for (Lease lease : ledger.excuse(now)) {
        LOG.warn(
            "proc {}: observer degraded: its own timer was {} ms late; the lease of {}, which has"
                + " lapsed, holds for {} ms more",
            tools.proc(),
            late.toMillis(),
            lease.mesh(),
            lease.lapsesAt().minus(now).toMillis());
      }
    }
    for (Lease lapsed : ledger.expired(now)) {
      strike(lapsed);
      onLapse.accept(lapsed);
    }
  }
}
