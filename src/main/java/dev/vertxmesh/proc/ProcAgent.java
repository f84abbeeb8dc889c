package dev.vertxmesh.proc;

import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.Cause.Learned;
import dev.vertxmesh.proc.ProcDirectory.Proc;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.ActorFailure;
import dev.vertxmesh.protocol.ActorFailureCodec;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.Door;
import dev.vertxmesh.protocol.GetStates;
import dev.vertxmesh.protocol.HangReport;
import dev.vertxmesh.protocol.WorkerBootstrap;
import dev.vertxmesh.registry.MembershipChange;
import dev.vertxmesh.registry.Registration;
import dev.vertxmesh.settings.HangAction;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.station.Presence;
import dev.vertxmesh.station.Presence.Entries;
import dev.vertxmesh.station.Presence.Probe;
import dev.vertxmesh.station.Ticker;
import dev.vertxmesh.supervision.SelfSuspicion;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agent of one JVM that runs actors: deploys and watches them, tells of them, and lets them
 * live as long as somebody vouches for them.
 *
 * <p>Deployed by class name and {@link ProcAgentOptions#from configuration} in a JVM of somebody
 * else's, it makes that JVM a <em>foreign</em> proc; the {@code cluster} deploys it in a worker JVM
 * with the worker's {@link WorkerBootstrap}. Deploy one for each JVM.
 */
public final class ProcAgent extends VerticleBase {

  private static final Logger LOG = LoggerFactory.getLogger(ProcAgent.class);

  private final Function<JsonObject, ProcAgentOptions> optionsOf;
  private final Function<Vertx, ProcDirectory> directories;
  private final Ticker ticker;
  private final Optional<Consumer<HangReport>> lifeline;
  private final Promise<Integer> ended = Promise.promise();
  private ProcAgentOptions options;
  private ProcDirectory directory = ProcDirectory.none();
  private ProcDesk desk;
  private Watchdog watchdog;
  private Door door;
  private Optional<Presence> presence = Optional.empty();

  /** A foreign proc, described by {@code config()}. */
  public ProcAgent() {
    this(ProcAgentOptions::from, ProcDirectory::of, Ticker.system(), Optional.empty());
  }

  /** An agent that writes itself down in {@code directory}. */
  public ProcAgent(ProcAgentOptions options, ProcDirectory directory, Ticker ticker) {
    this(config -> options, vertx -> directory, ticker, Optional.empty());
  }

  /** An agent whose watchdog reports to its host: from a plain thread. */
  ProcAgent(
      ProcAgentOptions options,
      ProcDirectory directory,
      Ticker ticker,
      Consumer<HangReport> lifeline) {
    this(config -> options, vertx -> directory, ticker, Optional.of(lifeline));
  }

  private ProcAgent(
      Function<JsonObject, ProcAgentOptions> optionsOf,
      Function<Vertx, ProcDirectory> directories,
      Ticker ticker,
      Optional<Consumer<HangReport>> lifeline) {
    this.optionsOf = optionsOf;
    this.directories = directories;
    this.ticker = ticker;
    this.lifeline = lifeline;
  }

  @Override
  public Future<?> start() {
    options = optionsOf.apply(config());
    directory = directories.apply(vertx);
    options.settings().warnings().forEach(LOG::warn);
    Poison poison = new Poison(options.settings().get(MeshSettings.POISON));
    Caller caller = new Caller(vertx);
    watchdog = watchdog(caller);
    Tools tools =
        new Tools(
            vertx, context, ticker, options.settings(), options.proc(), poison, caller, watchdog);
    desk = new ProcDesk(tools, options.worker(), directory);
    desk.ended().onComplete(ended);
    ActorFailureCodec.register(vertx);
    vertx
        .eventBus()
        .<ActorFailure>localConsumer(
            Addresses.actorFailures(), message -> desk.decks().onSaidFailed(message.body()));
    Duration askTimeout = options.settings().get(MeshSettings.ASK_TIMEOUT);
    door =
        new ProcAdapter(askTimeout)
            .connect(
                Door.at(vertx, address())
                    .atMost(options.settings().get(MeshSettings.MESSAGE_LIMIT)),
                desk);
    desk.begin();
    return door.open()
        .compose(opened -> directory.register(self()))
        .onSuccess(
            done -> {
              watchdog.start();
              presence = Optional.of(presence());
              presence.get().begin();
              LOG.info("proc {}: starting → running: takes actors at {}", proc(), address());
            });
  }

  private Proc self() {
    return new Proc(proc(), address(), options.worker());
  }

  private Presence presence() {
    Settings settings = options.settings();
    GetStates nothing = new GetStates(proc(), Optional.empty());
    return new Presence(
        vertx,
        "proc " + proc(),
        door,
        new Probe(Action.GET_STATES, nothing, settings.get(MeshSettings.NOTICE_TIMEOUT)),
        new Entries() {
          @Override
          public Future<Integer> reconcile() {
            return directory.reconcile(self(), desk::leases);
          }

          @Override
          public Registration watch(Handler<MembershipChange> handler) {
            return directory.watch(handler);
          }
        },
        settings.get(MeshSettings.REGISTRY_RECONCILE_INTERVAL));
  }

  @Override
  public Future<?> stop() {
    presence.ifPresent(Presence::end);
    Cause cause = Cause.of(Learned.REQUEST, "its proc agent is stopping");
    Duration deadline = options.settings().get(MeshSettings.CLEANUP_TIMEOUT);
    return desk.close(StopTerms.inOrder(cause, deadline))
        .eventually(() -> directory.unregister(proc()))
        .eventually(() -> door.close())
        .onComplete(closed -> watchdog.close());
  }

  /** Over the lifeline if there is one, else over the bus: as long as that works. */
  private Watchdog watchdog(Caller caller) {
    Settings settings = options.settings();
    Duration patience = settings.get(MeshSettings.NOTICE_TIMEOUT);
    Watchdog.Reporter reporter =
        lifeline
            .<Watchdog.Reporter>map(line -> (controller, report) -> line.accept(report))
            .orElse(
                (controller, report) ->
                    context.runOnContext(
                        turn ->
                            caller
                                .tell(controller, Action.REPORT, report.report(), patience)
                                .onFailure(
                                    failure ->
                                        LOG.warn(
                                            "{} was not told of a hang", controller, failure))));
    boolean endProc = settings.get(MeshSettings.HANG_ACTION) == HangAction.END_PROC;
    if (endProc && lifeline.isEmpty()) {
      LOG.warn("{} = end-proc is for workers: no host ends this JVM", MeshSettings.HANG_ACTION);
    }
    return new Watchdog(
        ticker,
        settings.get(MeshSettings.HANG_TIMEOUT),
        SelfSuspicion.Limits.of(settings),
        options.proc(),
        endProc,
        reporter);
  }

  /** The id of this proc; known once the agent is deployed. */
  public String proc() {
    return options.proc();
  }

  /** The address of this agent; known once it is deployed. */
  public String address() {
    return Addresses.proc(options.proc());
  }

  /**
   * The exit code with which this JVM is to end, once it is to end: 0 if no actor failed, else 1.
   * Never completed on a foreign proc.
   */
  public Future<Integer> ended() {
    return ended.future();
  }

  /** Why this JVM is to end: a stop, or its lease; to be asked on the agent's context. */
  String endReason() {
    return desk.endCause().map(Cause::message).orElse("nobody said why");
  }

  /** Stops all actors; the JVM of a worker is then to end. From any thread. */
  public void end(String reason, Duration deadline) {
    context.runOnContext(turn -> desk.end(StopTerms.inOrder(StopOrder.asked(reason), deadline)));
  }

  /**
   * As {@link #end}, and tells nobody: the JVM ends unasked, and the verdict on its ranks is left
   * to those who see it go (PA-10). From any thread.
   */
  public void endUnheard(String reason, Duration deadline) {
    context.runOnContext(
        turn -> {
          desk.decks().mute();
          presence.ifPresent(Presence::end);
          door.close().onFailure(failure -> LOG.debug("the door was not closed", failure));
          desk.end(StopTerms.atOnce(StopOrder.asked(reason), deadline));
        });
  }
}
