package dev.vertxmesh;

import dev.vertxmesh.registry.MeshRecord;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The meshes that this facade has handles of, so that handles of one mesh share one subscription.
 * Safe from any thread.
 */
final class KnownMeshes {

  private final Map<String, SharedMesh> meshes = new ConcurrentHashMap<>();

  /** The mesh of that record: the one that is known, unless another term or placement began. */
  SharedMesh open(Node node, MeshRecord record) {
    return meshes.compute(
        record.name(),
        (name, known) ->
            known != null && known.isStill(record) ? known : new SharedMesh(node, record));
  }

  /** Drops a mesh that ended; handles that are left keep what they know. */
  void forget(SharedMesh mesh) {
    meshes.remove(mesh.name(), mesh);
  }
}
