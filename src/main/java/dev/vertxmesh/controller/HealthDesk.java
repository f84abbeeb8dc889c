package dev.vertxmesh.controller;

import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.Cause.Learned;
import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.Notice;
import dev.vertxmesh.model.ResourceState;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.Subject;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.supervision.EndEvents;
import dev.vertxmesh.supervision.EvidenceLedger;
import dev.vertxmesh.supervision.HealthLedger;
import dev.vertxmesh.supervision.Journal;
import dev.vertxmesh.supervision.SelfSuspicion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Takes in findings, and tells what changed to whom it concerns: every end to the subscribers, the
 * failures and the stops that nobody asked for to the owner (CO-2, CO-3).
 */
final class HealthDesk {

  private static final Logger LOG = LoggerFactory.getLogger(HealthDesk.class);

  private final Scope scope;
  private final IntFunction<Subject> subjects;
  private final HealthLedger ledger;
  private final Journal journal;
  private final EvidenceLedger evidence;
  private final NoticePublisher publisher;
  private final OwnerChannel owner;
  private final Runnable onChange;
  private Ranks outOfReach = Ranks.none();
  private Ranks forced = Ranks.none();
  private Ranks stoppedByOwner = Ranks.none();
  private boolean spawned;
  private boolean stopping;
  private boolean ended;

  HealthDesk(
      Scope scope,
      MeshPlan plan,
      IntFunction<Subject> subjects,
      NoticePublisher publisher,
      OwnerChannel owner,
      Runnable onChange) {
    this.scope = scope;
    this.subjects = subjects;
    this.ledger = new HealthLedger(plan.layout().ranks());
    this.journal =
        new Journal(
            scope.mesh(), scope.epoch(), scope.settings().get(MeshSettings.NOTICE_LOG_LIMIT));
    this.evidence =
        new EvidenceLedger(
            scope.mesh(),
            scope.settings().get(MeshSettings.EVIDENCE_MAX),
            scope.settings().get(MeshSettings.EVIDENCE_RETENTION));
    this.publisher = publisher;
    this.owner = owner;
    this.onChange = onChange;
  }

  HealthLedger ledger() {
    return ledger;
  }

  /** Whether the mesh has all of {@code ranks}. */
  boolean ledgerHolds(Ranks ranks) {
    return Ranks.range(0, ledger.ranks()).containsAll(ranks);
  }

  Journal journal() {
    return journal;
  }

  /** How ranks ended, as far as it is kept. */
  List<MeshFailure> evidence() {
    return evidence.kept(scope.ticker().now());
  }

  /** How many ends are kept no more. */
  long forgotten() {
    return evidence.forgotten();
  }

  private Notice record(MeshFailure failure) {
    evidence.record(failure, scope.ticker().now());
    return journal.record(failure);
  }

  Ranks outOfReach() {
    return outOfReach;
  }

  /** The ranks that were asked to end and had to be made to. */
  Ranks forced() {
    return forced;
  }

  /** The owner asks these ranks to end, and need not be told that they do. */
  void stoppedByOwner(Ranks ranks) {
    stoppedByOwner = stoppedByOwner.union(ranks);
  }

  /** Every rank is about to begin its first life: whatever is seen of it belongs to that. */
  void begin() {
    tellLog(
        "none", MeshRegistration.STARTING, "it launches its ranks, " + ledger.ranks() + " in all");
    ledger.apply(
        Ranks.range(0, ledger.ranks()),
        ResourceState.of(Status.INITIALIZING, ProcStrategy.FIRST_LIFE, 0));
    measure();
  }

  private void measure() {
    scope.meters().ranks(ledger::count);
    scope.meters().outOfReach(outOfReach.size());
  }

  /** From now on ends are told; before, they fail the spawn. */
  void spawned() {
    tellLog(
        MeshRegistration.STARTING, MeshRegistration.RUNNING, "all ranks are up, " + ledger.ranks());
    spawned = true;
  }

  void take(List<Finding> findings) {
    boolean changed = false;
    try {
      for (Finding finding : findings) {
        changed |= take(finding);
      }
    } finally {
      if (changed) {
        measure();
        onChange.run();
      }
    }
  }

  private boolean take(Finding finding) {
    Optional<SupervisionEvent> warning =
        finding.state().event().filter(SupervisionEvent::isWarning);
    if (warning.isPresent()) {
      tellWarning(finding.ranks(), warning.get());
      return false;
    }
    Ranks changed =
        finding.numbered()
            ? ledger.apply(finding.ranks(), finding.state())
            : ledger.observe(finding.ranks(), finding.state().status());
    if (changed.isEmpty()) {
      return false;
    }
    outOfReach = outOfReach.minus(changed);
    if (finding.state().event().filter(SupervisionEvent::isForced).isPresent()) {
      forced = forced.union(changed);
    }
    EndEvents.of(finding.state(), () -> subjects.apply(changed.first()), Instant.now())
        .ifPresent(event -> tellEnd(new MeshFailure(scope.mesh(), changed, event)));
    return true;
  }

  /** Whoever waits for it hears of it before it is logged. */
  private void tellEnd(MeshFailure failure) {
    boolean failed = failure.event().isFailure();
    if (!ended && (failed || !stopping)) {
      tell(record(failure), failure);
    }
    tellLog(failure);
    if (failed) {
      scope.meters().failed(failure.event().cause().learned(), failure.ranks().size());
    }
  }

  private void tell(Notice notice, MeshFailure failure) {
    if (spawned) {
      publisher.publish(notice);
      if (!stopping && !stoppedByOwner.containsAll(failure.ranks())) {
        owner.tell(notice);
      }
    }
  }

  /** One line for ranks that end together; those of a mesh that is stopped share its own lines. */
  private void tellLog(MeshFailure failure) {
    SupervisionEvent event = failure.event();
    Level level = event.isFailure() ? Level.WARN : stopping ? Level.DEBUG : Level.INFO;
    LOG.atLevel(level)
        .log(
            "mesh {}, ranks {}: {} → {}: {}: {}",
            scope.mesh(),
            failure.ranks(),
            ledger.before().text(),
            event.status().text(),
            event.subject(),
            event.cause().message());
  }

  private void tellLog(String before, String after, String reason) {
    LOG.info("mesh {}, epoch {}: {} → {}: {}", scope.mesh(), scope.epoch(), before, after, reason);
  }

  private String phase() {
    return stopping
        ? MeshRegistration.STOPPING
        : spawned ? MeshRegistration.RUNNING : MeshRegistration.STARTING;
  }

  /** Tells the requested stop, at once and for the whole mesh (behaviour A 71). */
  void tellStop(String reason, boolean byOwner) {
    tellLog(phase(), MeshRegistration.STOPPING, reason);
    stopping = true;
    SupervisionEvent event =
        SupervisionEvent.ended(
            controller(), Status.STOPPED, Cause.of(Learned.REQUEST, reason), Instant.now());
    Notice notice = record(new MeshFailure(scope.mesh(), Ranks.none(), event));
    publisher.publish(notice);
    if (!byOwner) {
      owner.tell(notice);
    }
  }

  /** Tells that every rank has ended, or that those left are given up. */
  void tellEnded() {
    Ranks left = ledger.ranksThat(status -> !status.isTerminated());
    tellEnded(left.isEmpty() ? "every rank has ended" : "ranks " + left + " did not end in time");
  }

  /** Tells that this controller has done its part, as the last thing that it tells. */
  void tellEnded(String message) {
    if (ended) {
      return;
    }
    ended = true;
    tellLog(phase(), MeshRegistration.ENDED, message);
    tellSubscribers(SupervisionEvent.Kind.ENDED, Status.STOPPED, Ranks.none(), message);
  }

  /** Tells that an agent does not answer; nothing is declared dead by it (departure 7). */
  void tellOutOfReach(Ranks ranks, String message) {
    Ranks news = alive(ranks).minus(outOfReach);
    if (!news.isEmpty() && !ended) {
      outOfReach = outOfReach.union(news);
      measure();
      LOG.warn("mesh {}, ranks {}: in reach → out of reach: {}", scope.mesh(), news, message);
      tellSubscribers(SupervisionEvent.Kind.OUT_OF_REACH, Status.UNKNOWN, news, message);
    }
  }

  /** Tells that an agent answers again. */
  void tellBackInReach(Ranks ranks, String message) {
    Ranks news = ranks.intersect(outOfReach);
    if (!news.isEmpty() && !ended) {
      outOfReach = outOfReach.minus(news);
      measure();
      LOG.info("mesh {}, ranks {}: out of reach → in reach: {}", scope.mesh(), news, message);
      tellSubscribers(SupervisionEvent.Kind.BACK_IN_REACH, Status.RUNNING, news, message);
    }
  }

  /** Tells that the controller begins, or ceases, to doubt itself: subscribers alone (CO-12). */
  void tellObserver(SelfSuspicion.Change change, String reason) {
    if (!spawned || ended) {
      return;
    }
    switch (change) {
      case NOTHING -> {}
      case DEGRADED ->
          tellSubscribers(
              SupervisionEvent.Kind.OBSERVER_DEGRADED, Status.UNKNOWN, Ranks.none(), reason);
      case RECOVERED ->
          tellSubscribers(
              SupervisionEvent.Kind.OBSERVER_RECOVERED, Status.RUNNING, Ranks.none(), reason);
    }
  }

  /** Tells something about these ranks; their states stay as they are. */
  private void tellWarning(Ranks ranks, SupervisionEvent event) {
    Ranks living = alive(ranks);
    if (!living.isEmpty() && spawned && !ended) {
      MeshFailure warning = new MeshFailure(scope.mesh(), living, event);
      LOG.warn("{}", warning);
      publisher.publish(record(warning));
    }
  }

  private void tellSubscribers(
      SupervisionEvent.Kind kind, Status status, Ranks ranks, String message) {
    SupervisionEvent event =
        new SupervisionEvent(
            kind, controller(), status, Cause.of(Learned.POLL, message), Instant.now());
    publisher.publish(record(new MeshFailure(scope.mesh(), ranks, event)));
  }

  /** Which of {@code ranks} have not ended. */
  Ranks alive(Ranks ranks) {
    return ledger.ranksThat(ranks, status -> !status.isTerminated());
  }

  /** Whether one of {@code ranks} has come up and not ended. */
  boolean isUp(Ranks ranks) {
    return !ledger.ranksThat(ranks, HealthDesk::isUp).isEmpty();
  }

  private static boolean isUp(Status status) {
    return status == Status.RUNNING || status == Status.STOPPING;
  }

  private Subject controller() {
    return new Subject(Subject.Kind.CONTROLLER, "controller of " + scope.mesh());
  }

  /** As a whole: stopped once that was asked for, else failed if anything failed (A 67). */
  Status overall() {
    if (journal.stop().isPresent()) {
      return Status.STOPPED;
    }
    if (journal.lastFailure().isPresent()) {
      return Status.FAILED;
    }
    return ledger.isAllTerminated() ? Status.STOPPED : Status.RUNNING;
  }

  /** The sentence that goes with {@link #overall()}. */
  String message() {
    return journal.stop().or(journal::lastFailure).map(MeshFailure::toString).orElse("");
  }
}
