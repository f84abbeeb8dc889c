package dev.vertxmesh.controller;

import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.GetStates;
import dev.vertxmesh.protocol.HeldLease;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.StateReport;
import dev.vertxmesh.station.Periodic;
import dev.vertxmesh.station.SelfWatch;
import dev.vertxmesh.supervision.Lateness;
import dev.vertxmesh.supervision.ReachLedger;
import dev.vertxmesh.supervision.RenewalLedger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the agents in rounds: the backstop of the streams, the carrier of the lease, and the
 * heartbeat. A round waits for nobody; an agent that has not answered is not asked again until it
 * has, or has missed its time (CO-5, departures 4, 6 and 7). While its own timers are late, nobody
 * misses anything (CO-12).
 */
final class Poller {

  private static final Logger LOG = LoggerFactory.getLogger(Poller.class);

  private final Scope scope;
  private final SelfWatch self;
  private final Supplier<List<Question>> questions;
  private final Listener listener;
  private final ReachLedger reach;
  private final RenewalLedger renewals;
  private final Periodic rounds;
  private final Withheld withheld = new Withheld();
  private long era;
  private long stalls;

  /** Hears what the rounds bring. */
  interface Listener {

    /** A round begins. */
    void onRound();

    /** An agent answered a question about states. */
    void onStates(Question question, StateReport report);

    /** An agent does not answer, for the first time. */
    void onLost(Question question, Throwable failure);

    /** An agent that did not answer does again. */
    void onFound(Question question);

    /** An agent obeys a newer controller. */
    void onSuperseded(Question question);
  }

  Poller(Scope scope, SelfWatch self, Supplier<List<Question>> questions, Listener listener) {
    this.scope = scope;
    this.self = self;
    this.questions = questions;
    this.listener = listener;
    Duration third = scope.lease().isZero() ? Duration.ofDays(1) : scope.lease().dividedBy(3);
    this.reach = new ReachLedger(scope.poll(), third);
    this.renewals = new RenewalLedger(scope.lease());
    this.rounds = new Periodic(scope.vertx(), scope.ticker(), scope::poll, this::round);
  }

  void start() {
    renewals.begin(scope.ticker().now());
    rounds.start();
  }

  void stop() {
    rounds.stop();
    discardPending();
  }

  /** Whose lease the rounds do not renew. */
  Withheld withheld() {
    return withheld;
  }

  /** How many rounds began later than a whole interval. */
  long stalls() {
    return stalls;
  }

  /** What is left of the leases of those who are asked (CO-24). */
  Optional<HeldLease> lease() {
    List<HeldLease.Left> left =
        questions.get().stream()
            .filter(Question::renews)
            .map(
                question ->
                    new HeldLease.Left(
                        question.agent(), renewals.left(question.peer(), scope.ticker().now())))
            .toList();
    return scope.lease().isZero() || left.isEmpty()
        ? Optional.empty()
        : Optional.of(new HeldLease(scope.lease(), left));
  }

  /** The answers that are under way will not be heard. */
  void discardPending() {
    era++;
  }

  private void round(Duration due, Duration now) {
    Optional<Duration> stall = Lateness.stall(due, now, scope.poll());
    scope.meters().round(now.minus(due), stall.isPresent());
    stall.ifPresent(
        late -> {
          stalls++;
          LOG.warn(
              "controller of {} stalled: a round began {} s late (interval {} s)",
              scope.mesh(),
              late.toMillis() / 1000.0,
              scope.poll().toMillis() / 1000.0);
        });
    listener.onRound();
    List<Question> all = questions.get();
    scope.meters().leases(() -> leaseholders(all));
    self.sight(outOfSight(all, now), all.size());
    for (Question question : all) {
      if (reach.ask(question.peer(), now)) {
        ask(question);
      }
    }
  }

  private Set<String> leaseholders(List<Question> all) {
    return scope.lease().isZero()
        ? Set.of()
        : all.stream()
            .filter(Question::renews)
            .map(Question::peer)
            .collect(Collectors.toUnmodifiableSet());
  }

  private int outOfSight(List<Question> all, Duration now) {
    Duration late = self.limits().late();
    Duration patience = late.compareTo(scope.poll()) > 0 ? late : scope.poll();
    return (int)
        all.stream().filter(question -> reach.isOutOfSight(question.peer(), patience, now)).count();
  }

  private void ask(Question question) {
    long askedIn = era;
    boolean renews =
        question.renews() && !withheld.concerns(question.ranks(), scope.ticker().now());
    Duration askedAt = scope.ticker().now();
    GetStates message =
        new GetStates(question.mesh(), renews ? Optional.of(scope.renewal()) : Optional.empty());
    scope
        .caller()
        .ask(question.address(), Action.GET_STATES, message, StateReport.class, patience(question))
        .onSuccess(report -> answered(question, report, askedIn, askedAt, renews))
        .onFailure(failure -> failed(question, failure, askedIn));
  }

  /** Longer while the fault may be its own, but never so long that it costs the lease. */
  private Duration patience(Question question) {
    return scope.patience(self.stretched(question.patience()));
  }

  private void answered(
      Question question, StateReport report, long askedIn, Duration askedAt, boolean renewed) {
    scope.meters().answered(scope.ticker().now().minus(askedAt));
    if (renewed) {
      renewals.renewed(question.peer(), askedAt);
      scope.meters().leaseRenewed(question.peer());
    }
    if (reach.answered(question.peer())) {
      listener.onFound(question);
    }
    if (question.states() && askedIn == era) {
      listener.onStates(question, report);
    }
  }

  private void failed(Question question, Throwable failure, long askedIn) {
    scope.meters().unanswered();
    if (Refusal.of(failure).filter(Refusal.STALE_EPOCH::equals).isPresent()) {
      listener.onSuperseded(question);
      return;
    }
    if (Caller.isTimeout(failure) && !self.isInTime()) {
      reach.excuse(question.peer());
      return;
    }
    boolean news = reach.missed(question.peer(), scope.ticker().now());
    if (news && askedIn == era) {
      listener.onLost(question, failure);
    } else {
      LOG.debug(
          "{}: {} does not answer ({})", scope.mesh(), question.peer(), Caller.describe(failure));
    }
  }
}
