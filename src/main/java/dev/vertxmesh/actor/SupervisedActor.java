package dev.vertxmesh.actor;

import io.vertx.core.Context;
import io.vertx.core.Deployable;
import io.vertx.core.Future;

/**
 * One user verticle, unmodified, made on its own context and watched there. Blind spots: a failed
 * future that nobody observes, the verticle's own threads, and a verticle that replaces its
 * context's exception handler.
 *
 * <p>Costs one small object beside the verticle.
 */
public final class SupervisedActor implements Deployable {

  private final ActorType type;
  private final int rank;
  private final ActorObserver observer;
  private Deployable verticle;

  /** An actor of {@code type} that is still to be deployed. */
  public SupervisedActor(ActorType type, int rank, ActorObserver observer) {
    this.type = type;
    this.rank = rank;
    this.observer = observer;
  }

  @Override
  public Future<?> deploy(Context context) throws Exception {
    context.exceptionHandler(failure -> observer.onEscape(rank, failure));
    observer.onDeploy(rank, context);
    verticle = type.create();
    Future<?> started = verticle.deploy(context);
    return started == null ? nothing("start") : started;
  }

  @Override
  public Future<?> undeploy(Context context) {
    Future<?> stopped = stop(context);
    observer.onUndeploy(rank, stopped);
    return stopped;
  }

  private Future<?> stop(Context context) {
    try {
      Future<?> stopped = verticle.undeploy(context);
      return stopped == null ? nothing("stop") : stopped;
    } catch (Exception | LinkageError | StackOverflowError | AssertionError failure) {
      return Future.failedFuture(failure);
    }
  }

  private Future<?> nothing(String method) {
    return Future.failedFuture(
        new NullPointerException(
            method + " of " + type.name() + " returned null; it must return a Future"));
  }
}
