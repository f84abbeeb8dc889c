package dev.vertxmesh.host;

import static org.awaitility.Awaitility.await;

import dev.vertxmesh.host.launch.LaunchPlan;
import dev.vertxmesh.model.RankReport;
import dev.vertxmesh.model.ResourceState;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.protocol.Accepted;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.Door;
import dev.vertxmesh.protocol.GetStates;
import dev.vertxmesh.protocol.HostState;
import dev.vertxmesh.protocol.SpawnProcs;
import dev.vertxmesh.protocol.StateReport;
import dev.vertxmesh.protocol.StopAll;
import dev.vertxmesh.protocol.StopRanks;
import dev.vertxmesh.registry.HostRecord;
import dev.vertxmesh.registry.MembershipChange;
import dev.vertxmesh.registry.Registration;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.shape.Extent;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.station.ProcessGroup;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A host agent on a local Vertx, a controller that listens, and workers that obey the test. */
final class HostFixture implements AutoCloseable {

  static final Duration LIMIT = Duration.ofSeconds(40);
  static final String HOST = "alpha";
  static final String MESH = "workers";

  final Vertx vertx = Vertx.vertx();
  final Caller caller = new Caller(vertx);
  final FakeDirectory directory = new FakeDirectory();
  final List<StateReport> reports = new java.util.concurrent.CopyOnWriteArrayList<>();
  private final Map<String, NetSocket> workers = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Long> pids = new ConcurrentLinkedQueue<>();
  private final Path home;
  private final int port;
  private UnaryOperator<LaunchPlan.Builder> plans = this::worker;
  private String behaviour = "ready";
  private String deployment = "";
  HostAgent agent;

  HostFixture(Path home) {
    this.home = home;
    this.port =
        get(vertx
                .createNetServer()
                .connectHandler(
                    socket -> socket.handler(id -> workers.put(id.toString().strip(), socket)))
                .listen(0, "127.0.0.1"))
            .actualPort();
    get(
        Door.at(vertx, Addresses.controller(MESH))
            .on(
                Action.REPORT,
                StateReport.class,
                report -> {
                  reports.add(report);
                  return Future.succeededFuture();
                })
            .open());
  }

  HostFixture behaving(String how) {
    behaviour = how;
    return this;
  }

  HostFixture running(String... command) {
    plans = plan -> plan.replacedBy(List.of(command));
    return this;
  }

  HostFixture start(Object... settings) {
    return deploy(false, settings);
  }

  HostFixture startLaunched(Object... settings) {
    return deploy(true, settings);
  }

  private HostFixture deploy(boolean launched, Object... settings) {
    agent = new HostAgent(Settings::defaults, any -> directory, this::change, launched, machine());
    deployment = get(vertx.deployVerticle(agent, options(settings)));
    return this;
  }

  /** Above the {@code proc} and the {@code sys} that the agent reads. */
  Path machine() {
    return home.resolve("machine");
  }

  DeploymentOptions options(Object... settings) {
    JsonObject config =
        new JsonObject()
            .put("mesh.host.name", HOST)
            .put("mesh.host.directory", home.toString())
            .put("mesh.process.exit-timeout", "200ms")
            .put("mesh.process.terminate-timeout", "5s");
    for (int i = 0; i < settings.length; i += 2) {
      config.put(settings[i].toString(), settings[i + 1]);
    }
    return new DeploymentOptions().setConfig(config);
  }

  void undeploy() {
    get(vertx.undeploy(deployment));
    deployment = "";
  }

  private LaunchPlan.Builder change(LaunchPlan.Builder plan) {
    return plans.apply(plan);
  }

  private LaunchPlan.Builder worker(LaunchPlan.Builder plan) {
    return plan.runs(TestWorker.class.getName(), TestWorker.classPath())
        .withJvmOptions(
            List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:ErrorFile=${logs}/${name}.hs_err.log"))
        .withArguments(List.of(behaviour, Integer.toString(port)));
  }

  static SpawnProcs request(long epoch, Ranks ranks, long incarnation) {
    return new SpawnProcs(
        MESH,
        epoch,
        Addresses.controller(MESH),
        Duration.ZERO,
        Extent.of("procs", 8),
        ranks,
        incarnation,
        List.of(),
        "",
        Map.of(),
        false);
  }

  Future<Accepted> trySpawn(SpawnProcs request) {
    return ask(Action.SPAWN_PROCS, request, Accepted.class);
  }

  void spawn(Ranks ranks) {
    get(trySpawn(request(1, ranks, 1)));
  }

  /** Spawns, and waits until all are up. */
  void up(Ranks ranks) {
    spawn(ranks);
    ranks.stream().forEach(rank -> awaitStatus(rank, Status.RUNNING));
    ranks.stream().forEach(this::pid);
  }

  void stop(Ranks ranks, Duration deadline) {
    get(ask(Action.STOP_PROCS, new StopRanks(MESH, 1, ranks, "enough", deadline), Accepted.class));
  }

  <R> Future<R> stopHost(Class<R> reply) {
    return ask(Action.STOP_HOST, new StopAll("over", Duration.ofMillis(50)), reply);
  }

  <R> Future<R> ask(Action action, Object message, Class<R> reply) {
    return caller.ask(Addresses.host(HOST), action, message, reply, LIMIT);
  }

  HostState describe() {
    return get(ask(Action.DESCRIBE_HOST, Map.of(), HostState.class));
  }

  StateReport states(String mesh) {
    return get(ask(Action.GET_STATES, new GetStates(mesh, Optional.empty()), StateReport.class));
  }

  long pid(int rank) {
    long pid =
        describe().procs().stream()
            .filter(proc -> proc.rank() == rank)
            .reduce((earlier, later) -> later)
            .flatMap(HostState.Proc::pid)
            .orElseThrow();
    pids.add(pid);
    return pid;
  }

  void signal(int rank, String signal) throws IOException, InterruptedException {
    new ProcessBuilder("/bin/sh", "-c", "kill -s " + signal + " " + pid(rank)).start().waitFor();
  }

  /** Tells the worker of that id to exit, once it listens. */
  void exit(String id, int code) {
    order(id, Integer.toString(code));
  }

  /** Lets the watchdog in the worker of that id say {@code text}, which begins with a brace. */
  void hang(String id, String text) {
    order(id, text);
  }

  /** Waits until the worker of that id takes orders; not on an event loop, which may have to. */
  void awaitListening(String id) {
    await().atMost(LIMIT).until(() -> workers.containsKey(id));
  }

  private void order(String id, String line) {
    awaitListening(id);
    workers.get(id).write(Buffer.buffer(line + "\n"));
  }

  /** The last state that the controller was told of a rank. */
  Optional<ResourceState> told(int rank) {
    return states(rank).reduce((earlier, later) -> later);
  }

  List<Status> toldStatuses(int rank) {
    return states(rank).map(ResourceState::status).toList();
  }

  /** What the controller was told of a rank, in order, without what changes no state. */
  private Stream<ResourceState> states(int rank) {
    return reports.stream()
        .flatMap(report -> report.states().stream())
        .filter(report -> report.ranks().contains(rank))
        .map(RankReport::state)
        .filter(state -> state.event().filter(SupervisionEvent::isWarning).isEmpty());
  }

  /** The ranks of which the controller was warned by that, each time. */
  List<Ranks> warned(SupervisionEvent.Kind kind) {
    return reports.stream()
        .flatMap(report -> report.states().stream())
        .filter(report -> report.state().event().filter(event -> event.kind() == kind).isPresent())
        .map(RankReport::ranks)
        .toList();
  }

  ResourceState awaitStatus(int rank, Status status) {
    return await()
        .atMost(LIMIT)
        .until(() -> told(rank), last -> last.isPresent() && last.get().status() == status)
        .orElseThrow();
  }

  static <T> T get(Future<T> future) {
    try {
      return future.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("Nothing came of it within " + LIMIT, e);
    }
  }

  /** Fails if a process of it is left. */
  @Override
  public void close() {
    if (!deployment.isEmpty()) {
      undeploy();
    }
    get(vertx.close());
    pids.forEach(pid -> await().atMost(LIMIT).until(() -> !ProcessGroup.isAlive(pid)));
  }

  /** A directory of one node. */
  static final class FakeDirectory implements HostDirectory {

    final Map<String, HostRecord> hosts = new ConcurrentHashMap<>();
    volatile Handler<MembershipChange> watcher = change -> {};

    @Override
    public String localNode() {
      return "node-1";
    }

    @Override
    public ClusterPlace place() {
      return ClusterPlace.UNKNOWN;
    }

    @Override
    public Future<Boolean> claim(HostRecord host) {
      return Future.succeededFuture(hosts.putIfAbsent(host.name(), host) == null);
    }

    @Override
    public Future<Optional<HostRecord>> find(String name) {
      return Future.succeededFuture(Optional.ofNullable(hosts.get(name)));
    }

    @Override
    public Future<Boolean> remove(HostRecord host) {
      return Future.succeededFuture(hosts.remove(host.name(), host));
    }

    @Override
    public Registration watch(Handler<MembershipChange> handler) {
      watcher = handler;
      return () -> watcher = change -> {};
    }
  }
}
