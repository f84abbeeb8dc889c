package dev.vertxmesh.controller;

import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.Subject;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.MeshState;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.StateReport;
import dev.vertxmesh.protocol.StreamStates;
import dev.vertxmesh.registry.MembershipChange;
import dev.vertxmesh.registry.Registration;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.station.SelfWatch;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One controller's term over one mesh: brings it up, watches it, stops it. A term goes through its
 * phases in order and never back (CO-1).
 */
final class MeshTerm implements Poller.Listener {

  /** Where a term stands. */
  enum Phase {
    SPAWNING,
    WATCHING,
    STOPPING,
    ENDED
  }

  private static final Logger LOG = LoggerFactory.getLogger(MeshTerm.class);

  private final Scope scope;
  private final MeshStrategy strategy;
  private final MeshPlan plan;
  private final SelfWatch self;
  private final NoticePublisher publisher;
  private final OwnerChannel owner;
  private final HealthDesk desk;
  private final Poller poller;
  private final SpawnBarrier barrier;
  private final MeshRegistration registration;
  private final RankStops rankStops;
  private final Endings endings;
  private final MeshOverview overview;
  private final Drills drills;
  private final Promise<Void> ended = Promise.promise();
  private final Promise<Void> superseded = Promise.promise();
  private Optional<Registration> membership = Optional.empty();
  private Optional<Future<MeshState>> stop = Optional.empty();
  private Phase phase = Phase.SPAWNING;
  private long giveUpTimer;

  MeshTerm(Scope scope, MeshStrategy strategy, MeshPlan plan, MeshRegistration registration) {
    this.scope = scope;
    this.strategy = strategy;
    this.plan = plan;
    this.registration = registration;
    this.self =
        new SelfWatch(
            scope.vertx(),
            scope.ticker(),
            "controller of " + scope.mesh(),
            scope.observerLimits(),
            (change, reason) -> desk().tellObserver(change, reason));
    this.publisher = new NoticePublisher(scope, self);
    this.owner = new OwnerChannel(scope, self, this::onOwnerGone);
    this.desk =
        new HealthDesk(
            scope, plan, rank -> strategy.subject(plan, rank), publisher, owner, this::onChange);
    this.rankStops = new RankStops(scope.vertx(), desk::alive);
    this.endings = new Endings(scope.mesh(), strategy, plan, desk::alive);
    this.poller = new Poller(scope, self, this::questions, this);
    this.drills = new Drills(scope, strategy, plan, desk, poller.withheld());
    this.overview = new MeshOverview(scope, strategy, plan, desk, publisher, poller);
    this.barrier =
        new SpawnBarrier(
            scope.vertx(),
            self,
            scope.mesh(),
            strategy.spawnIdle(),
            desk.ledger(),
            desk.journal()::lastFailure);
  }

  HealthDesk desk() {
    return desk;
  }

  NoticePublisher publisher() {
    return publisher;
  }

  OwnerChannel owner() {
    return owner;
  }

  Drills drills() {
    return drills;
  }

  Phase phase() {
    return phase;
  }

  /** Completed once every rank has ended, or what is left was given up. */
  Future<Void> ended() {
    return ended.future();
  }

  /** Brings the mesh up; on failure nothing of it is left, as far as it can be reached. */
  Future<Void> spawn() {
    membership = Optional.of(scope.registry().membership().watch(this::onMembership));
    desk.begin();
    self.start();
    poller.start();
    Future<Void> prepared = strategy.prepare(plan).onFailure(barrier::fail);
    plan.members().forEach(this::launch);
    return Future.all(prepared, barrier.passed())
        .onComplete(done -> barrier.close())
        .compose(up -> beginToWatch(), this::takeBack);
  }

  private void launch(Member member) {
    strategy.launch(plan, member).onFailure(failure -> onNotLaunched(member, failure));
  }

  /** Fails the spawn at once; who refused, or is not there, has nothing to be taken back. */
  private void onNotLaunched(Member member, Throwable failure) {
    Subject holder = strategy.holder(member);
    barrier.fail(Losses.unable(holder, failure));
    boolean refused = Refusal.of(failure).filter(one -> one != Refusal.FAILED).isPresent();
    if (refused || Caller.isNobodyThere(failure)) {
      Ranks ranks = plan.layout().ranksOf(member.index());
      Cause cause = Cause.of(Cause.Learned.START, "cannot take part: " + Caller.describe(failure));
      desk.take(List.of(Finding.lost(ranks, holder, cause)));
    }
  }

  private Future<Void> beginToWatch() {
    phase = Phase.WATCHING;
    desk.spawned();
    owner.open();
    return registration.status(MeshRegistration.RUNNING);
  }

  private Future<Void> takeBack(Throwable failure) {
    return stop("its spawn failed", strategy.stopDeadline(), true)
        .transform(stopped -> Future.failedFuture(failure));
  }

  private List<Question> questions() {
    return strategy.questions(plan).stream()
        .filter(question -> !desk.alive(question.ranks()).isEmpty())
        .filter(question -> question.states() || desk.isUp(question.ranks()))
        .toList();
  }

  @Override
  public void onRound() {
    if (phase != Phase.SPAWNING) {
      publisher.heartbeat(desk.journal().heartbeat());
    }
  }

  /** While ranks are launched, an agent that does not know them may not have been asked yet. */
  @Override
  public void onStates(Question question, StateReport report) {
    if (report.known() || phase != Phase.SPAWNING) {
      onReport(report);
    }
  }

  /** A streamed or polled report; what was lost with a node passes through the same rule. */
  void onReport(StateReport report) {
    desk.take(strategy.read(plan, report));
  }

  void onFindings(List<Finding> findings) {
    desk.take(findings);
  }

  @Override
  public void onLost(Question question, Throwable failure) {
    String message = "cannot reach " + question.peer() + ": " + Caller.describe(failure);
    if (question.reach()) {
      desk.tellOutOfReach(question.ranks(), message);
    } else {
      LOG.warn("{}: {}; ranks {} are asked themselves", scope.mesh(), message, question.ranks());
    }
  }

  @Override
  public void onFound(Question question) {
    if (phase == Phase.ENDED) {
      return;
    }
    if (question.reach()) {
      desk.tellBackInReach(question.ranks(), question.peer() + " answers again");
    }
    StreamStates request = new StreamStates(question.mesh(), scope.address());
    scope
        .caller()
        .tell(question.address(), Action.STREAM_STATES, request, question.patience())
        .onFailure(
            failure -> LOG.debug("{}: no stream from {}", scope.mesh(), question.peer(), failure));
  }

  @Override
  public void onSuperseded(Question question) {
    onSuperseded(question.peer() + " obeys a newer controller");
  }

  /** Ends for a newer term, and tells why: two controllers of one mesh must not both go on. */
  void onSuperseded(String how) {
    if (phase == Phase.ENDED) {
      return;
    }
    LOG.error(
        "controller of {}, epoch {}: present → superseded: {}", scope.mesh(), scope.epoch(), how);
    desk.tellStop("epoch " + scope.epoch() + " is over: " + how, false);
    desk.tellEnded("a newer controller has taken it over");
    end();
    superseded.tryComplete();
  }

  /** Completed once a newer controller has taken the mesh over. */
  Future<Void> superseded() {
    return superseded.future();
  }

  private void onMembership(MembershipChange change) {
    if (change.kind() == MembershipChange.Kind.LEFT && !change.node().isEmpty()) {
      publisher.nodeLeft(change.node());
      desk.take(strategy.nodeLeft(plan, change.node()));
    }
  }

  private void onOwnerGone() {
    stop("owner gone", strategy.stopDeadline(), true)
        .onFailure(failure -> LOG.error("{}: stop failed", scope.mesh(), failure));
  }

  private void onChange() {
    rankStops.onChange();
    if (phase == Phase.SPAWNING) {
      barrier.onChange();
    } else if (desk.ledger().isAllTerminated()) {
      end();
    }
  }

  private void end() {
    if (phase == Phase.ENDED) {
      return;
    }
    phase = Phase.ENDED;
    desk.tellEnded();
    poller.stop();
    self.stop();
    owner.ended();
    rankStops.close();
    registration.status(MeshRegistration.ENDED).onComplete(done -> ended.tryComplete());
  }

  /**
   * Stops every rank. A second stop is the first one (behaviour A 69).
   *
   * @return how the mesh is once all have ended, or the deadline has passed
   */
  Future<MeshState> stop(String reason, Duration deadline, boolean byOwner) {
    return stop(reason, deadline, byOwner, endings.inOrder(reason, deadline));
  }

  private Future<MeshState> stop(
      String reason, Duration deadline, boolean byOwner, Endings.Ending ending) {
    if (phase == Phase.ENDED) {
      return Future.succeededFuture(state());
    }
    if (stop.isEmpty()) {
      stop = Optional.of(ended.future().map(done -> state()));
      beginToStop(reason, deadline, byOwner, ending);
    }
    return stop.get();
  }

  /**
   * Stops some ranks; the others go on (CO-9). Once all are asked for, it is a stop of the mesh.
   *
   * @return how the mesh is once these have ended, or the deadline has passed
   */
  Future<MeshState> stop(Ranks ranks, String reason, Duration deadline, boolean byOwner) {
    return stop(ranks, reason, deadline, byOwner, endings.inOrder(reason, deadline));
  }

  /**
   * Ends ranks by force (CO-20), all of them if none are named; also if a stop is under way.
   *
   * @return how the mesh is once these have ended, or the deadline has passed
   */
  Future<MeshState> kill(Ranks ranks, String reason, Duration deadline, boolean byOwner) {
    Endings.Ending byForce = endings.byForce(reason);
    if (phase == Phase.STOPPING) {
      endings.end(ranks.isEmpty() ? endings.all() : ranks, byForce);
    }
    return stop(ranks, reason, deadline, byOwner, byForce);
  }

  private Future<MeshState> stop(
      Ranks ranks, String reason, Duration deadline, boolean byOwner, Endings.Ending ending) {
    if (ranks.isEmpty() || ranks.equals(endings.all())) {
      return stop(reason, deadline, byOwner, ending);
    }
    if (phase == Phase.SPAWNING) {
      throw Refusal.CONFLICT.because(
          "'" + scope.mesh() + "' is still coming up; stop all of it, or wait");
    }
    if (phase == Phase.WATCHING) {
      LOG.info("mesh {}, ranks {}: running → stopping: {}", scope.mesh(), ranks, reason);
      if (byOwner) {
        desk.stoppedByOwner(ranks);
      }
      endings.end(ranks, ending);
    }
    return rankStops.await(ranks, deadline).map(done -> state());
  }

  private void beginToStop(
      String reason, Duration deadline, boolean byOwner, Endings.Ending ending) {
    phase = Phase.STOPPING;
    poller.discardPending();
    desk.tellStop(reason, byOwner);
    giveUpAfter(deadline, deadline);
    ended.future().onComplete(done -> scope.vertx().cancelTimer(giveUpTimer));
    registration.status(MeshRegistration.STOPPING);
    endings.end(endings.all(), ending);
    barrier.fail(Refusal.CONFLICT.because("'" + scope.mesh() + "' was stopped: " + reason));
    if (desk.ledger().isAllTerminated()) {
      end();
    }
  }

  private void giveUpAfter(Duration wait, Duration deadline) {
    giveUpTimer =
        scope
            .vertx()
            .setTimer(
                Math.max(1, wait.toMillis()),
                fired -> {
                  if (self.mayJudge()) {
                    giveUp(deadline);
                  } else {
                    giveUpAfter(self.limits().hold(), deadline);
                  }
                });
  }

  private void giveUp(Duration deadline) {
    LOG.warn(
        "{}: ranks {} did not end within {} ms; their lease ends them",
        scope.mesh(),
        desk.ledger().ranksThat(status -> !status.isTerminated()),
        deadline.toMillis());
    end();
  }

  /** How the mesh is (behaviour A 67). */
  MeshState state() {
    return overview.state();
  }

  /** Ends whatever still runs here; tells nobody. */
  void close() {
    barrier.close();
    poller.stop();
    rankStops.close();
    self.stop();
    owner.close();
    scope.meters().close();
    membership.ifPresent(Registration::close);
  }
}
