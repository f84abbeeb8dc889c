package dev.vertxmesh;

import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.registry.MeshRecord;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Spawns meshes that this node owns. */
final class Spawning {

  private static final Logger LOG = LoggerFactory.getLogger(Spawning.class);
  private static final String ENDED = "ended";

  private final Node node;

  Spawning(Node node) {
    this.node = node;
  }

  /** Spawns, with the owner's handler in place before the first failure can come. */
  Future<SharedMesh> spawn(Request request, Optional<Handler<MeshFailure>> onFailure) {
    String mesh = request.mesh();
    return requireFree(mesh)
        .compose(free -> spawnOwned(request, onFailure.orElse(Spawning::log)))
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

  /** The controller claims the name; this is asked first, lest its owner's handler be replaced. */
  private Future<Void> requireFree(String mesh) {
    return node.registry()
        .meshes()
        .get(mesh)
        .map(
            found -> {
              if (found.isPresent() && !found.get().status().equals(ENDED)) {
                throw MeshException.because(
                    "a mesh of that name is there already; stop it, or choose another name");
              }
              return null;
            });
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
