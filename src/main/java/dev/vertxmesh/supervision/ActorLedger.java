package dev.vertxmesh.supervision;

import dev.vertxmesh.model.RankReport;
import dev.vertxmesh.model.ResourceState;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.supervision.RankTable.Cell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The actors of one mesh on one proc: neighbouring ranks from {@code first} on. It numbers their
 * changes; everybody else compares those numbers ({@link HealthLedger}).
 */
public final class ActorLedger {

  private final int first;
  private final RankTable table;
  private SupervisionEvent[] events = new SupervisionEvent[0];

  /** A ledger of {@code count} actors that are about to start their life of that number. */
  public ActorLedger(int first, int count, long incarnation) {
    this.first = first;
    this.table = new RankTable(count, new Cell(Status.INITIALIZING, incarnation, 1));
  }

  /** The ranks of the mesh that it holds. */
  public Ranks ranks() {
    return Ranks.range(first, first + table.size());
  }

  /**
   * Moves live ranks to {@code next}; a terminated rank and one that is further on stay as they
   * are.
   *
   * @return the ranks that moved
   * @throws IllegalArgumentException if a rank is not held here; nothing is changed
   */
  public Ranks move(Ranks ranks, Status next) {
    if (!ranks().containsAll(ranks)) {
      throw new IllegalArgumentException(
          "ranks " + ranks.minus(ranks()) + " are not here; this proc holds " + ranks());
    }
    return table.update(ranks.shift(-first), stored -> moved(stored, next)).shift(first);
  }

  /**
   * Ends live ranks, as {@code event} says.
   *
   * @return the ranks that ended by this; the others had ended before
   * @throws IllegalArgumentException if a rank is not held here, or the event's status is not
   *     final; nothing is changed
   */
  public Ranks end(Ranks ranks, SupervisionEvent event) {
    if (!event.status().isTerminated()) {
      throw new IllegalArgumentException(event.status().text() + " is not the end of an actor");
    }
    Ranks ended = move(ranks, event.status());
    if (events.length == 0) {
      events = new SupervisionEvent[table.size()];
    }
    ended.stream().forEach(rank -> events[rank - first] = event);
    return ended;
  }

  private static Cell moved(Cell stored, Status next) {
    boolean forward = !stored.status().isTerminated() && next.compareTo(stored.status()) > 0;
    return forward ? new Cell(next, stored.incarnation(), stored.generation() + 1) : stored;
  }

  /**
   * The state of each of {@code ranks}, those of equal state together. Costs the runs of equal
   * state and the runs of {@code ranks}, and for ranks that have ended each rank.
   */
  public List<RankReport> report(Ranks ranks) {
    Map<Cell, Ranks.Builder> alike = new LinkedHashMap<>();
    table.forEachRun(
        ranks.intersect(ranks()).shift(-first),
        (start, end, cell) ->
            alike
                .computeIfAbsent(cell, fresh -> Ranks.builder())
                .addRange(first + start, first + end));
    List<RankReport> reports = new ArrayList<>();
    alike.forEach((cell, same) -> addReports(same.build(), cell, reports));
    return reports;
  }

  private void addReports(Ranks alike, Cell cell, List<RankReport> reports) {
    if (!cell.status().isTerminated()) {
      reports.add(new RankReport(alike, state(cell, null)));
      return;
    }
    Map<SupervisionEvent, Ranks.Builder> byEvent = new LinkedHashMap<>();
    for (Ranks.Run run : alike.runs()) {
      for (int start = run.start(); start < run.end(); ) {
        int end = endOfSameEvent(start, run.end());
        byEvent
            .computeIfAbsent(events[start - first], fresh -> Ranks.builder())
            .addRange(start, end);
        start = end;
      }
    }
    byEvent.forEach(
        (event, ranks) -> reports.add(new RankReport(ranks.build(), state(cell, event))));
  }

  /** Neighbours that ended together are one range. */
  private int endOfSameEvent(int start, int limit) {
    int end = start + 1;
    while (end < limit && events[end - first].equals(events[start - first])) {
      end++;
    }
    return end;
  }

  private static ResourceState state(Cell cell, SupervisionEvent event) {
    return new ResourceState(
        cell.status(), cell.incarnation(), cell.generation(), Optional.ofNullable(event));
  }

  /** The status of {@code rank}. */
  public Status status(int rank) {
    return table.get(rank - first).status();
  }

  /** What ended {@code rank}, once it has ended. */
  public Optional<SupervisionEvent> event(int rank) {
    return events.length == 0 ? Optional.empty() : Optional.ofNullable(events[rank - first]);
  }

  /** Whether every actor is gone. */
  public boolean isAllTerminated() {
    return ranksLeft() == 0;
  }

  /** How many actors are not gone. */
  public int ranksLeft() {
    int left = table.size();
    for (Status status : Status.values()) {
      left -= status.isTerminated() ? table.count(status) : 0;
    }
    return left;
  }

  /** Whether an actor failed: then the proc's exit code is 1 (behaviour B 13). */
  public boolean isAnyFailed() {
    return Stream.of(events).anyMatch(event -> event != null && event.isFailure());
  }
}
