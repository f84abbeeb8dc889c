package dev.vertxmesh.station;

import io.vertx.core.Context;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.util.function.Supplier;

/** Runs and deploys off any verticle's context (ST-4). */
public final class Detached {

  private Detached() {}

  /** A fresh event-loop context that belongs to no verticle. */
  public static ContextInternal context(Vertx vertx) {
    return ((VertxInternal) vertx).createEventLoopContext();
  }

  /** Runs {@code task} on a context that belongs to no verticle. */
  public static <T> Future<T> run(Vertx vertx, Supplier<Future<T>> task) {
    return on(context(vertx), task);
  }

  /** Runs {@code task} on {@code context}, from any thread. */
  public static <T> Future<T> on(Context context, Supplier<Future<T>> task) {
    Promise<T> promise = Promise.promise();
    context.runOnContext(
        start -> {
          try {
            task.get().onComplete(promise);
          } catch (RuntimeException refused) {
            promise.fail(refused);
          }
        });
    return promise.future();
  }

  /** Deploys so that the verticle outlives whoever asks for it. */
  public static Future<String> deploy(
      Vertx vertx, Supplier<? extends Deployable> verticle, DeploymentOptions options) {
    return run(vertx, () -> vertx.deployVerticle(verticle, options));
  }
}
