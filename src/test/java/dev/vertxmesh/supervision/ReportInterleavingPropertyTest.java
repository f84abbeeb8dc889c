package dev.vertxmesh.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.model.RankReport;
import dev.vertxmesh.model.ResourceState;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.shape.Ranks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("P8 streamed and polled reports in any order")
class ReportInterleavingPropertyTest {

  private static final int RANKS = 6;

  /** What an agent's actors do: {@code status} for some ranks, or a new life for all of them. */
  record Step(Ranks ranks, Status status, boolean restart, boolean poll) {}

  @Property
  @Label("P8 SU-1 late, doubled and shuffled reports end in the same ledger as those in order")
  void sameLedger(@ForAll("lives") List<Step> life, @ForAll Random random) {
    List<RankReport> inOrder = reportsOf(life);
    HealthLedger expected = new HealthLedger(RANKS);
    inOrder.forEach(report -> expected.apply(report.ranks(), report.state()));

    HealthLedger ledger = new HealthLedger(RANKS);
    shuffled(inOrder, random).forEach(report -> ledger.apply(report.ranks(), report.state()));

    assertThat(ledger.statuses()).isEqualTo(expected.statuses());
    for (int rank = 0; rank < RANKS; rank++) {
      assertThat(ledger.incarnation(rank)).isEqualTo(expected.incarnation(rank));
    }
  }

  @Property
  @Label("P8 SU-1 a rank ends at most once per incarnation")
  void endsOnce(@ForAll("lives") List<Step> life, @ForAll Random random) {
    HealthLedger ledger = new HealthLedger(RANKS);
    Map<String, Integer> ends = new HashMap<>();
    for (RankReport report : shuffled(reportsOf(life), random)) {
      Ranks changed = ledger.apply(report.ranks(), report.state());
      if (report.state().status().isTerminated()) {
        changed.stream()
            .mapToObj(rank -> rank + " in life " + report.state().incarnation())
            .forEach(end -> ends.merge(end, 1, Integer::sum));
      }
    }
    assertThat(ends.values()).allMatch(count -> count == 1);
  }

  @Property
  @Label("P8 MO-1 no change tells an older state after a newer one")
  void neverOlder(@ForAll("lives") List<Step> life, @ForAll Random random) {
    HealthLedger ledger = new HealthLedger(RANKS);
    Map<Integer, ResourceState> told = new HashMap<>();
    for (RankReport report : shuffled(reportsOf(life), random)) {
      Ranks changed = ledger.apply(report.ranks(), report.state());
      changed.stream()
          .forEach(
              rank -> {
                ResourceState before = told.put(rank, report.state());
                assertThat(before == null || isNewer(report.state(), before)).isTrue();
              });
    }
  }

  @Property
  @Label("P8 SU-2 ends seen by the host in between: still one end for each life, and all ended")
  void withObservations(@ForAll("lives") List<Step> life, @ForAll Random random) {
    HealthLedger ledger = new HealthLedger(RANKS);
    ledger.apply(Ranks.range(0, RANKS), ResourceState.of(Status.INITIALIZING, 1, 1));
    Map<String, Integer> ends = new HashMap<>();
    for (RankReport report : shuffled(reportsOf(life), random)) {
      Ranks changed = ledger.apply(report.ranks(), report.state());
      if (report.state().status().isTerminated()) {
        countEnds(ledger, changed, ends);
      }
      if (random.nextInt(4) == 0) {
        Status seen = random.nextBoolean() ? Status.FAILED : Status.STOPPING;
        Ranks observed = ledger.observe(Ranks.of(random.nextInt(RANKS)), seen);
        if (seen.isTerminated()) {
          countEnds(ledger, observed, ends);
        }
      }
    }
    countEnds(ledger, ledger.observe(Ranks.range(0, RANKS), Status.FAILED), ends);
    assertThat(ends.values()).allMatch(count -> count == 1);
    assertThat(ledger.ranksThat(status -> !status.isTerminated() && status != Status.UNKNOWN))
        .isEqualTo(Ranks.none());
  }

  private static void countEnds(HealthLedger ledger, Ranks ended, Map<String, Integer> ends) {
    ended.stream()
        .mapToObj(rank -> rank + " in life " + ledger.incarnation(rank))
        .forEach(end -> ends.merge(end, 1, Integer::sum));
  }

  private static boolean isNewer(ResourceState state, ResourceState before) {
    return state.incarnation() != before.incarnation()
        ? state.incarnation() > before.incarnation()
        : state.generation() > before.generation();
  }

  /** What the agent sends: each change as it comes, and all ranks when it is polled. */
  private static List<RankReport> reportsOf(List<Step> life) {
    List<RankReport> reports = new ArrayList<>();
    long incarnation = 1;
    ActorLedger actors = new ActorLedger(0, RANKS, incarnation);
    reports.addAll(actors.report(actors.ranks()));
    for (Step step : life) {
      if (step.restart()) {
        incarnation++;
        actors = new ActorLedger(0, RANKS, incarnation);
        reports.addAll(actors.report(actors.ranks()));
        continue;
      }
      Ranks moved =
          step.status().isTerminated()
              ? actors.end(step.ranks(), Samples.ended(step.status(), "over"))
              : actors.move(step.ranks(), step.status());
      reports.addAll(actors.report(moved));
      if (step.poll()) {
        reports.addAll(actors.report(actors.ranks()));
      }
    }
    return reports;
  }

  /** All of {@code reports}, a third of them twice, in any order. */
  private static List<RankReport> shuffled(List<RankReport> reports, Random random) {
    List<RankReport> delivered = new ArrayList<>(reports);
    reports.stream().filter(report -> random.nextInt(3) == 0).forEach(delivered::add);
    Collections.shuffle(delivered, random);
    return delivered;
  }

  @Provide
  Arbitrary<List<Step>> lives() {
    Arbitrary<Ranks> ranks =
        Arbitraries.integers()
            .between(0, RANKS - 1)
            .set()
            .ofMinSize(1)
            .map(set -> Ranks.of(set.stream().mapToInt(Integer::intValue).toArray()));
    Arbitrary<Status> statuses =
        Arbitraries.of(
            Status.RUNNING, Status.STOPPING, Status.STOPPED, Status.FAILED, Status.TIMEOUT);
    Arbitrary<Boolean> seldom = Arbitraries.integers().between(0, 9).map(draw -> draw == 0);
    return Combinators.combine(ranks, statuses, seldom, Arbitraries.of(true, false))
        .as(Step::new)
        .list()
        .ofMaxSize(15);
  }
}
