package dev.vertxmesh.controller;

import dev.vertxmesh.cluster.TestCluster;
import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.RankReport;
import dev.vertxmesh.model.ResourceState;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.Subject;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.protocol.Accepted;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.Door;
import dev.vertxmesh.protocol.DrillRank;
import dev.vertxmesh.protocol.FaultBegun;
import dev.vertxmesh.protocol.GetStates;
import dev.vertxmesh.protocol.GetStates.Renewal;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.StateReport;
import dev.vertxmesh.protocol.StopRanks;
import dev.vertxmesh.protocol.StreamStates;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** An agent that does as the test says, and remembers what it was asked. Safe from any thread. */
public abstract class FakeAgent {

  private static final Duration REPORT_TIMEOUT = Duration.ofSeconds(2);

  private final List<DrillRank> drills = new ArrayList<>();
  private final Vertx vertx;
  private final String name;
  private final Caller caller;
  private final Map<String, Map<Integer, ResourceState>> meshes = new HashMap<>();
  private final Map<String, Set<String>> receivers = new HashMap<>();
  private final List<GetStates> asked = new ArrayList<>();
  private final List<StopRanks> kills = new ArrayList<>();
  private final List<StopRanks> stops = new ArrayList<>();
  private final List<Runnable> heldAnswers = new ArrayList<>();
  private Optional<RuntimeException> refusal = Optional.empty();
  private Optional<RuntimeException> answersWith = Optional.empty();
  private boolean mute;
  private boolean holding;
  private boolean startsRanks = true;
  private boolean stopsRanks = true;

  FakeAgent(Vertx vertx, String name) {
    this.vertx = vertx;
    this.name = name;
    this.caller = new Caller(vertx);
  }

  abstract Door door();

  final Vertx vertx() {
    return vertx;
  }

  /** Its name in the registry. */
  public final String name() {
    return name;
  }

  final Door agentDoor(String address) {
    return Door.at(vertx, address)
        .on(Action.GET_STATES, GetStates.class, this::onGetStates)
        .on(Action.STREAM_STATES, StreamStates.class, this::onStreamStates)
        .on(Action.DRILL_RANK, DrillRank.class, this::onDrill);
  }

  // What the test scripts

  /** Receives, and answers nothing from now on. */
  public final synchronized void goesMute() {
    mute = true;
  }

  /** Answers again. */
  public final synchronized void speaks() {
    mute = false;
  }

  /** Keeps its answers to questions about states back. */
  public final synchronized void holdsAnswers() {
    holding = true;
  }

  /** Gives the answers that it kept back, as they were when it was asked. */
  public final synchronized void givesHeldAnswers() {
    holding = false;
    heldAnswers.forEach(Runnable::run);
    heldAnswers.clear();
  }

  /** How many answers it keeps back. */
  public final synchronized int heldAnswers() {
    return heldAnswers.size();
  }

  /** Refuses every spawn. */
  public final synchronized void refusesSpawns(Refusal why, String message) {
    refusal = Optional.of(why.because(message));
  }

  /** Refuses every question about states. */
  public final synchronized void refusesQuestions(Refusal why, String message) {
    answersWith = Optional.of(why.because(message));
  }

  /** Accepts spawns, and starts nothing by itself. */
  public final synchronized void startsNothing() {
    startsRanks = false;
  }

  /** Accepts stops, and stops nothing by itself. */
  public final synchronized void stopsNothing() {
    stopsRanks = false;
  }

  /** Does again as it is told. */
  final synchronized void behaves() {
    mute = false;
    stopsRanks = true;
    answersWith = Optional.empty();
    givesHeldAnswers();
  }

  /** Knows ranks of a mesh that it was not asked to start. */
  public final synchronized void holds(String mesh, Ranks ranks) {
    ranks.stream().forEach(rank -> states(mesh).put(rank, ResourceState.of(Status.RUNNING, 1, 1)));
  }

  /** Knows a mesh no more. */
  public final synchronized void forgets(String mesh) {
    meshes.remove(mesh);
  }

  /** Reports that status, and waits until who is told has taken it in. */
  public final void says(String mesh, Ranks ranks, Status status) {
    TestCluster.await(report(mesh, ranks, status, Optional.empty()));
  }

  /** Reports that end, and waits until who is told has taken it in. */
  public final void says(String mesh, Ranks ranks, SupervisionEvent event) {
    TestCluster.await(report(mesh, ranks, event.status(), Optional.of(event)));
  }

  /** Changes the state without a word; only a question brings it to light. */
  public final void becomes(String mesh, Ranks ranks, SupervisionEvent event) {
    change(mesh, ranks, event.status(), Optional.of(event));
  }

  /** Reports the failure of one rank, and waits until who is told has taken it in. */
  public final void fails(String mesh, int rank, String message) {
    says(mesh, Ranks.of(rank), failure(mesh + "[" + rank + "]", message));
  }

  /** The event of an actor's failure. */
  public static SupervisionEvent failure(String subject, String message) {
    return end(Subject.Kind.ACTOR, subject, Status.FAILED, message);
  }

  /** The event of an end. */
  public static SupervisionEvent end(
      Subject.Kind kind, String subject, Status status, String message) {
    Cause cause = Cause.of(Cause.Learned.SELF, message);
    return SupervisionEvent.ended(
        new Subject(kind, subject), status, cause, Instant.parse("2026-01-02T03:04:05Z"));
  }

  // What the test asks

  /** How often it was asked about the mesh. */
  public final synchronized int rounds(String mesh) {
    return (int) asked.stream().filter(question -> question.mesh().equals(mesh)).count();
  }

  /** The leases that it was offered with questions about the mesh. */
  public final synchronized List<Renewal> leases(String mesh) {
    return asked.stream()
        .filter(question -> question.mesh().equals(mesh))
        .flatMap(question -> question.renewal().stream())
        .toList();
  }

  /** The stops that it was asked for. */
  public final synchronized List<StopRanks> stops() {
    return List.copyOf(stops);
  }

  /** Who gets its reports about the mesh. */
  public final synchronized Set<String> receivers(String mesh) {
    return Set.copyOf(receivers.getOrDefault(mesh, Set.of()));
  }

  // What it does

  final synchronized Future<?> unlessMute(Supplier<Future<?>> answer) {
    return mute ? Promise.promise().future() : answer.get();
  }

  final synchronized Future<?> onSpawn(
      String mesh, String controller, Ranks ranks, Runnable start) {
    return unlessMute(
        () -> {
          if (refusal.isPresent()) {
            return Future.failedFuture(refusal.get());
          }
          receivers.computeIfAbsent(mesh, fresh -> new LinkedHashSet<>()).add(controller);
          ranks.stream()
              .forEach(rank -> states(mesh).put(rank, ResourceState.of(Status.INITIALIZING, 1, 1)));
          if (startsRanks) {
            vertx.runOnContext(next -> start.run());
          }
          return Future.succeededFuture(Accepted.YES);
        });
  }

  private synchronized Future<?> onDrill(DrillRank order) {
    drills.add(order);
    return unlessMute(
        () ->
            Future.succeededFuture(
                new FaultBegun(
                    "agent " + name,
                    Duration.ofSeconds(4),
                    Optional.of(Duration.ofSeconds(3)),
                    "f")));
  }

  /** The faults that it was to perform. */
  public final synchronized List<DrillRank> drills() {
    return List.copyOf(drills);
  }

  final synchronized Future<?> onStop(StopRanks request) {
    stops.add(request);
    return unlessMute(
        () -> {
          if (stopsRanks) {
            Ranks mine = live(request.mesh(), request.ranks());
            vertx.runOnContext(next -> stop(request.mesh(), mine));
          }
          return Future.succeededFuture(Accepted.YES);
        });
  }

  final synchronized Future<?> onKill(StopRanks request) {
    kills.add(request);
    stop(request.mesh(), live(request.mesh(), request.ranks()));
    return Future.succeededFuture(Accepted.YES);
  }

  /** What it was asked to kill. */
  final synchronized List<StopRanks> kills() {
    return List.copyOf(kills);
  }

  void stop(String mesh, Ranks ranks) {
    if (!ranks.isEmpty()) {
      SupervisionEvent event = end(Subject.Kind.ACTOR, mesh, Status.STOPPED, "asked to stop");
      report(mesh, ranks, Status.STOPPED, Optional.of(event));
    }
  }

  private Ranks live(String mesh, Ranks ranks) {
    Ranks.Builder live = Ranks.builder();
    states(mesh)
        .forEach(
            (rank, state) -> {
              if (ranks.contains(rank) && !state.status().isTerminated()) {
                live.add(rank);
              }
            });
    return live.build();
  }

  private synchronized Future<?> onGetStates(GetStates question) {
    asked.add(question);
    return unlessMute(
        () -> {
          if (answersWith.isPresent()) {
            return Future.failedFuture(answersWith.get());
          }
          StateReport answer = present(question.mesh());
          if (!holding) {
            return Future.succeededFuture(answer);
          }
          Promise<StateReport> held = Promise.promise();
          heldAnswers.add(() -> held.complete(answer));
          return held.future();
        });
  }

  private synchronized Future<?> onStreamStates(StreamStates request) {
    return unlessMute(
        () -> {
          if (meshes.containsKey(request.mesh())) {
            receivers
                .computeIfAbsent(request.mesh(), fresh -> new LinkedHashSet<>())
                .add(request.receiver());
          }
          return Future.succeededFuture(present(request.mesh()));
        });
  }

  private StateReport present(String mesh) {
    return meshes.containsKey(mesh)
        ? new StateReport(mesh, name, true, reports(mesh))
        : StateReport.unknown(mesh, name);
  }

  private List<RankReport> reports(String mesh) {
    return states(mesh).entrySet().stream()
        .map(entry -> new RankReport(Ranks.of(entry.getKey()), entry.getValue()))
        .toList();
  }

  private Map<Integer, ResourceState> states(String mesh) {
    return meshes.computeIfAbsent(mesh, fresh -> new TreeMap<>());
  }

  private synchronized ResourceState change(
      String mesh, Ranks ranks, Status status, Optional<SupervisionEvent> event) {
    long generation =
        1
            + ranks.stream()
                .mapToObj(rank -> Optional.ofNullable(states(mesh).get(rank)))
                .mapToLong(state -> state.map(ResourceState::generation).orElse(0L))
                .max()
                .orElse(0);
    ResourceState state = new ResourceState(status, 1, generation, event);
    ranks.stream().forEach(rank -> states(mesh).put(rank, state));
    return state;
  }

  /** Tells whoever streams the mesh; completes once all have taken it in, or are gone. */
  final Future<Void> report(
      String mesh, Ranks ranks, Status status, Optional<SupervisionEvent> event) {
    ResourceState state = change(mesh, ranks, status, event);
    StateReport report = new StateReport(mesh, name, true, List.of(new RankReport(ranks, state)));
    List<Future<Void>> told =
        receivers(mesh).stream()
            .map(to -> caller.tell(to, Action.REPORT, report, REPORT_TIMEOUT).otherwiseEmpty())
            .toList();
    return Future.all(told).mapEmpty();
  }
}
