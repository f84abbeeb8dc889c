package dev.vertxmesh.host;

import dev.vertxmesh.host.launch.Freeze;
import dev.vertxmesh.host.launch.LaunchedJvm;
import dev.vertxmesh.model.DrillFault;
import dev.vertxmesh.protocol.DrillRank;
import dev.vertxmesh.protocol.FaultBegun;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.settings.DetectionBounds;
import dev.vertxmesh.settings.DrillSettings;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.supervision.DrillTerms;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kills and freezes workers whose proc mesh is marked for that, as if nobody here had done it: the
 * verdict is given by those who give it in earnest (HO-20 to HO-22). Belongs to the agent's
 * context.
 */
final class Drills {

  private static final Logger LOG = LoggerFactory.getLogger(Drills.class);

  private final Vertx vertx;
  private final WorkerYard yard;
  private final Settings settings;
  private final Map<Worker, Freeze> frozen = new HashMap<>();
  private boolean closed;

  Drills(Vertx vertx, WorkerYard yard, Settings settings) {
    this.vertx = vertx;
    this.yard = yard;
    this.settings = settings;
  }

  Future<FaultBegun> onDrill(DrillRank order) {
    Worker worker = require(order);
    return switch (order.fault()) {
      case KILL -> Future.succeededFuture(kill(worker));
      case FREEZE -> freeze(worker, order);
      case HANG, PARTITION, ORPHAN ->
          throw Refusal.BAD_REQUEST.because(
              "a host agent performs kill and freeze, not " + text(order.fault()));
    };
  }

  /** The worker of that rank, which runs and is marked. */
  private Worker require(DrillRank order) {
    Worker worker =
        yard.latest(order.mesh(), order.rank())
            .orElseThrow(
                () ->
                    Refusal.NOT_FOUND.because(
                        "host %s has no rank %d of '%s'"
                            .formatted(yard.host(), order.rank(), order.mesh())));
    if (!worker.plan().drillable()) {
      throw Refusal.FORBIDDEN.because(
          "procs '%s' are not marked for drills, and to %s one takes all that runs there with it:"
                  .formatted(order.mesh(), text(order.fault()))
              + " spawn them with drillable(), or with --drillable");
    }
    if (closed || !worker.isReady() || !worker.isWanted() || worker.isGivenUp()) {
      throw Refusal.CONFLICT.because(worker.plan().place() + " is starting or ending: no drill");
    }
    return worker;
  }

  private FaultBegun kill(Worker worker) {
    LaunchedJvm jvm = worker.jvm().orElseThrow();
    LOG.warn("drill: {} (process {}) gets signal 9", worker.id(), jvm.pid());
    jvm.strike();
    return FaultBegun.of(self(), Duration.ZERO);
  }

  private Future<FaultBegun> freeze(Worker worker, DrillRank order) {
    frozen.values().removeIf(Freeze::isOver);
    if (frozen.containsKey(worker)) {
      throw Refusal.CONFLICT.because(worker.plan().place() + " is frozen already");
    }
    DrillTerms terms =
        DrillTerms.of(
            DetectionBounds.of(DetectionBounds.Fault.WORKER_FREEZES, settings),
            order.lasting(),
            settings.get(DrillSettings.LONGEST));
    LaunchedJvm jvm = worker.jvm().orElseThrow();
    LOG.warn("drill: {} is frozen for {} ms", worker.id(), terms.lasting().toMillis());
    return jvm.freeze(terms.lasting())
        .map(
            freeze -> {
              keep(worker, freeze);
              return FaultBegun.of(self(), terms);
            });
  }

  private void keep(Worker worker, Freeze freeze) {
    frozen.put(worker, freeze);
    worker.gone().onComplete(gone -> thaw(worker));
    if (closed) {
      thaw(worker);
    }
  }

  private Future<Void> thaw(Worker worker) {
    Freeze freeze = frozen.remove(worker);
    return freeze == null
        ? Future.succeededFuture()
        : vertx
            .<Void>executeBlocking(
                () -> {
                  freeze.end();
                  return null;
                },
                false)
            .onFailure(failure -> LOG.error("drill: {} was not thawed", worker.id(), failure));
  }

  /** Undoes what is not over: a host that stops lets its workers end in order. */
  Future<Void> close() {
    closed = true;
    List<Future<Void>> thaws = List.copyOf(frozen.keySet()).stream().map(this::thaw).toList();
    return Future.join(thaws).<Void>mapEmpty().otherwiseEmpty();
  }

  private String self() {
    return "host " + yard.host();
  }

  private static String text(DrillFault fault) {
    return fault.name().toLowerCase(Locale.ROOT);
  }
}
