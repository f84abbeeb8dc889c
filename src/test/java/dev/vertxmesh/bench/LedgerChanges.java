package dev.vertxmesh.bench;

import dev.vertxmesh.model.RankReport;
import dev.vertxmesh.model.ResourceState;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.shape.ValueMesh;
import dev.vertxmesh.shape.ValueOverlay;
import dev.vertxmesh.supervision.ActorLedger;
import dev.vertxmesh.supervision.HealthLedger;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The change of one rank of 1,000,000, from the state that reports it to the ranks that changed;
 * the next rank at each call, in the worst orders. After each rank has changed once, all change
 * back.
 */
@State(Scope.Benchmark)
public class LedgerChanges {

  @Param public ChangeOrder order;

  private int[] ranks;
  private int next;
  private int pass;
  private final byte[] bytes = new byte[LedgerShapes.RANKS];
  private HealthLedger health;
  private ActorLedger actors;
  private ValueMesh<Status> values;

  /** All run; every second one, or half of them, has changed once. */
  @Setup
  public void prepare() {
    ranks = order.order(LedgerShapes.RANKS);
    health = LedgerShapes.healthy();
    values = ValueMesh.single(LedgerShapes.RANKS, Status.RUNNING);
    actors = new ActorLedger(0, LedgerShapes.RANKS, 1);
    Ranks half = LedgerShapes.firstHalf(ranks);
    health.apply(half, state(0));
    values = values.merge(ValueOverlay.of(half, status(0)));
    actors.move(half, Status.RUNNING);
    next = LedgerShapes.RANKS / 2;
    pass = 0;
  }

  private int advance() {
    if (next == ranks.length) {
      next = 0;
      pass++;
    }
    return ranks[next++];
  }

  private static Status status(int pass) {
    return pass % 2 == 0 ? Status.STOPPING : Status.RUNNING;
  }

  private static ResourceState state(int pass) {
    return ResourceState.of(status(pass), 1, 2L + pass);
  }

  /** The floor: one byte a rank. */
  @Benchmark
  public boolean floor() {
    int rank = advance();
    byte status = (byte) pass;
    boolean changed = bytes[rank] != status;
    bytes[rank] = status;
    return changed;
  }

  /** The ledger of a controller. */
  @Benchmark
  public Ranks health() {
    return health.apply(Ranks.of(advance()), state(pass));
  }

  /** The ledger of a proc, and the report of that one rank. */
  @Benchmark
  public List<RankReport> actor() {
    Ranks rank = Ranks.of(advance());
    boolean up = pass % 2 == 0;
    if (up && next == 1) {
      actors = new ActorLedger(0, LedgerShapes.RANKS, 1);
    }
    actors.move(rank, up ? Status.RUNNING : Status.STOPPING);
    return actors.report(rank);
  }

  /** The values that a user has. */
  @Benchmark
  public ValueMesh<Status> values() {
    values = values.merge(ValueOverlay.of(Ranks.of(advance()), status(pass)));
    return values;
  }
}
