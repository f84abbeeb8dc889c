package dev.vertxmesh.bench;

import dev.vertxmesh.protocol.Inbox;
import dev.vertxmesh.protocol.Inboxes;
import dev.vertxmesh.shape.Extent;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.json.JsonObject;
import java.lang.reflect.Constructor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The floors of actors: the same verticles, with the same {@code config()}, deployed and undeployed
 * by Vert.x alone, all at a time from one plain thread; and messages to each that are sent locally.
 */
final class BareActors {

  private final Vertx vertx;
  private Inboxes inboxes = new Inboxes("none", 1, Extent.unity());
  private String[] deployments = new String[0];

  BareActors(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Deploys {@code count} of {@code type}: {@code {begin, end}} in nanoseconds. */
  Future<JsonObject> deploy(String type, int count, JsonObject config) {
    inboxes = new Inboxes("bare-actors", 1, Extent.of("procs", 2).and("actors", count));
    deployments = new String[count];
    Constructor<? extends Deployable> constructor = constructor(type);
    return timed(
        count,
        index -> {
          JsonObject own = config.copy().put(Inbox.CONFIG_KEY, inboxes.address(index));
          DeploymentOptions options = new DeploymentOptions().setConfig(own);
          return vertx
              .deployVerticle(made(constructor), options)
              .onSuccess(id -> deployments[index] = id);
        });
  }

  private static Constructor<? extends Deployable> constructor(String type) {
    try {
      return Class.forName(type).asSubclass(Deployable.class).getConstructor();
    } catch (ReflectiveOperationException failure) {
      throw new IllegalArgumentException(type, failure);
    }
  }

  private static Deployable made(Constructor<? extends Deployable> constructor) {
    try {
      return constructor.newInstance();
    } catch (ReflectiveOperationException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Undeploys them all: {@code {begin, end}}. */
  Future<JsonObject> undeploy() {
    String[] ids = deployments;
    deployments = new String[0];
    return timed(ids.length, index -> vertx.undeploy(ids[index]));
  }

  private static Future<JsonObject> timed(int count, IntFunction<Future<?>> work) {
    Promise<JsonObject> done = Promise.promise();
    AtomicInteger left = new AtomicInteger(count);
    Runnable all =
        () -> {
          long begin = System.nanoTime();
          for (int index = 0; index < count; index++) {
            work.apply(index)
                .onFailure(done::tryFail)
                .onSuccess(
                    one -> {
                      if (left.decrementAndGet() == 0) {
                        done.tryComplete(
                            new JsonObject().put("begin", begin).put("end", System.nanoTime()));
                      }
                    });
          }
        };
    new Thread(all, "bare").start();
    return done.future();
  }

  /** Sends {@code body} to each. */
  void send(Object body) {
    DeliveryOptions local = new DeliveryOptions().setLocalOnly(true);
    for (int index = 0; index < deployments.length; index++) {
      vertx.eventBus().send(inboxes.address(index), body, local);
    }
  }

  /** Asks each, and waits for all answers. */
  Future<?> request(Object body) {
    DeliveryOptions local = new DeliveryOptions().setLocalOnly(true);
    return Future.all(
        IntStream.range(0, deployments.length)
            .mapToObj(index -> vertx.eventBus().request(inboxes.address(index), body, local))
            .toList());
  }
}
