package dev.vertxmesh.bench;

import dev.vertxmesh.model.RankReport;
import dev.vertxmesh.model.ResourceState;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.shape.ValueMesh;
import dev.vertxmesh.shape.ValueRun;
import dev.vertxmesh.supervision.ActorLedger;
import dev.vertxmesh.supervision.HealthLedger;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reports of 1,000 runs of equal state in 1,000,000 ranks: written from a ledger, and taken in. */
@State(Scope.Benchmark)
public class LedgerReports {

  private final Ranks changed = LedgerShapes.everySecondRun();
  private final Ranks others = Ranks.range(0, LedgerShapes.RANKS).minus(changed);
  private final byte[] bytes = new byte[LedgerShapes.RANKS];
  private HealthLedger health;
  private ActorLedger actors;
  private int pass;

  /** Every second run of 1,000 has changed. */
  @Setup
  public void prepare() {
    health = LedgerShapes.healthy();
    actors = new ActorLedger(0, LedgerShapes.RANKS, 1);
    actors.move(changed, Status.RUNNING);
    takenIn();
    takenInFloor();
  }

  /** The floor of a report that is written. */
  @Benchmark
  public List<ValueRun<Byte>> writtenFloor() {
    List<ValueRun<Byte>> runs = new ArrayList<>();
    int start = 0;
    for (int rank = 1; rank < bytes.length; rank++) {
      if (bytes[rank] != bytes[start]) {
        runs.add(new ValueRun<>(start, rank, bytes[start]));
        start = rank;
      }
    }
    runs.add(new ValueRun<>(start, bytes.length, bytes[start]));
    return runs;
  }

  /** The statuses of all ranks, as a controller answers them. */
  @Benchmark
  public ValueMesh<Status> written() {
    return health.statuses();
  }

  /** The states of all ranks, as a proc reports them. */
  @Benchmark
  public List<RankReport> writtenByProc() {
    return actors.report(actors.ranks());
  }

  /** The floor of a report that is taken in. */
  @Benchmark
  public int takenInFloor() {
    pass++;
    return fill(changed, (byte) (pass % 2)) + fill(others, (byte) (1 - pass % 2));
  }

  private int fill(Ranks ranks, byte status) {
    int different = 0;
    for (Ranks.Run run : ranks.runs()) {
      for (int rank = run.start(); rank < run.end(); rank++) {
        different += bytes[rank] == status ? 0 : 1;
        bytes[rank] = status;
      }
    }
    return different;
  }

  /** Each of 1,000 runs changes: half of them to one state, half to another. */
  @Benchmark
  public int takenIn() {
    pass++;
    return apply(changed, pass % 2 == 0 ? Status.STOPPING : Status.RUNNING)
        + apply(others, pass % 2 == 0 ? Status.RUNNING : Status.STOPPING);
  }

  private int apply(Ranks ranks, Status status) {
    return health.apply(ranks, ResourceState.of(status, 1, 2L + pass)).size();
  }
}
