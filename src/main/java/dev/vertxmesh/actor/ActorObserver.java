package dev.vertxmesh.actor;

import io.vertx.core.Context;
import io.vertx.core.Future;

/** Hears what becomes of actors. Called on the actors' own contexts: return at once. */
public interface ActorObserver {

  /** The actor is about to start on {@code context}, on the thread that calls this. */
  void onDeploy(int rank, Context context);

  /** An exception escaped on the actor's context. It may come again and again. */
  void onEscape(int rank, Throwable failure);

  /**
   * The actor is being undeployed, by whomever.
   *
   * @param stopped what becomes of its {@code stop()}
   */
  void onUndeploy(int rank, Future<?> stopped);
}
