package dev.vertxmesh.bench;

import dev.vertxmesh.protocol.Inbox;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** The verticles that jobs deploy, as actors and bare. */
final class BenchActors {

  private static final Map<String, LongAdder> LOOPS = new ConcurrentHashMap<>();

  private BenchActors() {}

  /** How many {@link Counted} have started on each loop of this JVM since this was asked last. */
  static JsonObject loops() {
    JsonObject counts = new JsonObject();
    LOOPS.forEach((loop, count) -> counts.put(loop, count.sum()));
    LOOPS.clear();
    return counts;
  }

  /** Does nothing. */
  public static final class Quiet extends VerticleBase {

    /** Made by Vert.x and by procs. */
    public Quiet() {}
  }

  /** Consumes from its inbox, and answers who asks. */
  public static final class Listening extends VerticleBase {

    /** Made by Vert.x and by procs. */
    public Listening() {}

    @Override
    public Future<?> start() {
      return vertx
          .eventBus()
          .localConsumer(
              config().getString(Inbox.CONFIG_KEY),
              message -> {
                if (message.replyAddress() != null) {
                  message.reply(true);
                }
              })
          .completion();
    }
  }

  /** Counts on which loop it starts. */
  public static final class Counted extends VerticleBase {

    /** Made by Vert.x and by procs. */
    public Counted() {}

    @Override
    public Future<?> start() {
      String loop = Thread.currentThread().getName();
      LOOPS.computeIfAbsent(loop, first -> new LongAdder()).increment();
      return Future.succeededFuture();
    }
  }
}
