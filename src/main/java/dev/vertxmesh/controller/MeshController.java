package dev.vertxmesh.controller;

import dev.vertxmesh.model.MeshKind;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.Door;
import dev.vertxmesh.protocol.MeshQuery;
import dev.vertxmesh.protocol.MeshState;
import dev.vertxmesh.protocol.ReservedNames;
import dev.vertxmesh.protocol.SpawnMesh;
import dev.vertxmesh.registry.Registry;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.station.Deadline;
import dev.vertxmesh.station.Meters;
import dev.vertxmesh.station.Presence;
import dev.vertxmesh.station.Ticker;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop that all controllers are. Deployed, it spawns its mesh, and the deployment succeeds once
 * every rank runs; undeployed, it stops the mesh. After the mesh has ended it stays for a while to
 * answer late subscribers, and then undeploys itself.
 */
abstract class MeshController extends VerticleBase {

  private static final Logger LOG = LoggerFactory.getLogger(MeshController.class);
  private static final long NONE = -1;

  private final MeshKind kind;
  private final Optional<ControllerOptions> given;
  private Settings settings = Settings.defaults();
  private Optional<MeshRegistration> registration = Optional.empty();
  private Optional<MeshTerm> term = Optional.empty();
  private Optional<ControllerAdapter> adapter = Optional.empty();
  private Optional<Presence> presence = Optional.empty();
  private volatile MeshState spawned;
  private long retirementTimer = NONE;
  private boolean leaving;

  MeshController(MeshKind kind, Optional<ControllerOptions> given) {
    this.kind = kind;
    this.given = given;
  }

  /** What is different for this kind of mesh. */
  abstract MeshStrategy strategy(Scope scope);

  /** How the mesh was once it had come up: safe from any thread, and only once deployed. */
  MeshState spawned() {
    return spawned;
  }

  /**
   * Takes what a strategy learns by itself; in a turn of its own, so that whoever asked the
   * strategy can prepare for the answer.
   */
  void find(List<Finding> findings) {
    vertx.runOnContext(turn -> term().onFindings(findings));
  }

  private MeshTerm term() {
    return term.orElseThrow();
  }

  @Override
  public Future<?> start() {
    ControllerOptions options = given.orElseGet(() -> ControllerOptions.from(kind, config()));
    settings = options.settings();
    SpawnMesh spec = options.spec();
    ReservedNames.requireMesh(spec.mesh());
    Registry registry = Registry.of(vertx);
    return registry
        .nextEpoch()
        .map(
            epoch ->
                new Scope(
                    vertx,
                    new Caller(vertx),
                    registry,
                    Ticker.system(),
                    settings,
                    spec,
                    epoch,
                    Meters.OfMesh.NONE))
        .compose(this::spawn)
        .recover(failure -> close().transform(closed -> Future.failedFuture(failure)));
  }

  private Future<Void> spawn(Scope scope) {
    MeshStrategy strategy = strategy(scope);
    return strategy.plan().compose(plan -> spawn(scope, strategy, plan));
  }

  private Future<Void> spawn(Scope scope, MeshStrategy strategy, MeshPlan plan) {
    plan.requireAtMost(settings.get(MeshSettings.SPAWN_MAX_RANKS));
    MeshRegistration claimed = new MeshRegistration(scope, plan, strategy);
    return claimed
        .claim()
        .compose(
            ours -> {
              registration = Optional.of(claimed);
              MeshTerm begun = new MeshTerm(scope.counted(), strategy, plan, claimed);
              term = Optional.of(begun);
              adapter =
                  Optional.of(new ControllerAdapter(scope, begun, strategy, this::undeployMyself));
              return adapter.get().door().open();
            })
        .compose(open -> term().spawn())
        .onSuccess(
            up -> {
              spawned = term().state();
              begin(scope);
              term().ended().onComplete(ended -> retireLater());
            });
  }

  /** Keeps the mesh known until it retires, or a newer controller has taken its place. */
  private void begin(Scope scope) {
    Presence begun =
        new Presence(
            vertx,
            "the controller of " + scope.mesh(),
            door(),
            new Presence.Probe(
                Action.GET_SUBSCRIBER_COUNT,
                new MeshQuery(scope.mesh()),
                settings.get(MeshSettings.NOTICE_TIMEOUT)),
            new MeshEntries(scope, registration.orElseThrow(), term()),
            settings.get(MeshSettings.REGISTRY_RECONCILE_INTERVAL));
    presence = Optional.of(begun);
    begun.begin();
    term()
        .superseded()
        .onSuccess(
            over -> {
              begun.end();
              door().close();
            });
  }

  private Door door() {
    return adapter.orElseThrow().door();
  }

  private void retireLater() {
    if (leaving) {
      return;
    }
    EndedMeshes.of(vertx).add(deploymentID(), settings.get(MeshSettings.ENDED_LIMIT));
    Duration retention = settings.get(MeshSettings.ENDED_RETENTION);
    retirementTimer =
        vertx.setTimer(
            Math.max(1, retention.toMillis()),
            fired ->
                undeployMyself()
                    .onFailure(failure -> LOG.debug("a controller was gone already", failure)));
  }

  private Future<Void> undeployMyself() {
    return vertx.undeploy(deploymentID());
  }

  @Override
  public Future<?> stop() {
    leaving = true;
    vertx.cancelTimer(retirementTimer);
    EndedMeshes.of(vertx).remove(deploymentID());
    return stopMesh()
        .onFailure(failure -> LOG.warn("the clean-up of a mesh was cut short", failure))
        .transform(stopped -> close());
  }

  private Future<MeshState> stopMesh() {
    Duration limit = settings.get(MeshSettings.CLEANUP_TIMEOUT);
    Future<MeshState> stopped = term().stop("controller cleanup", limit, true);
    return Deadline.within(vertx, limit, "stopping the mesh", stopped);
  }

  private Future<Void> close() {
    presence.ifPresent(Presence::end);
    term.ifPresent(MeshTerm::close);
    Future<Void> closed =
        adapter.map(open -> open.door().close()).orElseGet(Future::succeededFuture);
    return closed
        .otherwiseEmpty()
        .compose(
            done -> registration.map(MeshRegistration::remove).orElseGet(Future::succeededFuture));
  }
}
