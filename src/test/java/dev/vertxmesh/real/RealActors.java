package dev.vertxmesh.real;

import dev.vertxmesh.MeshContext;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Verticles of users, for the procs of a {@link RealCluster}. */
public final class RealActors {

  /** The entries of {@code config()} that name the gates of a {@link Gated} actor. */
  public static final String START_GATE = "start-gate";

  public static final String STOP_GATE = "stop-gate";
  public static final String ANSWER_GATE = "answer-gate";

  /** The entry of {@code config()} that names the file of a {@link Diarist}, and what is in it. */
  public static final String DIARY = "diary";

  public static final String STARTED = "started ";
  public static final String STOPPED = "stopped ";

  /** The entry of {@code config()} that says how many block together. */
  public static final String LOOPS = "loops";

  private static final List<Context> TOGETHER = new ArrayList<>();
  private static final long PATIENCE_MS = RealCluster.GENEROUS.toMillis() * 2;

  private RealActors() {}

  /** Does what it is told, one word a message; counts every word that it hears. */
  public static class Obedient extends VerticleBase {

    private int heard;

    @Override
    public Future<?> start() throws Exception {
      MeshContext mesh = MeshContext.of(config());
      return vertx.eventBus().localConsumer(mesh.inbox(), this::take).completion();
    }

    void take(Message<Object> message) {
      heard++;
      switch (String.valueOf(message.body())) {
        case "throw" ->
            throw new IllegalStateException("rank " + MeshContext.of(context).rank() + " is upset");
        case "exit" -> System.exit(1);
        case "crash" -> crash();
        case "leave" -> vertx.undeploy(deploymentID());
        case "speak" ->
            System.out.println("rank " + MeshContext.of(context).rank() + " has spoken");
        case "silent" -> {}
        case "block" -> block();
        case "block-all" -> blockTogether();
        default ->
            message.reply(
                new JsonObject()
                    .put("rank", MeshContext.of(context).rank())
                    .put("pid", ProcessHandle.current().pid())
                    .put("thread", Thread.currentThread().getName())
                    .put("heard", heard));
      }
    }

    /** Blocks once as many actors of this JVM as there are loops were told to. */
    private void blockTogether() {
      synchronized (TOGETHER) {
        TOGETHER.add(context);
        if (TOGETHER.size() == config().getInteger(LOOPS)) {
          TOGETHER.forEach(one -> one.runOnContext(turn -> block()));
        }
      }
    }

    /** As faulty native code does. */
    private static void crash() {
      try {
        Class<?> unsafe = Class.forName("sun.misc.Unsafe");
        Field instance = unsafe.getDeclaredField("theUnsafe");
        instance.setAccessible(true);
        unsafe.getMethod("putAddress", long.class, long.class).invoke(instance.get(null), 0L, 0L);
      } catch (ReflectiveOperationException missing) {
        throw new IllegalStateException(missing);
      }
    }

    /** For ever. */
    private static void block() {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException end) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Has started, and has stopped, only once the {@link Gate} that its configuration names opens.
   */
  public static class Gated extends Obedient {

    @Override
    public Future<?> start() throws Exception {
      Future<?> listening = super.start();
      return listening.compose(done -> knock(START_GATE));
    }

    @Override
    public Future<?> stop() {
      return knock(STOP_GATE);
    }

    @Override
    void take(Message<Object> message) {
      if (message.body().equals("gated")) {
        knock(ANSWER_GATE)
            .onSuccess(open -> message.reply("passed"))
            .onFailure(refused -> message.fail(1, refused.getMessage()));
      } else {
        super.take(message);
      }
    }

    private Future<Void> knock(String gate) {
      String address = config().getString(gate);
      return address == null
          ? Future.succeededFuture()
          : vertx
              .eventBus()
              .request(address, gate, new DeliveryOptions().setSendTimeout(PATIENCE_MS))
              .mapEmpty();
    }
  }

  /** Starts a process of its own that would live for long, and tells its pid to who asks. */
  public static class Parent extends VerticleBase {

    @Override
    public Future<?> start() throws Exception {
      MeshContext mesh = MeshContext.of(config());
      return vertx
          .executeBlocking(RealActors::startChild)
          .compose(
              child ->
                  vertx
                      .eventBus()
                      .localConsumer(mesh.inbox(), message -> message.reply(child))
                      .completion());
    }
  }

  /** Does what it is told, and has a process of its own that would live for long. */
  public static class ObedientParent extends Obedient {

    @Override
    public Future<?> start() throws Exception {
      Future<?> listening = super.start();
      return listening.compose(done -> vertx.executeBlocking(RealActors::startChild));
    }
  }

  private static long startChild() throws IOException {
    return new ProcessBuilder("sleep", "1000").start().pid();
  }

  /** Writes into the file that its configuration names when it starts and when it stops. */
  public static class Diarist extends Obedient {

    @Override
    public Future<?> start() throws Exception {
      Future<?> listening = super.start();
      return listening.compose(done -> write(STARTED));
    }

    @Override
    public Future<?> stop() {
      return write(STOPPED);
    }

    private Future<?> write(String word) {
      String line = word + MeshContext.of(context).rank() + System.lineSeparator();
      Path diary = Path.of(config().getString(DIARY));
      return vertx.executeBlocking(
          () ->
              Files.writeString(diary, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }
  }
}
