package dev.vertxmesh.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.model.ResourceState;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.supervision.RankTable.Cell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("RankTable against one cell for each rank")
class RankTablePropertyTest {

  private static final Cell INITIAL = new Cell(Status.NOT_EXIST, 0, 0);

  /** One change: the ranks, and what becomes of their cells. */
  record Change(Ranks ranks, Cell after, boolean onlyIfNewer) {
    Cell apply(Cell before) {
      return onlyIfNewer && before.generation() >= after.generation() ? before : after;
    }
  }

  @Property(tries = 300)
  @Label("SU-1 changes, counts, runs and cells are those of the naive table")
  void likeNaive(@ForAll("sizes") int size, @ForAll("changes") List<Change> changes) {
    RankTable table = new RankTable(size, INITIAL);
    Cell[] naive = new Cell[size];
    Arrays.fill(naive, INITIAL);
    for (Change change : changes) {
      Ranks ranks = change.ranks().intersect(Ranks.range(0, size));
      assertThat(table.update(ranks, change::apply))
          .isEqualTo(updateNaively(naive, ranks, change::apply));
    }
    for (int rank = 0; rank < size; rank++) {
      assertThat(table.get(rank)).isEqualTo(naive[rank]);
    }
    assertRunsAndCounts(table, naive);
  }

  private static Ranks updateNaively(Cell[] naive, Ranks ranks, UnaryOperator<Cell> change) {
    Ranks.Builder changed = Ranks.builder();
    ranks.stream()
        .forEach(
            rank -> {
              Cell before = naive[rank];
              naive[rank] = change.apply(before);
              if (before.status() != naive[rank].status()
                  || before.incarnation() != naive[rank].incarnation()) {
                changed.add(rank);
              }
            });
    return changed.build();
  }

  private static void assertRunsAndCounts(RankTable table, Cell[] naive) {
    List<Cell> expanded = new ArrayList<>();
    List<Cell> runs = new ArrayList<>();
    table.forEachRun(
        table.ranks(),
        (start, end, cell) -> {
          assertThat(start).isEqualTo(expanded.size()).isLessThan(end);
          runs.add(cell);
          for (int rank = start; rank < end; rank++) {
            expanded.add(cell);
          }
        });
    assertThat(expanded).containsExactly(naive);
    for (int run = 1; run < runs.size(); run++) {
      assertThat(runs.get(run)).isNotEqualTo(runs.get(run - 1));
    }
    for (Status status : Status.values()) {
      assertThat(table.count(status))
          .isEqualTo((int) Arrays.stream(naive).filter(cell -> cell.status() == status).count());
    }
  }

  @Property(tries = 300)
  @Label("SU-15 the runs of some ranks are those of the naive table, and no others")
  void runsOfSome(
      @ForAll("sizes") int size,
      @ForAll("changes") List<Change> changes,
      @ForAll("someRanks") Ranks wanted) {
    RankTable table = new RankTable(size, INITIAL);
    changes.forEach(change -> table.update(change.ranks().intersect(table.ranks()), change::apply));
    Ranks asked = wanted.intersect(table.ranks());
    Ranks.Builder seen = Ranks.builder();
    table.forEachRun(
        asked,
        (start, end, cell) -> {
          seen.addRange(start, end);
          for (int rank = start; rank < end; rank++) {
            assertThat(table.get(rank)).isEqualTo(cell);
          }
          if (end < size && asked.contains(end)) {
            assertThat(table.get(end)).isNotEqualTo(cell);
          }
        });
    assertThat(seen.build()).isEqualTo(asked);
  }

  @Example
  @Label("a million ranks: whole and single changes, and what is left of them")
  void millionRanks() {
    int size = 1_000_000;
    RankTable table = new RankTable(size, INITIAL);
    Cell running = new Cell(Status.RUNNING, 1, 2);
    assertThat(table.update(Ranks.range(0, size), before -> running).size()).isEqualTo(size);
    Cell failed = new Cell(Status.FAILED, 1, 3);
    Ranks.Builder every = Ranks.builder();
    for (int rank = 0; rank < size; rank += 10_000) {
      every.add(rank);
    }
    assertThat(table.update(every.build(), before -> failed)).isEqualTo(every.build());
    assertThat(table.count(Status.RUNNING)).isEqualTo(size - 100);
    List<Integer> starts = new ArrayList<>();
    table.forEachRun(table.ranks(), (start, end, cell) -> starts.add(start));
    assertThat(starts).hasSize(200).contains(0, 1, 10_000, 10_001);
  }

  @Provide
  Arbitrary<Integer> sizes() {
    return Arbitraries.of(1, 3, Chunk.SIZE - 1, Chunk.SIZE, Chunk.SIZE + 1, 3 * Chunk.SIZE - 7);
  }

  @Provide
  Arbitrary<Ranks> someRanks() {
    Arbitrary<Integer> bounds =
        Arbitraries.oneOf(
            Arbitraries.of(0, 1, 2, 1023, 1024, 1025, 2047, 2048, 3065),
            Arbitraries.integers().between(0, 3065));
    Arbitrary<Ranks> run =
        Combinators.combine(bounds, bounds)
            .as((left, right) -> Ranks.range(Math.min(left, right), Math.max(left, right)));
    return run.list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(runs -> runs.stream().reduce(Ranks.none(), Ranks::union));
  }

  @Provide
  Arbitrary<List<Change>> changes() {
    Arbitrary<Cell> cells =
        Combinators.combine(
                Arbitraries.of(Status.values()),
                Arbitraries.of(0L, 1L, 2L, Long.MAX_VALUE),
                Arbitraries.of(0L, 1L, 127L, 128L, 2L * ResourceState.LAST_GENERATION))
            .as(Cell::new);
    return Combinators.combine(someRanks(), cells, Arbitraries.of(true, false))
        .as(Change::new)
        .list()
        .ofMaxSize(12);
  }
}
