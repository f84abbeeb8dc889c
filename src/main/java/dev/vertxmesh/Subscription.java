package dev.vertxmesh;

import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Future;

/** A handler that hears of a mesh. Safe from any thread. */
public interface Subscription {

  /** The name of the mesh. */
  String mesh();

  /** The ranks that it hears of, in the mesh's own view; empty for the whole mesh. */
  Ranks ranks();

  /**
   * Whether it still hears: false once cancelled, once the mesh has ended, and once its controller
   * was lost.
   */
  boolean isActive();

  /**
   * Ends it. Called on the context that subscribed, the handler is not called again; from elsewhere
   * a call that has begun goes on. Repeating it does nothing.
   *
   * @return completed once the node has let go of it; never fails
   */
  Future<Void> cancel();
}
