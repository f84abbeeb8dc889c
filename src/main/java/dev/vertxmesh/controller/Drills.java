package dev.vertxmesh.controller;

import dev.vertxmesh.model.DrillFault;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.DrillBegun;
import dev.vertxmesh.protocol.DrillMesh;
import dev.vertxmesh.protocol.DrillRank;
import dev.vertxmesh.protocol.FaultBegun;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.RefusedException;
import dev.vertxmesh.settings.DetectionBounds;
import dev.vertxmesh.settings.DetectionBounds.Bound;
import dev.vertxmesh.settings.DetectionBounds.Fault;
import dev.vertxmesh.settings.DrillSettings;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.settings.Setting;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.settings.SettingsLayer;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.supervision.DrillTerms;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Faults on purpose, on one rank of a mesh that is marked for them (CO-22). The agents perform
 * them; only the lease is withheld here.
 */
final class Drills {

  private static final Logger LOG = LoggerFactory.getLogger(Drills.class);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);

  private final Scope scope;
  private final MeshStrategy strategy;
  private final MeshPlan plan;
  private final HealthDesk desk;
  private final Withheld withheld;

  /**
   * The drills of one term.
   *
   * @param withheld what the rounds do not renew
   */
  Drills(Scope scope, MeshStrategy strategy, MeshPlan plan, HealthDesk desk, Withheld withheld) {
    this.scope = scope;
    this.strategy = strategy;
    this.plan = plan;
    this.desk = desk;
    this.withheld = withheld;
  }

  Future<DrillBegun> perform(DrillMesh order) {
    if (!scope.spec().drillable()) {
      throw Refusal.FORBIDDEN.because(
          "mesh '%s' is not marked for drills: spawn it with drillable(), or with --drillable"
              .formatted(scope.mesh()));
    }
    int rank = rank(order);
    DrillTarget target = strategy.drillTarget(plan, rank, order.fault());
    Optional<DrillTerms> terms = terms(order);
    LOG.warn("{}: drill: {} of rank {}", scope.mesh(), order.fault(), rank);
    return begin(order, rank, target, terms)
        .map(
            begun ->
                new DrillBegun(
                    scope.mesh(),
                    order.fault(),
                    rank,
                    target.proc(),
                    begun.agent(),
                    begun.lasting(),
                    terms.map(DrillTerms::within).or(begun::within).orElseThrow(),
                    terms.map(DrillTerms::formula).orElseGet(begun::formula)));
  }

  private int rank(DrillMesh order) {
    Ranks running = desk.ledger().ranksThat(status -> status == Status.RUNNING);
    if (order.rank().isEmpty()) {
      return running.stream()
          .max()
          .orElseThrow(
              () -> Refusal.CONFLICT.because("no rank of '" + scope.mesh() + "' runs any more"));
    }
    int rank = order.rank().get();
    if (rank >= plan.layout().ranks()) {
      throw Refusal.NOT_FOUND.because(
          "mesh '%s' has the ranks 0-%d, not %d"
              .formatted(scope.mesh(), plan.layout().ranks() - 1, rank));
    }
    if (!running.contains(rank)) {
      throw Refusal.CONFLICT.because(
          "rank %d of '%s' does not run; these do: %s".formatted(rank, scope.mesh(), running));
    }
    return rank;
  }

  /** Of what this controller decides; the agents decide when a process or a loop is silent. */
  private Optional<DrillTerms> terms(DrillMesh order) {
    return switch (order.fault()) {
      case KILL -> Optional.of(DrillTerms.atOnce(bound(Fault.WORKER_ENDS)));
      case PARTITION -> Optional.of(partition(order));
      case ORPHAN ->
          Optional.of(DrillTerms.of(bound(Fault.OWNER_LOST), order.lasting(), longest()));
      case FREEZE, HANG -> Optional.empty();
    };
  }

  /** One question that is lost will do; it then has its time to stay unanswered. */
  private DrillTerms partition(DrillMesh order) {
    Duration least = scope.poll().plus(DetectionBounds.TRAVEL);
    return DrillTerms.of(bound(Fault.PARTITION_SHORT), least, order.lasting(), longest());
  }

  private Duration longest() {
    return scope.settings().get(DrillSettings.LONGEST);
  }

  /** From the settings in force here, and the lease and the poll of this mesh. */
  private Bound bound(Fault fault) {
    Settings ordered =
        scope
            .settings()
            .with(
                SettingsLayer.commandLine(
                    Map.ofEntries(
                        entry(MeshSettings.ORPHAN_TIMEOUT, scope.lease()),
                        entry(MeshSettings.SUPERVISION_POLL_FREQUENCY, scope.poll()))));
    return DetectionBounds.of(fault, ordered);
  }

  private static Map.Entry<String, String> entry(Setting<Duration> timing, Duration value) {
    return Map.entry(timing.name(), value.toMillis() + "ms");
  }

  private Future<FaultBegun> begin(
      DrillMesh order, int rank, DrillTarget target, Optional<DrillTerms> terms) {
    if (order.fault() == DrillFault.ORPHAN) {
      Duration lasting = terms.orElseThrow().lasting();
      withheld.begin(Ranks.of(rank), scope.ticker().now().plus(lasting));
      return Future.succeededFuture(FaultBegun.of("controller of " + scope.mesh(), lasting));
    }
    Optional<Duration> lasting = terms.map(DrillTerms::lasting).or(order::lasting);
    DrillRank fault = new DrillRank(target.mesh(), target.rank(), order.fault(), lasting);
    return scope
        .caller()
        .ask(target.address(), Action.DRILL_RANK, fault, FaultBegun.class, ANSWER_LIMIT)
        .recover(failure -> Future.failedFuture(explained(target, failure)));
  }

  /** A refusal of the agent is handed on as it is. */
  private static RefusedException explained(DrillTarget target, Throwable failure) {
    return Refusal.of(failure)
        .orElse(Refusal.UNAVAILABLE)
        .because(
            Refusal.of(failure).isPresent()
                ? failure.getMessage()
                : "the agent at " + target.address() + ": " + Caller.describe(failure));
  }
}
