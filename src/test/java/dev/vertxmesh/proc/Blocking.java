package dev.vertxmesh.proc;

import dev.vertxmesh.MeshContext;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import java.util.concurrent.CountDownLatch;

/**
 * Holds its thread until the test lets it go: at its start if the mesh is called so, or when told.
 */
public class Blocking extends VerticleBase {

  private static volatile CountDownLatch latch = new CountDownLatch(0);
  private static volatile boolean holding;

  /** From now on whoever is told to waits. */
  static void hold() {
    holding = false;
    latch = new CountDownLatch(1);
  }

  /** Whether somebody waits. */
  static boolean isHolding() {
    return holding;
  }

  static void letGo() {
    latch.countDown();
  }

  @Override
  public Future<?> start() {
    if (config().getBoolean("at-start", false)) {
      await();
    }
    MeshContext mesh = MeshContext.of(config());
    return vertx.eventBus().localConsumer(mesh.inbox(), this::take).completion();
  }

  private void take(Message<String> message) {
    switch (message.body()) {
      case "message" -> await();
      case "timer" -> vertx.setTimer(1, fired -> await());
      default -> message.reply(Thread.currentThread().getName());
    }
  }

  static void await() {
    holding = true;
    try {
      latch.await();
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }
}
