package dev.vertxmesh.proc;

import dev.vertxmesh.MeshContext;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;

/** Verticles of users. */
public final class TestActors {

  private TestActors() {}

  /** Does what it is told, one word a message. */
  public static class Obedient extends VerticleBase {

    @Override
    public Future<?> start() {
      MeshContext mesh = MeshContext.of(config());
      return vertx.eventBus().localConsumer(mesh.inbox(), this::take).completion();
    }

    private void take(Message<Object> message) {
      switch (String.valueOf(message.body())) {
        case "throw" -> throw new IllegalStateException("thrown by a consumer");
        case "timer" ->
            vertx.setTimer(
                1,
                fired -> {
                  throw new IllegalStateException("thrown by a timer");
                });
        case "task" ->
            context.runOnContext(
                turn -> {
                  throw new IllegalStateException("thrown by a task");
                });
        case "deep" -> throw new StackOverflowError("too deep");
        case "memory" -> throw new OutOfMemoryError("no memory");
        case "linkage" -> throw new NoClassDefFoundError("no class");
        case "say" ->
            MeshContext.of(context).fail(vertx, new IllegalArgumentException("I have failed"));
        case "leave" -> vertx.undeploy(deploymentID());
        case "silent" -> {}
        case "refuse" -> message.fail(77, "I would rather not");
        case "odd" -> message.reply('c');
        default ->
            message.reply(
                new JsonObject()
                    .put("body", message.body())
                    .put("trace", message.headers().get("trace"))
                    .put("action", message.headers().get("action"))
                    .put("thread", Context.isOnWorkerThread() ? "worker" : "loop"));
      }
    }
  }

  /** The least that can be an actor. */
  public static class Bare implements Deployable {
    @Override
    public Future<?> deploy(Context context) {
      return Future.succeededFuture();
    }
  }

  /** The kind of verticle that Vert.x 3 and 4 had. */
  public static class Traditional extends AbstractVerticle {
    @Override
    public void start(Promise<Void> started) {
      MeshContext mesh = MeshContext.of(config());
      vertx.eventBus().localConsumer(mesh.inbox(), message -> message.reply(describe(mesh)));
      started.complete();
    }

    private JsonObject describe(MeshContext mesh) {
      return new JsonObject()
          .put("mesh", mesh.mesh())
          .put("rank", mesh.rank())
          .put("point", mesh.point().toString())
          .put("extent", mesh.extent().toString())
          .put("incarnation", mesh.incarnation())
          .put("color", config().getString("color"));
    }
  }

  /** Fails to start. */
  public static class Stillborn extends VerticleBase {
    @Override
    public Future<?> start() {
      return Future.failedFuture(new IllegalStateException("no database"));
    }
  }

  /** Fails when it is made. */
  public static class Unmade extends VerticleBase {
    public Unmade() {
      throw new UnsupportedOperationException("not on this machine");
    }
  }

  /** Forgets to return a future. */
  public static class Forgetful extends VerticleBase {
    @Override
    public Future<?> start() {
      return null;
    }
  }

  /** Never gets ready. */
  public static class Hesitant extends VerticleBase {
    @Override
    public Future<?> start() {
      return Promise.promise().future();
    }
  }

  /** Takes longer to stop than any deadline that a test gives it. */
  public static class Stubborn extends VerticleBase {
    @Override
    public Future<?> stop() {
      return vertx.timer(8, TimeUnit.SECONDS);
    }
  }

  /** Fails to stop. */
  public static class Clumsy extends VerticleBase {
    @Override
    public Future<?> stop() {
      return Future.failedFuture(new IllegalStateException("could not save"));
    }
  }

  /** Fails to stop, by throwing. */
  public static class Reckless extends VerticleBase {
    @Override
    public Future<?> stop() {
      throw new IllegalStateException("could not even begin to save");
    }
  }

  /** Cannot be initialized. */
  public static class Broken extends VerticleBase {
    private static final int NUMBER = Integer.parseInt("seven");

    @Override
    public Future<?> start() {
      return Future.succeededFuture(NUMBER);
    }
  }

  /** Cannot be made from outside. */
  public static class Demanding extends VerticleBase {
    public Demanding(String wish) {
      throw new IllegalArgumentException(wish);
    }
  }
}
