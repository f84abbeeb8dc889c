package dev.vertxmesh.actor;

import io.vertx.core.Future;

/** Hears what becomes of actors. Called on the actors' own contexts: return at once. */
public interface ActorObserver {

  /** An exception escaped on the actor's context. It may come again and again. */
  void onEscape(int rank, Throwable failure);

  /**
   * The actor is being undeployed, by whomever.
   *
   * @param stopped what becomes of its {@code stop()}
   */
  void onUndeploy(int rank, Future<?> stopped);
}
