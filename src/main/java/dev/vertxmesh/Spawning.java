package dev.vertxmesh;

import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.MeshState;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.registry.MeshRecord;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Spawns meshes: those that this node owns, and those that nobody owns. */
final class Spawning {

  private static final Logger LOG = LoggerFactory.getLogger(Spawning.class);
  private static final String ENDED = "ended";

  /** Hosts that start many JVMs take a while. */
  private static final Duration RESIDENT_LIMIT = Duration.ofMinutes(2);

  private final Node node;

  Spawning(Node node) {
    this.node = node;
  }

  /** Spawns, with the owner's handler in place before the first failure can come. */
  Future<SharedMesh> spawn(Request request, Optional<Handler<MeshFailure>> onFailure) {
    String mesh = request.mesh();
    return requireFree(mesh)
        .compose(
            free ->
                request.resident
                    ? spawnResident(request)
                    : spawnOwned(request, onFailure.orElse(Spawning::log)))
        .recover(cause -> Future.failedFuture(explained(mesh, cause)));
  }

  private Future<SharedMesh> spawnOwned(Request request, Handler<MeshFailure> onFailure) {
    String mesh = request.mesh();
    return node.desk()
        .register(mesh, onFailure)
        .compose(registered -> node.spawner().apply(request.ownedBy(node.desk().address())))
        .compose(spawned -> node.registry().meshes().get(mesh))
        .map(found -> node.meshes().open(node, required(found)))
        .onFailure(cause -> node.desk().forget(mesh));
  }

  /** A controller home of the cluster takes the order, and keeps what comes of it. */
  private Future<SharedMesh> spawnResident(Request request) {
    return node.caller()
        .ask(
            Addresses.spawn(),
            Action.SPAWN_MESH,
            request.ownedByNobody(),
            MeshState.class,
            RESIDENT_LIMIT)
        .recover(cause -> Future.failedFuture(homeless(cause)))
        .compose(spawned -> node.registry().meshes().get(request.mesh()))
        .map(found -> node.meshes().open(node, required(found)));
  }

  private static Throwable homeless(Throwable cause) {
    if (Caller.isNobodyThere(cause)) {
      return MeshException.because(
          "no host has a home for it; start one with `launcher/mesh up`", cause);
    }
    return Caller.isTimeout(cause)
        ? MeshException.because(
            "no answer within %d s; it may still come up, `launcher/mesh meshes` shows it"
                .formatted(RESIDENT_LIMIT.toSeconds()),
            cause)
        : cause;
  }

  /** The controller claims the name; this is asked first, lest its owner's handler be replaced. */
  private Future<Void> requireFree(String mesh) {
    return node.registry()
        .meshes()
        .get(mesh)
        .map(
            found -> {
              if (found.isPresent() && !found.get().status().equals(ENDED)) {
                throw MeshException.because(
                    taken(found.get()), Refusal.CONFLICT.because(taken(found.get())));
              }
              return null;
            });
  }

  private static String taken(MeshRecord record) {
    return ("a mesh of that name is there already: of %s, %s, spawned at %s; stop it"
            + " (`launcher/mesh stop %s`), or choose another name")
        .formatted(record.kind(), record.status(), record.startedAt(), record.name());
  }

  private static MeshRecord required(Optional<MeshRecord> found) {
    return found.orElseThrow(() -> MeshException.because("it ended at once"));
  }

  private static MeshException explained(String mesh, Throwable cause) {
    return MeshException.because(
        "mesh '" + mesh + "' was not spawned: " + cause.getMessage(), cause);
  }

  private static void log(MeshFailure failure) {
    LOG.warn("{}", failure);
  }
}
