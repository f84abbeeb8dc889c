package dev.vertxmesh.host.launch;

import dev.vertxmesh.model.Exit;
import dev.vertxmesh.protocol.LifelineMessage;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A JVM that was started. Callable from any thread; futures complete and handlers run on the
 * launcher's context. Invariants LA-1 to LA-7 of the package.
 */
public final class LaunchedJvm {
  private static final Logger LOG = LoggerFactory.getLogger(LaunchedJvm.class);
  private static final int LINES_IN_ERRORS = 20;

  /** The kernel's clock of starts and the clock of files may be apart by so much. */
  private static final Duration CLOCK_STEP = Duration.ofSeconds(1);

  /** For what the JVM said last: its connection closes with it, unless the loop lags. */
  private static final Duration LAST_WORDS_LIMIT = Duration.ofMillis(250);

  private final Context context;
  private final LaunchPlan plan;
  private final StartedProcess process;
  private final HostLifeline lifeline;
  private final JvmEnding ending;
  private final Promise<Exit> ended = Promise.promise();
  private final AtomicReference<Promise<Ending>> gone = new AtomicReference<>();

  LaunchedJvm(Context context, LaunchPlan plan, StartedProcess process, HostLifeline lifeline) {
    this.context = context;
    this.plan = plan;
    this.process = process;
    this.lifeline = lifeline;
    this.ending = new JvmEnding(plan.name(), process);
  }

  /** Begins to wait for its end and for READY; once, on the context. */
  void watch() {
    daemon("mesh-watch-", this::awaitExit);
    if (!plan.readyTimeout().isZero()) {
      long timer =
          context.owner().setTimer(plan.readyTimeout().toMillis(), late -> notReadyInTime());
      ready().onComplete(known -> context.owner().cancelTimer(timer));
    }
  }

  /** The plan's name. */
  public String name() {
    return plan.name();
  }

  /** The process id; with {@link #startedAt()} it names the process for good. */
  public long pid() {
    return process.pid();
  }

  /** When the operating system started the process, to a hundredth of a second. */
  public Instant startedAt() {
    return process.startedAt();
  }

  /** When it was seen to end; empty until then. */
  public Optional<Instant> endedAt() {
    return process.endedAt();
  }

  /** By what it ended; to be asked once {@link #ended()} is complete. */
  public Ending endedBy() {
    return process.endedBy();
  }

  /** When it last beat, by the wall clock; empty if it never did. */
  public Optional<Instant> lastSeenAt() {
    return lifeline.isAttached()
        ? Optional.of(Instant.now().minusNanos(System.nanoTime() - lastBeat()))
        : Optional.empty();
  }

  /**
   * The report that it left when it crashed, if it did; one of an earlier life does not count.
   * Blocks.
   */
  public Optional<Path> findCrashReport() {
    Path report = plan.crashReport();
    Instant written = Instant.ofEpochMilli(report.toFile().lastModified());
    return written.isBefore(startedAt().minus(CLOCK_STEP)) ? Optional.empty() : Optional.of(report);
  }

  /**
   * The text of the JVM's READY. Fails with a {@link LaunchException} that names the JVM, how it
   * ended and its last output, if it ends before; or if the plan's ready timeout passes: the JVM
   * then goes on, and is the caller's to {@link #end}.
   */
  public Future<String> ready() {
    return lifeline.ready().future();
  }

  /**
   * How the JVM ended: succeeds once it has, whatever ended it, and after all it said on its
   * lifeline was delivered.
   */
  public Future<Exit> ended() {
    return ended.future();
  }

  /**
   * Sets who hears what the JVM says, READY included, HELLO and BEAT aside. Up to 100 messages wait
   * for the first handler, older ones are lost.
   */
  public void onMessage(Handler<LifelineMessage> handler) {
    context.runOnContext(now -> lifeline.handler(handler));
  }

  /** Says something to the JVM; fails if its lifeline is not open. */
  public Future<Void> send(LifelineMessage message) {
    Promise<Void> sent = Promise.promise();
    context.runOnContext(now -> lifeline.send(message).onComplete(sent));
    return sent.future();
  }

  /**
   * When the last BEAT came, or the connection, or the start, in terms of {@link
   * System#nanoTime()}. Beats are heard by the launcher's context: if that was late itself, so are
   * they.
   */
  public long lastBeat() {
    return lifeline.lastBeat();
  }

  /**
   * Ends the JVM and its group: TERM, the grace, KILL. A second call changes nothing and gives the
   * same future.
   *
   * @param grace how long after TERM until KILL; zero sends KILL at once
   * @return by what the JVM ended, once it, its group and {@link #ended()} are done; fails with a
   *     {@link LaunchException} if they outlast KILL by 10 s
   * @throws IllegalArgumentException if the grace is negative
   */
  public Future<Ending> end(Duration grace) {
    if (grace.isNegative()) {
      throw new IllegalArgumentException(
          "The grace to end '" + name() + "' is " + grace + ": give zero (kill at once) or more");
    }
    Promise<Ending> promise = Promise.promise();
    if (gone.compareAndSet(null, promise)) {
      daemon("mesh-end-", () -> performEnd(grace, promise));
    }
    return ended.future().compose(exit -> gone.get().future());
  }

  /**
   * Ends the JVM and its group by KILL at once, also within the grace of an {@link #end} under way.
   */
  public Future<Ending> kill() {
    ending.hurry();
    return end(Duration.ZERO);
  }

  /**
   * Kills the process by signal 9, as somebody else would: nothing is noted of who did it, so that
   * its end counts as unasked. For drills.
   */
  public void strike() {
    process.strike();
  }

  /**
   * Freezes the JVM and its group for a while. For drills.
   *
   * @return failed with a {@link LaunchException} if it has no group of its own to freeze
   */
  public Future<Freeze> freeze(Duration lasting) {
    return context.executeBlocking(() -> process.freeze(lasting), false);
  }

  /**
   * The last lines that this JVM wrote to stderr or, if none, to stdout. Reads at most the last 256
   * KiB; lines above 4 KiB are cut and marked (behaviour B 84).
   */
  public Future<List<String>> tail(int lines) {
    return context.executeBlocking(() -> process.tail(lines), false);
  }

  private void awaitExit() throws InterruptedException {
    Exit exit = process.awaitExit();
    end(Duration.ZERO).onFailure(left -> LOG.warn("{}", left.getMessage()));
    List<String> tail = process.tail(LINES_IN_ERRORS);
    context.runOnContext(now -> afterLastWords(() -> exited(exit, tail)));
  }

  private void afterLastWords(Runnable next) {
    if (!lifeline.isOpen()) {
      next.run();
      return;
    }
    long timer = context.owner().setTimer(LAST_WORDS_LIMIT.toMillis(), late -> lifeline.detach());
    lifeline
        .closed()
        .onComplete(
            closed -> {
              context.owner().cancelTimer(timer);
              next.run();
            });
  }

  private void exited(Exit exit, List<String> tail) {
    lifeline
        .ready()
        .tryFail(
            new LaunchException(
                "'"
                    + name()
                    + "' (pid "
                    + pid()
                    + ") ended before it was ready: "
                    + exit
                    + lastOutput(tail)));
    ended.complete(exit);
  }

  private void notReadyInTime() {
    tail(LINES_IN_ERRORS)
        .otherwise(List.of())
        .onSuccess(
            tail ->
                lifeline
                    .ready()
                    .tryFail(
                        new LaunchException(
                            "'"
                                + name()
                                + "' (pid "
                                + pid()
                                + ") was not ready within "
                                + plan.readyTimeout()
                                + lastOutput(tail))));
  }

  private static String lastOutput(List<String> tail) {
    return tail.isEmpty()
        ? "; it wrote nothing"
        : "; its last output: " + String.join(System.lineSeparator(), tail);
  }

  private void performEnd(Duration grace, Promise<Ending> promise) {
    try {
      Ending by = ending.perform(grace);
      context.runOnContext(now -> promise.complete(by));
    } catch (RejectedExecutionException vertxIsClosed) {
      throw vertxIsClosed;
    } catch (InterruptedException | RuntimeException e) {
      context.runOnContext(now -> promise.fail(e));
    }
  }

  private void daemon(String prefix, Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } catch (RejectedExecutionException vertxIsClosed) {
                LOG.debug("nobody waits for {} any more", name(), vertxIsClosed);
              }
            },
            prefix + name());
    thread.setDaemon(true);
    thread.start();
  }

  /** Work that may be interrupted. */
  private interface Work {
    void run() throws InterruptedException;
  }
}
