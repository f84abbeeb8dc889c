package dev.vertxmesh.proc;

import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.station.Periodic;
import dev.vertxmesh.supervision.LeaseLedger;
import dev.vertxmesh.supervision.LeaseLedger.Lease;
import dev.vertxmesh.supervision.LeaseLedger.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks after the leases of this proc, by its own clock, at a quarter of the shortest (PA-3). */
final class LeaseKeeper {

  private static final Duration NEVER = Duration.ofDays(1);

  private final Tools tools;
  private final ProcDirectory directory;
  private final Consumer<Lease> onLapse;
  private final LeaseLedger ledger;
  private final Periodic checks;
  private Duration armed = NEVER;

  LeaseKeeper(Tools tools, ProcDirectory directory, Consumer<Lease> onLapse) {
    this.tools = tools;
    this.directory = directory;
    this.onLapse = onLapse;
    this.ledger = new LeaseLedger(tools.settings().get(MeshSettings.ENDED_RETENTION));
    this.checks = new Periodic(tools.vertx(), tools.ticker(), this::arm, (due, now) -> check(now));
  }

  /**
   * Grants or renews.
   *
   * @throws dev.vertxmesh.protocol.RefusedException STALE_EPOCH if a later term holds it
   */
  void grant(String mesh, String holder, long epoch, Duration length) {
    Optional<Lease> before = ledger.find(mesh);
    Duration now = tools.ticker().now();
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
    Lease lease = ledger.find(mesh).orElseThrow();
    boolean same = before.filter(old -> old.length().equals(length)).isPresent();
    if (outcome == Outcome.GRANTED || !same) {
      directory.leaseGranted(tools.proc(), lease);
      checkSooner();
    }
  }

  /** The mesh has ended, and with it its lease. */
  void end(String mesh) {
    ledger
        .end(mesh, tools.ticker().now())
        .ifPresent(lease -> directory.leaseEnded(tools.proc(), lease));
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

  private void check(Duration now) {
    for (Lease lapsed : ledger.expired(now)) {
      directory.leaseEnded(tools.proc(), lapsed);
      onLapse.accept(lapsed);
    }
  }
}
