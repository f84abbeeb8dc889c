package dev.vertxmesh;

import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.MeshQuery;
import dev.vertxmesh.protocol.MeshState;
import dev.vertxmesh.protocol.StopMesh;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.settings.Settings;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a handle asks the controller of its mesh. */
final class ControllerCalls {

  private static final Duration STATE_TIMEOUT = Duration.ofSeconds(10);

  /** How much longer than a stop its answer may take. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Node node;
  private final String mesh;

  ControllerCalls(Node node, String mesh) {
    this.node = node;
    this.mesh = mesh;
  }

  Future<MeshState> state() {
    return ask(Action.GET_STATE, new MeshQuery(mesh), STATE_TIMEOUT);
  }

  Future<MeshState> stop(String reason, Optional<Duration> deadline, boolean byOwner) {
    Duration timeout = deadline.orElseGet(this::longestStop).plus(GRACE);
    return ask(Action.STOP, new StopMesh(mesh, reason, deadline.orElse(null), byOwner), timeout);
  }

  private Future<MeshState> ask(Action action, Object message, Duration timeout) {
    return node.caller()
        .ask(Addresses.controller(mesh), action, message, MeshState.class, timeout)
        .recover(failure -> Future.failedFuture(explained(action, failure)));
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
              + " `launcher/mesh list` shows what there is",
          failure);
    }
    return MeshException.because(
        "mesh '" + mesh + "', " + action.text() + ": " + failure.getMessage(), failure);
  }
}
