package dev.vertxmesh;

import dev.vertxmesh.protocol.LogPart;
import dev.vertxmesh.protocol.ReadLog;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;

/** A log that is followed: asks for more, again and again, until it ends or is cancelled. */
public final class LogFollowing {

  private static final long PAUSE_MS = 500;
  private static final long NO_TIMER = -1;

  private final Vertx vertx;
  private final Context context;
  private final LongFunction<Future<LogPart>> source;
  private final Handler<String> handler;
  private final LineSplitter lines = new LineSplitter();
  private final Promise<Void> ended = Promise.promise();
  private long from = ReadLog.TAIL;
  private long timer = NO_TIMER;

  LogFollowing(Vertx vertx, LongFunction<Future<LogPart>> source, Handler<String> handler) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.source = source;
    this.handler = handler;
  }

  /** Begins with so many of the lines that are there. */
  void begin(int count) {
    read(part -> LineSplitter.last(count, lines.add(part.text())));
  }

  /**
   * Completed once there is nothing more to come, because the proc has ended and all of its log was
   * handed over, or this was cancelled; failed if the host does not answer, or has deleted the log.
   */
  public Future<Void> ended() {
    return ended.future();
  }

  /** Calls the handler no more. */
  public void cancel() {
    ended.tryComplete();
    context.runOnContext(
        now -> {
          if (timer != NO_TIMER) {
            vertx.cancelTimer(timer);
          }
        });
  }

  private void read(Function<LogPart, List<String>> wanted) {
    context.runOnContext(
        now ->
            source
                .apply(from)
                .onFailure(ended::tryFail)
                .onSuccess(part -> context.runOnContext(here -> take(part, wanted))));
  }

  private void take(LogPart part, Function<LogPart, List<String>> wanted) {
    from = part.next();
    tell(wanted.apply(part));
    if (part.isLast()) {
      tell(lines.end());
      ended.tryComplete();
    }
    if (!ended.future().isComplete()) {
      boolean more = part.next() < part.end();
      if (more) {
        readOn();
      } else {
        timer = vertx.setTimer(PAUSE_MS, due -> readOn());
      }
    }
  }

  private void readOn() {
    timer = NO_TIMER;
    if (!ended.future().isComplete()) {
      read(part -> lines.add(part.text()));
    }
  }

  private void tell(List<String> some) {
    for (String line : some) {
      if (!ended.future().isComplete()) {
        handler.handle(line);
      }
    }
  }
}
