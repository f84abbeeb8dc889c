package dev.vertxmesh.supervision;

import dev.vertxmesh.model.ResourceState;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.shape.ValueMesh;
import dev.vertxmesh.shape.ValueRun;
import dev.vertxmesh.supervision.RankTable.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What is known of each rank of a mesh, and the one rule by which it changes. Streamed, polled and
 * host-reported states all pass through it, in any order, and end in the same ledger (SU-1).
 *
 * <p>Not thread-safe; belongs to one context.
 */
public final class HealthLedger {

  /**
   * Cells keep twice the generation that the owner gave, and one more for what was observed since:
   * it sorts between the owner's last state and its next.
   */
  private static final long OBSERVED = 1;

  private static final Cell UNBORN = new Cell(Status.NOT_EXIST, 0, 0);

  private final RankTable table;
  private Status before = Status.NOT_EXIST;
  private boolean noted;

  /** A ledger of {@code ranks} ranks of which nothing is known yet. */
  public HealthLedger(int ranks) {
    this.table = new RankTable(ranks, UNBORN);
  }

  /**
   * Takes in a state that its owner numbered (behaviour A 11–14). A newer incarnation wins over
   * anything; within one incarnation a terminated state is final, an older generation is refused,
   * and an equal one is accepted.
   *
   * @return the ranks that have another status or incarnation now; none if the state was refused or
   *     told nothing new
   * @throws IllegalArgumentException if a rank is not in the mesh; nothing is changed
   */
  public Ranks apply(Ranks ranks, ResourceState state) {
    Cell incoming = new Cell(state.status(), state.incarnation(), 2 * state.generation());
    return update(ranks, stored -> accepts(stored, incoming) ? incoming : stored);
  }

  /**
   * Takes in a status that somebody else saw, who does not know the numbers of the rank's owner: a
   * host that saw the process end, say. It counts as later than what the owner said last and as
   * earlier than what it says next, however often it is observed, and moves a rank forward only;
   * unknown gives way to anything (SU-2). It belongs to the present incarnation: who starts a rank
   * applies the first state of that life before anybody can observe it.
   *
   * @return the ranks that have another status now
   * @throws IllegalArgumentException if a rank is not in the mesh; nothing is changed
   */
  public Ranks observe(Ranks ranks, Status status) {
    return update(
        ranks,
        stored ->
            isForward(stored.status(), status)
                ? new Cell(status, stored.incarnation(), stored.generation() | OBSERVED)
                : stored);
  }

  private Ranks update(Ranks ranks, UnaryOperator<Cell> change) {
    noted = false;
    return table.update(ranks, stored -> noted(stored, change.apply(stored)));
  }

  private Cell noted(Cell stored, Cell next) {
    if (!noted && stored.status() != next.status()) {
      before = stored.status();
      noted = true;
    }
    return next;
  }

  /** The status that the first of the ranks that changed last had before: for people. */
  public Status before() {
    return before;
  }

  private static boolean isForward(Status stored, Status seen) {
    if (stored.isTerminated()) {
      return false;
    }
    return stored == Status.UNKNOWN ? seen != Status.UNKNOWN : seen.compareTo(stored) > 0;
  }

  private static boolean accepts(Cell stored, Cell incoming) {
    if (incoming.incarnation() != stored.incarnation()) {
      return incoming.incarnation() > stored.incarnation();
    }
    return !stored.status().isTerminated() && incoming.generation() >= stored.generation();
  }

  /** The number of ranks. */
  public int ranks() {
    return table.size();
  }

  /** The status of {@code rank}. */
  public Status status(int rank) {
    return table.get(rank).status();
  }

  /** The life that {@code rank} is in; 0 before its first. */
  public long incarnation(int rank) {
    return table.get(rank).incarnation();
  }

  /** How many ranks have {@code status}. */
  public int count(Status status) {
    return table.count(status);
  }

  /** Whether no rank is left that could change without a restart. */
  public boolean isAllTerminated() {
    return !isAny(status -> !status.isTerminated());
  }

  /** Whether a rank has a status that passes {@code test}; looks at no rank. */
  public boolean isAny(Predicate<Status> test) {
    return Stream.of(Status.values()).anyMatch(status -> count(status) > 0 && test.test(status));
  }

  /** The ranks whose status passes {@code test}. */
  public Ranks ranksThat(Predicate<Status> test) {
    return ranksThat(table.ranks(), test);
  }

  /**
   * Those of {@code ranks} that the mesh has and whose status passes {@code test}. Costs these
   * ranks' runs, not those of the others.
   */
  public Ranks ranksThat(Ranks ranks, Predicate<Status> test) {
    Ranks.Builder passed = Ranks.builder();
    table.forEachRun(
        ranks.intersect(table.ranks()),
        (start, end, cell) -> {
          if (test.test(cell.status())) {
            passed.addRange(start, end);
          }
        });
    return passed.build();
  }

  /** All statuses, in rank order. */
  public ValueMesh<Status> statuses() {
    List<ValueRun<Status>> runs = new ArrayList<>();
    table.forEachRun(
        table.ranks(), (start, end, cell) -> runs.add(new ValueRun<>(start, end, cell.status())));
    return ValueMesh.compress(runs);
  }
}
