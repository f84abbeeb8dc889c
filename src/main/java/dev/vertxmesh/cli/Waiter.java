package dev.vertxmesh.cli;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits on the thread of a verb, which is no thread of Vert.x, and says what for when it takes
 * longer than a second.
 */
final class Waiter {
  private static final int SECONDS_BETWEEN_REMARKS = 10;

  private final Console console;
  private final StopSignal stop;

  Waiter(Console console, StopSignal stop) {
    this.console = console;
    this.stop = stop;
  }

  /**
   * What the future brings.
   *
   * @param what is waited for, for people: "joining the cluster"
   * @throws CliException interrupted, when this JVM is to end before that
   */
  <T> T await(String what, Future<T> future) {
    CompletableFuture<T> wanted = future.toCompletionStage().toCompletableFuture();
    CompletableFuture<Object> either = CompletableFuture.anyOf(wanted, stop.asked());
    for (int seconds = 1; !endsWithin(Duration.ofSeconds(1), either); seconds++) {
      remark(what, seconds);
    }
    if (!wanted.isDone()) {
      throw new CliException(ExitCode.INTERRUPTED, "interrupted while " + what + ".");
    }
    return get(wanted);
  }

  /**
   * As {@link #await}, also while this JVM is to end: for what has to be tidied up.
   *
   * @throws CliException failed, once the deadline has passed
   */
  <T> T finish(String what, Duration deadline, Future<T> future) {
    CompletableFuture<T> wanted = future.toCompletionStage().toCompletableFuture();
    for (int seconds = 1; !endsWithin(Duration.ofSeconds(1), wanted); seconds++) {
      remark(what, seconds);
      if (seconds >= deadline.toSeconds()) {
        throw new CliException(
            ExitCode.FAILED, what + " took longer than " + deadline.toSeconds() + " s: gave up.");
      }
    }
    return get(wanted);
  }

  /** Waits until one of them ends, however, or this JVM is to end. */
  void untilAnyOf(Future<?>... ends) {
    CompletableFuture<?>[] futures = new CompletableFuture<?>[ends.length + 1];
    futures[ends.length] = stop.asked();
    for (int index = 0; index < ends.length; index++) {
      futures[index] = ends[index].toCompletionStage().toCompletableFuture();
    }
    CompletableFuture.anyOf(futures).handle((value, failure) -> null).join();
  }

  /**
   * What the future brings, if it does so in time.
   *
   * @throws CliException interrupted, when this JVM is to end before that
   */
  <T> Optional<T> within(long milliseconds, Future<T> future) {
    CompletableFuture<T> wanted = future.toCompletionStage().toCompletableFuture();
    endsWithin(Duration.ofMillis(milliseconds), CompletableFuture.anyOf(wanted, stop.asked()));
    if (stop.asked().isDone()) {
      throw new CliException(ExitCode.INTERRUPTED, "interrupted.");
    }
    return wanted.isDone() ? Optional.of(get(wanted)) : Optional.empty();
  }

  /** Waits for a second; true when this JVM is to end, at once. */
  boolean pause() {
    return endsWithin(Duration.ofSeconds(1), stop.asked());
  }

  private void remark(String what, int seconds) {
    if (seconds == 1) {
      console.remark(what + " …");
    } else if (seconds % SECONDS_BETWEEN_REMARKS == 0) {
      console.remark(what + " … " + seconds + " s");
    }
  }

  private static boolean endsWithin(Duration time, CompletableFuture<?> future) {
    try {
      future.get(time.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException notYet) {
      return false;
    } catch (ExecutionException failed) {
      return true;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CliException(ExitCode.INTERRUPTED, "interrupted.", interrupted);
    }
  }

  private static <T> T get(CompletableFuture<T> done) {
    try {
      return done.join();
    } catch (CompletionException failed) {
      throw Failures.explain(failed.getCause());
    }
  }
}
