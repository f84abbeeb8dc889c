package dev.vertxmesh.host.launch;

import dev.vertxmesh.model.Exit;
import dev.vertxmesh.station.ProcessGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A process that was started, with its group if it leads one. Once the group was seen gone it is
 * never signalled again, for its number may be another's by then. Every call blocks a little.
 */
final class StartedProcess {
  private final Process process;
  private final boolean leadsGroup;
  private final LogTail out;
  private final LogTail err;
  private final Instant startedAt;
  private final AtomicReference<Ending> endedBy = new AtomicReference<>();
  private volatile Ending strongest = Ending.ITSELF;
  private volatile boolean gone;
  private volatile Optional<Instant> endedAt = Optional.empty();

  StartedProcess(Process process, boolean leadsGroup, LogTail out, LogTail err) {
    this.process = process;
    this.leadsGroup = leadsGroup;
    this.out = out;
    this.err = err;
    this.startedAt = process.info().startInstant().orElseGet(Instant::now);
  }

  long pid() {
    return process.pid();
  }

  boolean leadsGroup() {
    return leadsGroup;
  }

  Instant startedAt() {
    return startedAt;
  }

  /** Waits for the process itself. */
  Exit awaitExit() throws InterruptedException {
    int code = process.waitFor();
    endedAt = Optional.of(Instant.now());
    endedBy();
    return new Exit(code);
  }

  /** When the process was seen to end; empty until then. */
  Optional<Instant> endedAt() {
    return endedAt;
  }

  /** By what the process ended; to be asked once it has. */
  Ending endedBy() {
    endedBy.compareAndSet(null, strongest);
    return endedBy.get();
  }

  void terminate() {
    strongest = process.isAlive() ? Ending.TERM : strongest;
    if (!leadsGroup || !ProcessGroup.signal(pid(), ProcessGroup.Signal.TERM)) {
      process.destroy();
    }
  }

  /** A process that does not lead its group yet, just after its start, is killed by itself. */
  void kill() {
    strongest = process.isAlive() ? Ending.KILL : strongest;
    if (leadsGroup) {
      ProcessGroup.signal(pid(), ProcessGroup.Signal.KILL);
    } else {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
    }
    process.destroyForcibly();
  }

  /** KILL for the process alone, of which nobody here will have been the cause. */
  void strike() {
    process.toHandle().destroyForcibly();
  }

  /**
   * Stops the group for a while; its number is its own as long as the process was not waited for.
   */
  Freeze freeze(Duration lasting) {
    if (!leadsGroup) {
      throw new LaunchException(
          "Process " + pid() + " has no group of its own to freeze: there is no setsid here");
    }
    return Freeze.begin(pid(), lasting);
  }

  /** Whether the process and all of its group are gone. */
  boolean isGone() {
    gone = gone || (!process.isAlive() && !(leadsGroup && ProcessGroup.isAlive(pid())));
    return gone;
  }

  List<String> tail(int lines) {
    return LogTail.lastOfFirst(lines, err, out);
  }
}
