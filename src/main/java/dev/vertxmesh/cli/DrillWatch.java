package dev.vertxmesh.cli;

import dev.vertxmesh.model.DrillFault;
import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.SupervisionEvent.Kind;
import dev.vertxmesh.station.Ticker;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Finds the notice of a drill among all notices of its mesh, and measures from the order until that
 * notice, both by the clock of this JVM: an upper bound of how late it was noticed (CX-21). The
 * notice may come before the answer to the order says which rank it is about. Safe from any thread.
 */
final class DrillWatch {
  private final DrillFault fault;
  private final Ticker ticker;
  private final Promise<Told> told = Promise.promise();
  private final List<Told> early = new ArrayList<>();
  private Duration orderedAt = Duration.ZERO;
  private boolean ordered;
  private OptionalInt rank = OptionalInt.empty();

  /**
   * That the fault was noticed.
   *
   * @param notice what was told
   * @param measured from the order until that
   */
  record Told(MeshFailure notice, Duration measured) {}

  DrillWatch(DrillFault fault, Ticker ticker) {
    this.fault = fault;
    this.ticker = ticker;
  }

  /** The order is about to be sent; what is heard before is not its doing. */
  synchronized void ordered() {
    ordered = true;
    orderedAt = ticker.now();
  }

  /** The rank is known now. */
  synchronized void begun(int affected) {
    rank = OptionalInt.of(affected);
    early.stream().filter(this::isIt).findFirst().ifPresent(told::tryComplete);
  }

  synchronized void hear(MeshFailure notice) {
    Kind kind = notice.event().kind();
    if (kind == Kind.CONTROLLER_LOST || kind == Kind.CLUSTER_LOST) {
      told.tryFail(new CliException(ExitCode.UNAVAILABLE, notice.toString()));
    } else if (ordered && fault.isToldBy(notice.event())) {
      Told heard = new Told(notice, elapsed());
      if (rank.isEmpty()) {
        early.add(heard);
      } else if (isIt(heard)) {
        told.tryComplete(heard);
      }
    }
  }

  private boolean isIt(Told heard) {
    return heard.notice().ranks().contains(rank.getAsInt());
  }

  /** Since the order. */
  synchronized Duration elapsed() {
    return ticker.now().minus(orderedAt);
  }

  /** The notice; failed if the controller or the cluster is lost. */
  Future<Told> told() {
    return told.future();
  }
}
