package dev.vertxmesh.host;

import dev.vertxmesh.host.launch.ClassArchives;
import dev.vertxmesh.host.launch.JvmLauncher;
import dev.vertxmesh.host.launch.LaunchPlan;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.HostStopped;
import dev.vertxmesh.protocol.StopAll;
import dev.vertxmesh.registry.HostRecord;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.settings.StartSettings;
import dev.vertxmesh.station.Deadline;
import dev.vertxmesh.station.Detached;
import dev.vertxmesh.station.Lifeline;
import dev.vertxmesh.station.Meters;
import dev.vertxmesh.station.Ticker;
import dev.vertxmesh.supervision.SelfSuspicion;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes its JVM a host of the cluster: runs worker JVMs for proc meshes. One per JVM. Its address
 * is {@link Addresses#host}, its configuration the settings {@code mesh.*}, flat or nested.
 *
 * <p>The start fails if the configuration has an unknown key or a bad value, if the host's name is
 * taken, or if the Vertx is not clustered by Hazelcast. Undeploying it ends its workers, for at
 * most {@code mesh.cleanup-timeout}, then kills what is left.
 */
public final class HostAgent extends VerticleBase {

  private static final Logger LOG = LoggerFactory.getLogger(HostAgent.class);
  private static final String GOODBYE = "its host is stopping";
  private static final String NOT_DEPLOYED = "the host agent is not deployed";

  private final Supplier<Settings> process;
  private final Function<Vertx, HostDirectory> directories;
  private final UnaryOperator<LaunchPlan.Builder> change;
  private final boolean launched;
  private final Path machine;
  private final Promise<Void> ended = Promise.promise();
  private Meters.OfHost meters = Meters.OfHost.NONE;
  private Optional<Running> running = Optional.empty();
  private int leftovers;
  private boolean atWork;

  /** What there is once it has started. */
  private record Running(
      HostAgentOptions options,
      HostRecord record,
      WorkerYard yard,
      JvmLauncher launcher,
      ClassArchives archives,
      HangWatch watch,
      LogKeeper logs,
      HostDesk desk,
      Drills drills,
      HostPresence presence) {}

  /** An agent whose settings come from the process and from {@code config()}. */
  public HostAgent() {
    this(() -> Settings.fromProcess(Optional.empty(), Map.of()));
  }

  /**
   * An agent.
   *
   * @param process the settings under those of {@code config()}
   */
  public HostAgent(Supplier<Settings> process) {
    this(
        process,
        HostDirectory::of,
        UnaryOperator.identity(),
        System.getenv(Lifeline.SOCKET_VARIABLE) != null,
        Path.of("/"));
  }

  /**
   * An agent of a node that looked for leftovers before it joined the cluster.
   *
   * @param process the settings under those of {@code config()}
   * @param leftovers how many workers of an earlier life it ended
   */
  public HostAgent(Supplier<Settings> process, int leftovers) {
    this(process);
    this.leftovers = leftovers;
  }

  /**
   * An agent.
   *
   * @param machine above {@code proc} and {@code sys}
   */
  HostAgent(
      Supplier<Settings> process,
      Function<Vertx, HostDirectory> directories,
      UnaryOperator<LaunchPlan.Builder> change,
      boolean launched,
      Path machine) {
    this.process = process;
    this.directories = directories;
    this.change = change;
    this.launched = launched;
    this.machine = machine;
  }

  /**
   * Completes once this host, if a mesh launched it, was stopped by a message and has answered:
   * then its JVM is to end. Never completes for any other host.
   */
  public Future<Void> ended() {
    return ended.future();
  }

  /** The name of the host; known once the agent is deployed. */
  public String name() {
    return running.map(agent -> agent.record().name()).orElse("");
  }

  /**
   * What keeps this agent from its work, in a sentence; empty if nothing does. From any thread; not
   * completed while its event loop is blocked.
   */
  public Future<Optional<String>> problem() {
    return look(agent -> Optional.empty());
  }

  /** Why this agent takes no workers at present, in a sentence; as {@link #problem()}. */
  public Future<Optional<String>> refusal() {
    return look(
        agent ->
            agent.yard().self().isStopping()
                ? Optional.of("host " + agent.record().name() + " ends its workers, and takes none")
                : Optional.empty());
  }

  private Future<Optional<String>> look(Function<Running, Optional<String>> eye) {
    if (context == null) {
      return Future.succeededFuture(Optional.of(NOT_DEPLOYED));
    }
    return Detached.on(
        context,
        () ->
            Future.succeededFuture(
                running.filter(agent -> atWork).map(eye).orElse(Optional.of(NOT_DEPLOYED))));
  }

  @Override
  public Future<?> start() {
    HostDirectory directory = directories.apply(vertx);
    String cluster = directory.place().clusterName();
    return vertx
        .executeBlocking(() -> HostAgentOptions.from(process.get(), config(), launched, cluster))
        .compose(this::endLeftovers)
        .compose(options -> begin(options, directory));
  }

  private Future<HostAgentOptions> endLeftovers(HostAgentOptions options) {
    return vertx
        .executeBlocking(() -> EarlierLife.end(options), false)
        .map(
            ended -> {
              leftovers += ended;
              return options;
            });
  }

  private Future<Void> begin(HostAgentOptions options, HostDirectory directory) {
    options.settings().warnings().forEach(LOG::warn);
    HostRecord record = record(options, directory);
    Running made = make(options, directory, record);
    return made.presence().begin().onSuccess(known -> begun(made));
  }

  private void begun(Running made) {
    running = Optional.of(made);
    atWork = true;
    made.watch().start();
    made.logs().start();
    made.desk().ended().onSuccess(ended::tryComplete);
    measure(made);
    LOG.info(
        "host {}: starting → running: takes up to {} workers; their logs are in {}",
        made.record().name(),
        made.record().maxProcs(),
        made.options().logs());
  }

  private void measure(Running made) {
    WorkerGauge gauge = new WorkerGauge(vertx, context, made.yard(), machine);
    meters = Meters.of(vertx).host(made.record().name(), made.record().maxProcs(), gauge::read);
    meters.leftoversEnded(leftovers);
  }

  private static HostRecord record(HostAgentOptions options, HostDirectory directory) {
    return new HostRecord(
        options.name(),
        directory.localNode(),
        Addresses.host(options.name()),
        ProcessHandle.current().pid(),
        Instant.now(),
        options.machine(),
        options.settings().get(MeshSettings.HOST_MAX_PROCS),
        options.launched());
  }

  private Running make(HostAgentOptions options, HostDirectory directory, HostRecord record) {
    Settings settings = options.settings();
    WorkerYard yard =
        new WorkerYard(
            vertx,
            record.name(),
            InstantSource.system(),
            settings.get(MeshSettings.NOTICE_TIMEOUT),
            settings.get(MeshSettings.NOTICE_MISSES));
    Examiner examiner = new Examiner(vertx, record.name(), new CgroupMemory(machine));
    WorkerEnds ends =
        new WorkerEnds(
            vertx,
            yard,
            examiner,
            settings.get(MeshSettings.HOST_TAIL_LINES),
            settings.get(MeshSettings.ENDED_RETENTION),
            settings.get(MeshSettings.ENDED_LIMIT));
    JvmLauncher launcher = new JvmLauncher(vertx, options.directory());
    ClassArchives archives = archives(options, launcher);
    HangWatch watch =
        new HangWatch(
            vertx,
            Ticker.system(),
            yard,
            examiner,
            settings.get(MeshSettings.HANG_TIMEOUT),
            settings.get(MeshSettings.NOTICE_TIMEOUT),
            SelfSuspicion.Limits.of(settings));
    ThreadDumps threads = new ThreadDumps(vertx, record.name(), yard);
    WorkerStarter starter =
        new WorkerStarter(
            launcher,
            archives,
            yard,
            ends,
            watch,
            examiner,
            threads,
            settings.get(MeshSettings.HOST_LAUNCH_CONCURRENCY));
    WorkerEnder ender =
        new WorkerEnder(
            vertx,
            yard,
            ends,
            settings.get(MeshSettings.PROCESS_EXIT_TIMEOUT),
            settings.get(MeshSettings.PROCESS_TERMINATE_TIMEOUT),
            settings.get(MeshSettings.TERMINATE_CONCURRENCY));
    SpawnPlanner planner = new SpawnPlanner(options, directory::place, change);
    HostDesk desk = new HostDesk(vertx, record, options, leftovers, yard, planner, starter, ender);
    LogKeeper logs = logs(options, yard);
    Drills drills = new Drills(vertx, yard, settings);
    HostPresence presence =
        new HostPresence(
            vertx,
            directory,
            record,
            HostAdapter.door(
                vertx,
                record.name(),
                settings.get(MeshSettings.MESSAGE_LIMIT),
                desk,
                logs,
                loggers(settings, yard),
                threads,
                drills),
            settings.get(MeshSettings.REGISTRY_RECONCILE_INTERVAL),
            settings.get(MeshSettings.NOTICE_TIMEOUT));
    return new Running(
        options, record, yard, launcher, archives, watch, logs, desk, drills, presence);
  }

  private ClassArchives archives(HostAgentOptions options, JvmLauncher launcher) {
    return new ClassArchives(
        vertx,
        launcher,
        options.archives(),
        options.settings().get(StartSettings.ARCHIVES),
        options.directory().resolve("rehearsal"));
  }

  private HostLoggers loggers(Settings settings, WorkerYard yard) {
    return new HostLoggers(new Caller(vertx), yard, settings.get(MeshSettings.NOTICE_TIMEOUT));
  }

  private LogKeeper logs(HostAgentOptions options, WorkerYard yard) {
    LogFolder folder =
        new LogFolder(
            options.logs(),
            options.settings().get(MeshSettings.HOST_LOG_LIMIT),
            options.settings().get(MeshSettings.HOST_LOG_RETENTION));
    return new LogKeeper(vertx, Ticker.system(), options.name(), yard, folder);
  }

  @Override
  public Future<?> stop() {
    return running.map(this::stop).orElseGet(Future::succeededFuture);
  }

  private Future<Void> stop(Running agent) {
    agent.watch().stop();
    agent.logs().stop();
    Settings settings = agent.options().settings();
    Duration limit = settings.get(MeshSettings.CLEANUP_TIMEOUT);
    Duration grace = settings.get(MeshSettings.PROCESS_EXIT_TIMEOUT);
    Future<HostStopped> ends =
        agent
            .drills()
            .close()
            .compose(thawed -> agent.archives().close())
            .compose(ended -> agent.desk().close(new StopAll(GOODBYE, grace)));
    return Deadline.within(vertx, limit, "ending the workers of " + agent.record().name(), ends)
        .<Void>mapEmpty()
        .recover(late -> agent.desk().killAll(GOODBYE))
        .transform(done -> goodbye(agent));
  }

  private Future<Void> goodbye(Running agent) {
    meters.close();
    LOG.info("host {}: stopping → stopped: {}", agent.record().name(), GOODBYE);
    agent.yard().self().stopped("it was undeployed", Instant.now());
    agent.yard().publishSelf();
    Duration patience = agent.options().settings().get(MeshSettings.NOTICE_TIMEOUT);
    Future<Void> told = agent.yard().streams().quiet();
    return Deadline.within(vertx, patience, "telling the last states", told)
        .transform(done -> agent.presence().end())
        .transform(closed -> agent.launcher().close())
        .onComplete(closed -> atWork = false);
  }
}
