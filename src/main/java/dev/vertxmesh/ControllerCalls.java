package dev.vertxmesh;

import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.DrillBegun;
import dev.vertxmesh.protocol.DrillMesh;
import dev.vertxmesh.protocol.MeshQuery;
import dev.vertxmesh.protocol.MeshState;
import dev.vertxmesh.protocol.StopMesh;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a handle asks the controller of its mesh. */
final class ControllerCalls {

  private static final Duration STATE_TIMEOUT = Duration.ofSeconds(10);

  /** Longer than the agent that performs it may take to answer. */
  private static final Duration DRILL_TIMEOUT = Duration.ofSeconds(10);

  /** How much longer than a stop its answer may take. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Node node;
  private final String mesh;
  private final String home;

  ControllerCalls(SharedMesh mesh) {
    this.node = mesh.node();
    this.mesh = mesh.name();
    this.home = mesh.controllerNode();
  }

  Future<MeshState> state() {
    return ask(Action.GET_STATE, new MeshQuery(mesh), STATE_TIMEOUT);
  }

  /** Stops {@code ranks}, or all if none are given. */
  Future<MeshState> stop(Ranks ranks, String reason, Optional<Duration> deadline, boolean byOwner) {
    Duration timeout = deadline.orElseGet(this::longestStop).plus(GRACE);
    StopMesh stop = new StopMesh(mesh, ranks, reason, deadline.orElse(null), byOwner);
    return ask(Action.STOP, stop, timeout);
  }

  /** Ends {@code ranks} by force. */
  Future<MeshState> kill(Ranks ranks, String reason, Duration deadline, boolean byOwner) {
    StopMesh kill = new StopMesh(mesh, ranks, reason, deadline, byOwner);
    return ask(Action.KILL, kill, deadline.plus(GRACE));
  }

  /** Has a fault performed. */
  Future<DrillBegun> drill(DrillMesh order) {
    return ask(Action.DRILL, order, DrillBegun.class, DRILL_TIMEOUT);
  }

  private Future<MeshState> ask(Action action, Object message, Duration timeout) {
    return ask(action, message, MeshState.class, timeout);
  }

  private <R> Future<R> ask(Action action, Object message, Class<R> reply, Duration timeout) {
    return node.ask(
        home,
        () -> controllerLeft(action),
        () ->
            node.caller()
                .ask(Addresses.controller(mesh), action, message, reply, timeout)
                .recover(failure -> Future.failedFuture(explained(action, failure))));
  }

  private MeshException controllerLeft(Action action) {
    return MeshException.because(
        "mesh '"
            + mesh
            + "', "
            + action.text()
            + ": its controller's JVM left the cluster before it answered. A resident mesh is taken"
            + " over: ask again; any other ends as its leases lapse");
  }

  /** A controller that gives no deadline goes by its settings; ours stand for them. */
  private Duration longestStop() {
    Settings settings = node.settings();
    return List.of(
            settings.get(MeshSettings.CLEANUP_TIMEOUT),
            settings.get(MeshSettings.ACTOR_STOP_TIMEOUT),
            settings.get(MeshSettings.PROC_STOP_MAX_IDLE),
            settings.get(MeshSettings.PROCESS_EXIT_TIMEOUT),
            settings.get(MeshSettings.PROCESS_TERMINATE_TIMEOUT))
        .stream()
        .reduce(Duration.ZERO, Duration::plus);
  }

  private MeshException explained(Action action, Throwable failure) {
    if (Caller.isNobodyThere(failure)) {
      return MeshException.because(
          "mesh '"
              + mesh
              + "' has no controller: it ended some time ago, or the JVM of its owner is gone;"
              + " `mesh meshes` lists those that there are",
          failure);
    }
    return MeshException.because(
        "mesh '" + mesh + "', " + action.text() + ": " + failure.getMessage(), failure);
  }
}
