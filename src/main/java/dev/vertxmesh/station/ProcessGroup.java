package dev.vertxmesh.station;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Signals and looks at process groups of this machine. A group is named by the pid of its leader.
 * All calls block for some milliseconds: they belong on a plain thread or in {@code
 * executeBlocking}, never on an event loop.
 */
public final class ProcessGroup {
  private static final Path PROCESSES = Path.of("/proc");
  private static final long COMMAND_SECONDS = 5;

  /** How a process ends for want of a group of its own, as after the signal KILL. */
  private static final int KILLED = 128 + 9;

  private ProcessGroup() {}

  /** The signals that end processes, and the one that lets them go on. */
  public enum Signal {
    /** Asks: a JVM runs its shutdown hooks. */
    TERM,
    /** Forces: nothing runs any more. */
    KILL,
    /** Lets what was stopped by SIGSTOP go on; does nothing to others. */
    CONT
  }

  /**
   * Sends a signal to every process of a group.
   *
   * @param group the pid of the group's leader, above 1
   * @return whether there was anybody to send it to; a group that is gone is no error
   * @throws IllegalArgumentException if the group is 1 or below, which would mean "everybody"
   * @throws UncheckedIOException if {@code sh} cannot be run
   */
  public static boolean signal(long group, Signal signal) {
    refuseEverybody(group);
    return kill(signal.name(), group);
  }

  /**
   * Whether any process of the group lives; the dead that nobody has reaped yet do not count. Costs
   * one read of a small file for each process of the machine.
   *
   * @param group the pid of the group's leader, above 1
   * @throws IllegalArgumentException if the group is 1 or below
   */
  public static boolean isAlive(long group) {
    refuseEverybody(group);
    if (!Files.isReadable(PROCESSES.resolve("self/stat"))) {
      return kill("0", group);
    }
    return !members(group).isEmpty();
  }

  /**
   * The pids of the processes of the group that live; none where there is no {@code /proc}. Costs
   * as much as {@link #isAlive}.
   *
   * @param group the pid of the group's leader, above 1
   * @throws IllegalArgumentException if the group is 1 or below
   */
  public static List<Long> members(long group) {
    refuseEverybody(group);
    List<Long> members = new ArrayList<>();
    if (!Files.isReadable(PROCESSES.resolve("self/stat"))) {
      return members;
    }
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      for (Path process : processes) {
        if (ProcessStat.read(process).filter(stat -> stat.livesIn(group)).isPresent()) {
          members.add(Long.parseLong(process.getFileName().toString()));
        }
      }
      return members;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list the processes in " + PROCESSES, e);
    }
  }

  /**
   * Ends this process and, if it leads its group, the rest of its group, by KILL. No shutdown hook
   * runs. Does not return.
   */
  public static void endOwn() {
    long own = ProcessHandle.current().pid();
    try {
      if (leads(own)) {
        signal(own, Signal.KILL);
      }
    } finally {
      Runtime.getRuntime().halt(KILLED);
    }
  }

  private static boolean leads(long own) {
    Optional<ProcessStat> stat = ProcessStat.read(PROCESSES.resolve("self"));
    return stat.isPresent() && stat.get().group() == own;
  }

  /** The shell's own {@code kill}: small images have no such command. */
  private static boolean kill(String signal, long group) {
    try {
      Process command =
          new ProcessBuilder(
                  "/bin/sh", "-c", "kill -s \"$1\" -- \"-$2\"", "sh", signal, Long.toString(group))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      command.getOutputStream().close();
      if (command.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS)) {
        return command.exitValue() == 0;
      }
      command.destroyForcibly();
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot run /bin/sh to send signal " + signal + " to process group " + group, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void refuseEverybody(long group) {
    if (group <= 1) {
      throw new IllegalArgumentException(
          "Process group " + group + " is none of ours: give the pid of a group's leader, above 1");
    }
  }
}
