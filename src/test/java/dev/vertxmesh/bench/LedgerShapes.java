package dev.vertxmesh.bench;

import dev.vertxmesh.model.ResourceState;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.shape.ValueMesh;
import dev.vertxmesh.shape.ValueOverlay;
import dev.vertxmesh.supervision.HealthLedger;

/** Ledgers and meshes of values at the size of the targets. */
final class LedgerShapes {

  static final int RANKS = 1_000_000;
  static final int RUNS = 1_000;

  /** The workers of a large mesh: each reports its ranks by itself. */
  private static final int WORKERS = 37;

  private LedgerShapes() {}

  /** All run, as each of the workers reported. */
  static HealthLedger healthy() {
    HealthLedger ledger = new HealthLedger(RANKS);
    for (int worker = 0; worker < WORKERS; worker++) {
      int first = (int) ((long) RANKS * worker / WORKERS);
      int end = (int) ((long) RANKS * (worker + 1) / WORKERS);
      ledger.apply(Ranks.range(first, end), ResourceState.of(Status.RUNNING, 1, 2));
    }
    return ledger;
  }

  /** Every second rank has another state than its neighbours. */
  static HealthLedger alternating() {
    HealthLedger ledger = healthy();
    ledger.apply(
        firstHalf(ChangeOrder.ALTERNATING.order(RANKS)), ResourceState.of(Status.STOPPING, 1, 3));
    return ledger;
  }

  static ValueMesh<Status> healthyValues() {
    return ValueMesh.single(RANKS, Status.RUNNING);
  }

  static ValueMesh<Status> alternatingValues() {
    return healthyValues()
        .merge(ValueOverlay.of(firstHalf(ChangeOrder.ALTERNATING.order(RANKS)), Status.STOPPING));
  }

  /** The first half of an order, as a set. */
  static Ranks firstHalf(int[] order) {
    Ranks.Builder half = Ranks.builder();
    for (int place = 0; place < order.length / 2; place++) {
      half.add(order[place]);
    }
    return half.build();
  }

  /** Half of the ranks, in 500 runs as long as the gaps between them: 1,000 runs of equal state. */
  static Ranks everySecondRun() {
    Ranks.Builder runs = Ranks.builder();
    int length = RANKS / RUNS;
    for (int run = 0; run < RUNS; run += 2) {
      runs.addRange(run * length, (run + 1) * length);
    }
    return runs.build();
  }
}
