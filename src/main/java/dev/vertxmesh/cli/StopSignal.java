package dev.vertxmesh.cli;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;

/**
 * Ctrl-C and TERM as something to wait for: the verb hears of it, ends what it began, and the JVM
 * ends with the verb's exit code, or without it once the deadline has passed.
 */
final class StopSignal {
  private final CompletableFuture<Void> asked = new CompletableFuture<>();
  private final CompletableFuture<Integer> finished = new CompletableFuture<>();

  /** Completed when this JVM is to end. */
  CompletableFuture<Void> asked() {
    return asked;
  }

  /** Tells whoever waits that this JVM is to end. */
  void ask() {
    asked.complete(null);
  }

  /** Says that the verb is done. */
  void finish(int exitCode) {
    finished.complete(exitCode);
  }

  /** Makes the end of this JVM wait for the verb. */
  void listen(Duration deadline, IntConsumer halt) {
    Thread hook = new Thread(() -> halt.accept(end(deadline)), "mesh-stop");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Asks, waits, and returns the exit code. */
  int end(Duration deadline) {
    ask();
    try {
      return finished.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException unfinished) {
      return ExitCode.FAILED.number();
    }
  }
}
