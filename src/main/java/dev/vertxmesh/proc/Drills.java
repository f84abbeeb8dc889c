package dev.vertxmesh.proc;

import dev.vertxmesh.model.DrillFault;
import dev.vertxmesh.protocol.DrillRank;
import dev.vertxmesh.protocol.FaultBegun;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.WorkerBootstrap;
import dev.vertxmesh.settings.DetectionBounds;
import dev.vertxmesh.settings.DrillSettings;
import dev.vertxmesh.supervision.DrillTerms;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Blocks loops of actors, and keeps controllers away, where their mesh is marked for that (PA-20 to
 * PA-22). Belongs to the agent's context.
 */
final class Drills {

  private static final Logger LOG = LoggerFactory.getLogger(Drills.class);

  /** For the answer to leave: the loop that is blocked may be the one that carries it. */
  private static final Duration HEAD_START = Duration.ofMillis(100);

  private final Tools tools;
  private final Optional<WorkerBootstrap> worker;
  private final ActorDecks decks;
  private final Map<String, BusCut> cuts = new HashMap<>();
  private Blockade blockade = new Blockade();

  Drills(Tools tools, Optional<WorkerBootstrap> worker, ActorDecks decks) {
    this.tools = tools;
    this.worker = worker;
    this.decks = decks;
  }

  Future<FaultBegun> onDrill(DrillRank order) {
    return Future.succeededFuture(
        switch (order.fault()) {
          case HANG -> hang(order);
          case PARTITION -> cut(order);
          case KILL, FREEZE, ORPHAN ->
              throw Refusal.BAD_REQUEST.because(
                  "a proc agent performs hang and partition, not " + text(order.fault()));
        });
  }

  private FaultBegun hang(DrillRank order) {
    Crew crew = require(order);
    DrillTerms terms =
        DrillTerms.of(
            DetectionBounds.of(DetectionBounds.Fault.LOOP_BLOCKED, tools.settings()),
            order.lasting(),
            tools.settings().get(DrillSettings.LONGEST));
    Context context =
        crew.context(order.rank())
            .orElseThrow(
                () -> Refusal.CONFLICT.because(place(order) + " does not run: it cannot hang"));
    LOG.warn("drill: {} blocks its loop for {} ms", place(order), terms.lasting().toMillis());
    Blockade present = blockade;
    tools
        .vertx()
        .setTimer(
            HEAD_START.toMillis(),
            begun -> context.runOnContext(turn -> present.hold(terms.lasting())));
    return FaultBegun.of(self(), terms);
  }

  private FaultBegun cut(DrillRank order) {
    if (!isOwn(order)) {
      require(order);
    } else if (!worker.orElseThrow().drillable()) {
      throw unmarked(order);
    }
    Duration longest = tools.settings().get(DrillSettings.LONGEST);
    Duration lasting = order.lasting().orElse(longest);
    if (lasting.compareTo(longest) > 0) {
      throw Refusal.BAD_REQUEST.because(
          "a partition of %d ms is longer than %s = %d ms on proc %s"
              .formatted(
                  lasting.toMillis(), DrillSettings.LONGEST, longest.toMillis(), tools.proc()));
    }
    if (cuts.containsKey(order.mesh())) {
      throw Refusal.CONFLICT.because(
          "proc " + tools.proc() + " is cut off from '" + order.mesh() + "' already");
    }
    LOG.warn("drill: cut off from {} for {} ms", order.mesh(), lasting.toMillis());
    cuts.put(order.mesh(), BusCut.begin(tools, order.mesh(), lasting, () -> mend(order.mesh())));
    return FaultBegun.of(self(), lasting);
  }

  private void mend(String mesh) {
    cuts.remove(mesh);
    LOG.warn("drill: no longer cut off from {}", mesh);
  }

  private Crew require(DrillRank order) {
    if (isOwn(order)) {
      throw Refusal.BAD_REQUEST.because(
          "'" + order.mesh() + "' are procs: a loop hangs by an actor; drill a mesh of actors");
    }
    Crew crew =
        decks
            .find(order.mesh())
            .flatMap(deck -> deck.crewOf(order.rank()))
            .orElseThrow(
                () ->
                    Refusal.NOT_FOUND.because(
                        "proc " + tools.proc() + " has no " + place(order) + ": nothing was done"));
    if (!crew.isDrillable()) {
      throw unmarked(order);
    }
    return crew;
  }

  private boolean isOwn(DrillRank order) {
    return worker.filter(own -> own.mesh().equals(order.mesh())).isPresent();
  }

  private static RuntimeException unmarked(DrillRank order) {
    return Refusal.FORBIDDEN.because(
        "'%s' is not marked for drills: spawn it with drillable(), or with --drillable"
            .formatted(order.mesh()));
  }

  /** Undoes what is not over; other drills may follow. */
  void undo() {
    blockade.lift();
    blockade = new Blockade();
    List.copyOf(cuts.values()).forEach(BusCut::end);
  }

  private String self() {
    return "proc " + tools.proc();
  }

  private static String place(DrillRank order) {
    return "rank " + order.rank() + " of '" + order.mesh() + "'";
  }

  private static String text(DrillFault fault) {
    return fault.name().toLowerCase(Locale.ROOT);
  }
}
