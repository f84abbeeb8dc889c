package dev.vertxmesh.proc;

import dev.vertxmesh.model.RankReport;
import dev.vertxmesh.model.ResourceState;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.protocol.Accepted;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.GetStates;
import dev.vertxmesh.protocol.HangReport;
import dev.vertxmesh.protocol.Headers;
import dev.vertxmesh.protocol.SpawnActors;
import dev.vertxmesh.protocol.SpawnActors.Threading;
import dev.vertxmesh.protocol.StateReport;
import dev.vertxmesh.protocol.StopRanks;
import dev.vertxmesh.protocol.WaitStatus;
import dev.vertxmesh.protocol.Wire;
import dev.vertxmesh.protocol.WorkerBootstrap;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.settings.SettingsLayer;
import dev.vertxmesh.shape.Extent;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.station.Ticker;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.awaitility.Awaitility;

/** A proc agent on a plain Vertx, and a controller of the mesh "scores" that only listens. */
final class ProcBench implements AutoCloseable {

  static final String MESH = "scores";
  static final String CONTROLLER = Addresses.controller(MESH);
  static final Duration PATIENCE = Duration.ofSeconds(20);

  final Vertx vertx = Vertx.vertx();
  final Caller caller = new Caller(vertx);
  final List<StateReport> reports = new CopyOnWriteArrayList<>();
  final ProcAgent agent;
  final String deployment;
  private final String address;

  private ProcBench(Map<String, String> settings, Optional<WorkerBootstrap> worker) {
    this(settings, worker, Optional.empty());
  }

  private ProcBench(
      Map<String, String> settings,
      Optional<WorkerBootstrap> worker,
      Optional<Consumer<HangReport>> lifeline) {
    Settings all = Settings.of(SettingsLayer.commandLine(settings));
    String proc = worker.map(WorkerBootstrap::id).orElse("p1");
    ProcAgentOptions options = new ProcAgentOptions(proc, all, worker);
    agent =
        lifeline
            .map(line -> new ProcAgent(options, ProcDirectory.none(), Ticker.system(), line))
            .orElseGet(() -> new ProcAgent(options, ProcDirectory.none(), Ticker.system()));
    vertx
        .eventBus()
        .consumer(
            CONTROLLER,
            message -> {
              reports.add(Wire.read(StateReport.class, message.body()));
              message.reply("thanks");
            });
    deployment = get(vertx.deployVerticle(agent));
    address = agent.address();
  }

  static ProcBench foreign(Map<String, String> settings) {
    return new ProcBench(settings, Optional.empty());
  }

  /** An agent whose watchdog reports to {@code lifeline}. */
  static ProcBench watched(Map<String, String> settings, Consumer<HangReport> lifeline) {
    return new ProcBench(settings, Optional.empty(), Optional.of(lifeline));
  }

  static ProcBench foreign() {
    return foreign(Map.of());
  }

  static ProcBench worker(Duration lease) {
    WorkerBootstrap bootstrap =
        new WorkerBootstrap(
            "workers-1",
            "alpha",
            "workers",
            1,
            3,
            Extent.of("procs", 2),
            5,
            Addresses.controller("workers"),
            lease,
            List.of(),
            Map.of(),
            false);
    return new ProcBench(Map.of(), Optional.of(bootstrap));
  }

  static SpawnActors spawn(Class<?> type, int count) {
    return spawn(type.getName(), count, Threading.EVENT_LOOP, Duration.ZERO);
  }

  static SpawnActors spawn(String type, int count, Threading threading, Duration lease) {
    Extent extent = Extent.of("hosts", 2).and("actors", count);
    JsonObject config = new JsonObject().put("color", "blue");
    return new SpawnActors(
        MESH,
        7,
        CONTROLLER,
        lease,
        extent,
        Ranks.range(count, 2 * count),
        1,
        type,
        config,
        threading,
        false);
  }

  Accepted spawned(SpawnActors spawn) {
    return get(ask(Action.SPAWN_ACTORS, spawn, Accepted.class));
  }

  StateReport running(SpawnActors spawn) {
    spawned(spawn);
    return waitFor(Status.RUNNING);
  }

  StateReport waitFor(Status status) {
    return get(ask(Action.WAIT_STATUS, new WaitStatus(MESH, status, PATIENCE), StateReport.class));
  }

  StateReport states(String mesh) {
    return get(ask(Action.GET_STATES, new GetStates(mesh, Optional.empty()), StateReport.class));
  }

  void stop(Ranks ranks, Duration deadline) {
    get(ask(Action.STOP_ACTORS, new StopRanks(MESH, 7, ranks, "enough", deadline), Accepted.class));
  }

  void kill(Ranks ranks) {
    StopRanks order = new StopRanks(MESH, 7, ranks, "enough", Duration.ZERO);
    get(ask(Action.KILL_ACTORS, order, Accepted.class));
  }

  <R> Future<R> ask(Action action, Object message, Class<R> reply) {
    return caller.ask(address, action, message, reply, PATIENCE);
  }

  <R> R deliver(Action action, Ranks ranks, Object body, Class<R> reply, Duration timeout) {
    DeliveryOptions options =
        new DeliveryOptions()
            .setSendTimeout(PATIENCE.toMillis())
            .addHeader(Headers.ACTION, action.text())
            .addHeader(Headers.MESH, MESH)
            .addHeader(Headers.RANKS, ranks.toString())
            .addHeader(Headers.TIMEOUT_MS, Long.toString(timeout.toMillis()))
            .addHeader("trace", "42");
    return Wire.read(reply, get(vertx.eventBus().request(address, body, options)).body());
  }

  /** The state of one rank, as the agent tells it. */
  ResourceState state(int rank) {
    return stateIn(states(MESH), rank);
  }

  static ResourceState stateIn(StateReport report, int rank) {
    return report.states().stream()
        .filter(one -> one.ranks().contains(rank))
        .map(RankReport::state)
        .findFirst()
        .orElseThrow();
  }

  ResourceState awaitStatus(int rank, Status status) {
    Awaitility.await().atMost(PATIENCE).until(() -> state(rank).status() == status);
    return state(rank);
  }

  /** The statuses of one rank in the order in which the controller was told. */
  List<Status> told(int rank) {
    return reports.stream()
        .flatMap(report -> report.states().stream())
        .filter(one -> one.ranks().contains(rank))
        .map(one -> one.state().status())
        .distinct()
        .toList();
  }

  static <T> T get(Future<T> future) {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new AssertionError(failed.getCause());
    } catch (InterruptedException | TimeoutException late) {
      throw new AssertionError(late);
    }
  }

  @Override
  public void close() {
    get(vertx.close());
  }
}
