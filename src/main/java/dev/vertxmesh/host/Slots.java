package dev.vertxmesh.host;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

/** Lets so much work run at a time; the rest waits its turn. Belongs to one context. */
final class Slots {

  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int free;

  Slots(int free) {
    this.free = free;
  }

  /** What {@code work} becomes, once it had its turn; its slot is free again when it completes. */
  <T> Future<T> run(Supplier<Future<T>> work) {
    Promise<T> promise = Promise.promise();
    waiting.add(() -> begin(work, promise));
    next();
    return promise.future();
  }

  private <T> void begin(Supplier<Future<T>> work, Promise<T> promise) {
    Future<T> begun;
    try {
      begun = work.get();
    } catch (RuntimeException failed) {
      begun = Future.failedFuture(failed);
    }
    begun.onComplete(
        done -> {
          free++;
          promise.handle(done);
          next();
        });
  }

  private void next() {
    while (free > 0 && !waiting.isEmpty()) {
      free--;
      waiting.remove().run();
    }
  }
}
