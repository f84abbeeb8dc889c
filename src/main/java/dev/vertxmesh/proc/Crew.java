package dev.vertxmesh.proc;

import dev.vertxmesh.actor.ActorObserver;
import dev.vertxmesh.actor.ActorType;
import dev.vertxmesh.actor.SupervisedActor;
import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.Cause.Learned;
import dev.vertxmesh.model.RankReport;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.Subject;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.protocol.Inbox;
import dev.vertxmesh.protocol.Inboxes;
import dev.vertxmesh.protocol.SpawnActors;
import dev.vertxmesh.settings.EscapeAction;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.supervision.ActorLedger;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The actors that one spawn put here: performs what its {@link ActorLedger} decides. Keeps a
 * deployment id and a stop order for each rank, in arrays.
 */
final class Crew implements ActorObserver {

  private static final Logger LOG = LoggerFactory.getLogger(Crew.class);
  private static final int MOST_RUNS_IN_A_NAME = 4;
  private static final Set<String> UNDEPLOYED_ALREADY =
      Set.of("Unknown deployment", "Already undeployed");

  private final Tools tools;
  private final SpawnActors spawn;
  private final ActorType type;
  private final CrewEvents events;
  private final ActorLedger ledger;
  private final Seats seats;
  private final Drain drain;
  private final Inboxes inboxes;
  private final int first;
  private final String[] deployments;
  private final List<Long> deadlines = new ArrayList<>();

  /** Which are begun here; an actor's own context sees it before it sees that undeployment. */
  private final boolean[] undeployments;

  private StopOrder[] orders = new StopOrder[0];
  private Ranks current;

  Crew(Tools tools, SpawnActors spawn, ActorType type, CrewEvents events) {
    this.tools = tools;
    this.spawn = spawn;
    this.type = type;
    this.events = events;
    this.current = spawn.ranks();
    this.first = current.first();
    this.inboxes = new Inboxes(spawn.mesh(), spawn.incarnation(), spawn.extent());
    this.deployments = new String[current.size()];
    this.undeployments = new boolean[deployments.length];
    this.ledger = new ActorLedger(first, deployments.length, spawn.incarnation());
    this.drain = new Drain(tools.vertx(), this::undeploy);
    this.seats = new Seats(tools.watchdog(), spawn, rank -> subject(Ranks.of(rank)), this::onHang);
  }

  /** The ranks of which this crew is the latest life. */
  Ranks current() {
    return current;
  }

  /** A later life of these ranks begins. */
  void supersede(Ranks ranks) {
    current = current.minus(ranks);
  }

  long incarnation() {
    return spawn.incarnation();
  }

  List<RankReport> report(Ranks ranks) {
    return ledger.report(ranks.intersect(current));
  }

  Ranks live(Ranks ranks) {
    return thoseOf(ranks, status -> !status.isTerminated());
  }

  Ranks stopping(Ranks ranks) {
    return thoseOf(ranks, status -> status == Status.STOPPING);
  }

  private Ranks thoseOf(Ranks ranks, Predicate<Status> wanted) {
    Ranks.Builder those = Ranks.builder();
    for (RankReport report : report(ranks)) {
      if (wanted.test(report.state().status())) {
        those.addAll(report.ranks());
      }
    }
    return those.build();
  }

  boolean isAllTerminated() {
    return ledger.isAllTerminated();
  }

  /** The address at which an actor takes its casts. */
  String inbox(int rank) {
    return inboxes.address(rank);
  }

  // Starting

  void deploy() {
    Batches.run(tools.vertx(), tools.home(), spawn.ranks(), this::deploy, this::onDeployed);
  }

  private Future<String> deploy(int rank) {
    Map<String, Object> config = new LinkedHashMap<>(spawn.config().getMap());
    config.put(Inbox.CONFIG_KEY, inbox(rank));
    DeploymentOptions options =
        new DeploymentOptions()
            .setConfig(new JsonObject(config))
            .setClassLoader(type.loader())
            .setThreadingModel(threading());
    return tools.vertx().deployVerticle(new SupervisedActor(type, rank, this), options);
  }

  private ThreadingModel threading() {
    return switch (spawn.threading()) {
      case EVENT_LOOP -> ThreadingModel.EVENT_LOOP;
      case WORKER -> ThreadingModel.WORKER;
    };
  }

  private void onDeployed(List<Batches.Outcome<String>> outcomes) {
    Ranks.Builder running = Ranks.builder();
    Ranks.Builder unwanted = Ranks.builder();
    for (Batches.Outcome<String> outcome : outcomes) {
      int rank = outcome.rank();
      if (outcome.failure() != null) {
        tools.poison().onThrown(() -> name(Ranks.of(rank)), outcome.failure());
        fail(rank, Cause.thrown(Learned.START, outcome.failure()), outcome.failure());
        continue;
      }
      deployments[rank - first] = outcome.value();
      boolean wanted = ledger.status(rank) == Status.INITIALIZING;
      (wanted ? running : unwanted).add(rank);
    }
    change(ledger.move(running.build(), Status.RUNNING));
    undeploy(unwanted.build());
  }

  @Override
  public void onDeploy(int rank, Context context) {
    seats.take(rank, context);
  }

  /** Whether faults may be performed on its actors on purpose. */
  boolean isDrillable() {
    return spawn.drillable();
  }

  /** Where an actor runs, if it may be drilled. */
  Optional<Context> context(int rank) {
    return seats.context(rank);
  }

  // Failing

  /** It holds its loop; its undeployment begins when it lets go. */
  private void onHang(int rank, SupervisionEvent timeout) {
    atHome(
        () -> {
          Ranks hung = Ranks.of(rank);
          if (!ledger.status(rank).isTerminated()) {
            end(hung, timeout);
            undeploy(hung);
          }
        });
  }

  @Override
  public void onEscape(int rank, Throwable failure) {
    atHome(() -> escaped(rank, failure));
  }

  private void escaped(int rank, Throwable failure) {
    tools.poison().onThrown(() -> name(Ranks.of(rank)), failure);
    if (tools.settings().get(MeshSettings.ON_ESCAPE) == EscapeAction.REPORT) {
      LOG.warn(
          "{}: an exception escaped; it goes on, as {} = report says",
          name(Ranks.of(rank)),
          MeshSettings.ON_ESCAPE,
          failure);
    } else {
      fail(rank, Cause.thrown(Learned.ESCAPE, failure), failure);
    }
  }

  /** The actor said so itself. */
  void onSaidFailed(int rank, Throwable failure) {
    tools.poison().onThrown(() -> name(Ranks.of(rank)), failure);
    fail(rank, Cause.thrown(Learned.SELF, failure), failure);
  }

  /** Ends a live actor by a fault, and undeploys it. */
  private void fail(int rank, Cause cause, Throwable failure) {
    if (ledger.status(rank).isTerminated()) {
      LOG.debug("{} has ended, and then failed", name(Ranks.of(rank)), failure);
      return;
    }
    Ranks failed = Ranks.of(rank);
    Status before = ledger.status(rank);
    end(failed, SupervisionEvent.ended(subject(failed), Status.FAILED, cause, Instant.now()));
    atHome(() -> afterFailure(failed, before, cause, failure));
  }

  /** What can wait until those who watch it have been told. */
  private void afterFailure(Ranks failed, Status before, Cause cause, Throwable failure) {
    LOG.warn("{}: {} → failed: {}", name(failed), before.text(), cause.message());
    LOG.debug("{} failed", name(failed), failure);
    undeploy(failed);
  }

  // Stopping

  /**
   * Stops those of {@code ranks} that live; whoever does not obey in time is given up.
   *
   * @param asked the ranks that owe an answer, and may give it first
   */
  void stop(Ranks ranks, StopTerms terms, Ranks asked) {
    Ranks live = live(ranks);
    if (live.isEmpty()) {
      return;
    }
    Ranks moved = ledger.move(live, Status.STOPPING);
    order(moved, terms.cause());
    change(moved);
    drain.begin(moved, asked);
    drain.limit(live, terms.forAnswers());
    long limit = Math.max(1, terms.deadline().toMillis());
    Cause late = StopOrder.late(terms.cause(), terms.deadline());
    deadlines.add(tools.vertx().setTimer(limit, fired -> giveUp(live, late)));
  }

  /** Gives those of {@code ranks} up that live, stopping or not; their undeployment is begun. */
  void kill(Ranks ranks, Cause cause) {
    Ranks live = live(ranks);
    if (!live.isEmpty()) {
      order(live, cause);
      end(live, SupervisionEvent.ended(subject(live), Status.STOPPED, cause, Instant.now()));
      undeploy(live);
    }
  }

  /** Whether an actor that is stopping still owes an answer. */
  boolean isDraining() {
    return drain.isUnderWay();
  }

  /** Answers were given; {@code asked} are the ranks that owe some by now. */
  void onAnswers(Ranks asked) {
    drain.onAnswers(asked);
  }

  private void order(Ranks ranks, Cause cause) {
    if (orders.length == 0) {
      orders = new StopOrder[deployments.length];
    }
    StopOrder order = new StopOrder(subject(ranks), cause);
    ranks.stream().forEach(rank -> orders[rank - first] = order);
  }

  private void giveUp(Ranks ordered, Cause cause) {
    Ranks late = live(ordered);
    if (!late.isEmpty()) {
      LOG.warn("{}: stopping → timeout: {}", name(late), cause.message());
      end(late, SupervisionEvent.ended(subject(late), Status.TIMEOUT, cause, Instant.now()));
    }
  }

  private void undeploy(Ranks ranks) {
    Ranks.Builder deployed = Ranks.builder();
    ranks.stream()
        .filter(rank -> deployments[rank - first] != null)
        .forEach(
            rank -> {
              undeployments[rank - first] = true;
              deployed.add(rank);
            });
    Batches.<Void>run(
        tools.vertx(),
        tools.home(),
        deployed.build(),
        rank -> tools.vertx().undeploy(deployments[rank - first]),
        this::onUndeployed);
  }

  private void onUndeployed(List<Batches.Outcome<Void>> outcomes) {
    Map<StopOrder, Ranks.Builder> stopped = new HashMap<>();
    for (Batches.Outcome<Void> outcome : outcomes) {
      int rank = outcome.rank();
      if (ledger.status(rank).isTerminated()) {
        LOG.debug("{} is undeployed", name(Ranks.of(rank)), outcome.failure());
      } else if (outcome.failure() == null || isUndeployedAlready(outcome.failure())) {
        stopped.computeIfAbsent(orders[rank - first], order -> Ranks.builder()).add(rank);
      } else {
        failStop(rank, outcome.failure());
      }
    }
    stopped.forEach((order, ranks) -> end(ranks.build(), order.stopped()));
  }

  /** Vert.x says so of a deployment that undeployed itself meanwhile. */
  private static boolean isUndeployedAlready(Throwable failure) {
    return failure instanceof IllegalStateException
        && UNDEPLOYED_ALREADY.contains(String.valueOf(failure.getMessage()));
  }

  /** What becomes of an undeployment that is ours is an outcome of its {@link Batches}. */
  @Override
  public void onUndeploy(int rank, Future<?> stopped) {
    if (!undeployments[rank - first]) {
      atHome(() -> undeploying(rank, stopped));
    }
  }

  private void undeploying(int rank, Future<?> stopped) {
    Ranks self = ledger.move(Ranks.of(rank), Status.STOPPING);
    if (!self.isEmpty()) {
      order(self, StopOrder.self());
      change(self);
      stopped.onSuccess(done -> atHome(() -> end(self, orders[rank - first].stopped())));
    }
    stopped.onFailure(failure -> atHome(() -> failStop(rank, failure)));
  }

  private void failStop(int rank, Throwable failure) {
    Cause cause = Cause.thrown(Learned.REQUEST, failure);
    fail(rank, cause.says("its stop failed: " + cause.message()), failure);
  }

  private void atHome(Runnable task) {
    tools.home().runOnContext(turn -> task.run());
  }

  // Telling

  private void end(Ranks ranks, SupervisionEvent event) {
    Ranks ended = ledger.end(ranks, event);
    seats.leave(ended);
    drain.onEnd(ended);
    if (ledger.isAllTerminated()) {
      deadlines.forEach(tools.vertx()::cancelTimer);
      deadlines.clear();
    }
    if (!ended.isEmpty()) {
      events.onChange(ended);
      events.onEnd(ended, event);
    }
  }

  private void change(Ranks changed) {
    if (!changed.isEmpty()) {
      events.onChange(changed);
    }
  }

  private Subject subject(Ranks ranks) {
    return new Subject(Subject.Kind.ACTOR, name(ranks));
  }

  private String name(Ranks ranks) {
    if (ranks.size() == 1) {
      return spawn.mesh() + "[" + ranks + "] " + spawn.extent().point(ranks.first());
    }
    boolean few = ranks.runs().size() <= MOST_RUNS_IN_A_NAME;
    return spawn.mesh() + "[" + (few ? ranks : ranks.size() + " ranks") + "]";
  }
}
