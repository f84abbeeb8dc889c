package dev.vertxmesh;

import dev.vertxmesh.registry.MeshRecord;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The meshes that this facade has handles of, so that handles of one mesh share one subscription.
 * What nobody has a handle of any more, and no subscription needs, is forgotten: most meshes end
 * without a word of their handles. Safe from any thread.
 */
final class KnownMeshes {

  private final Map<String, Known> meshes = new ConcurrentHashMap<>();
  private final ReferenceQueue<SharedMesh> unused = new ReferenceQueue<>();

  /** A mesh, as long as somebody uses it. */
  private static final class Known extends WeakReference<SharedMesh> {
    private final String name;

    private Known(SharedMesh mesh, ReferenceQueue<SharedMesh> unused) {
      super(mesh, unused);
      this.name = mesh.name();
    }
  }

  /** The mesh of that record: the one that is known, unless another term or placement began. */
  SharedMesh open(Node node, MeshRecord record) {
    forgetUnused();
    SharedMesh fresh = new SharedMesh(node, record);
    Known entry = new Known(fresh, unused);
    Known present =
        meshes.compute(record.name(), (name, known) -> isStill(known, record) ? known : entry);
    SharedMesh mesh = present.get();
    return mesh == null ? open(node, record) : mesh;
  }

  private static boolean isStill(Known known, MeshRecord record) {
    SharedMesh mesh = known == null ? null : known.get();
    return mesh != null && mesh.isStill(record);
  }

  /** Drops a mesh that ended; handles that are left keep what they know. */
  void forget(SharedMesh mesh) {
    meshes.computeIfPresent(mesh.name(), (name, known) -> known.refersTo(mesh) ? null : known);
  }

  /** How many it remembers. */
  int count() {
    forgetUnused();
    return meshes.size();
  }

  private void forgetUnused() {
    for (Object gone = unused.poll(); gone != null; gone = unused.poll()) {
      Known known = (Known) gone;
      meshes.remove(known.name, known);
    }
  }
}
