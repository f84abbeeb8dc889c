package dev.vertxmesh.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Processes of this machine, to see later which of them are left. */
final class Processes {
  /** An ended process is seen until somebody has reaped it. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final List<ProcessHandle> handles = new ArrayList<>();

  void add(long pid) {
    ProcessHandle.of(pid).ifPresent(handles::add);
  }

  /** How many are known. */
  int count() {
    return handles.size();
  }

  /** The pids of those that live on; waits a little for those that are about to end. */
  List<Long> left() {
    Stopwatch watch = Stopwatch.start();
    return handles.stream()
        .filter(handle -> !endsWithin(PATIENCE.toMillis() - watch.milliseconds(), handle))
        .map(ProcessHandle::pid)
        .toList();
  }

  private static boolean endsWithin(long milliseconds, ProcessHandle handle) {
    if (!handle.isAlive()) {
      return true;
    }
    try {
      handle.onExit().get(Math.max(0, milliseconds), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException unknown) {
      return !handle.isAlive();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return !handle.isAlive();
  }
}
