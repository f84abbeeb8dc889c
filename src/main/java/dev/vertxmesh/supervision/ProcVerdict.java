package dev.vertxmesh.supervision;

import dev.vertxmesh.model.Exit;
import dev.vertxmesh.model.PostMortem;
import dev.vertxmesh.model.ProcStatus;
import dev.vertxmesh.model.Status;
import java.util.Optional;

/**
 * What the state of a process means for the ranks that live in it (behaviour A 41, departures 5 and
 * 10).
 *
 * @param status of those ranks
 * @param message why, as a sentence without its subject; "" while nothing ended
 */
public record ProcVerdict(Status status, String message) {

  /**
   * Judges a process.
   *
   * @param process its state; empty if there is nobody left who could tell
   * @param asked whether somebody asked it to end: then its end is no failure, whatever the code
   */
  public static ProcVerdict of(Optional<ProcStatus> process, boolean asked) {
    return process
        .map(status -> of(status, asked))
        .orElseGet(() -> new ProcVerdict(Status.FAILED, "its host is lost"));
  }

  /**
   * Judges a process that ended by an exit of its own or by a signal, and names it.
   *
   * @param found what is known of it beyond its exit
   */
  public static ProcVerdict of(Exit exit, PostMortem found, boolean asked) {
    return ofEnd(ProcStatus.ended(exit), asked, found.who(), found.aside());
  }

  private static ProcVerdict of(ProcStatus process, boolean asked) {
    return switch (process.phase()) {
      case STARTING -> new ProcVerdict(Status.INITIALIZING, "");
      case RUNNING, READY -> new ProcVerdict(Status.RUNNING, "");
      case STOPPING -> new ProcVerdict(Status.STOPPING, "the process is stopping");
      case STOPPED, KILLED, FAILED -> ofEnd(process, asked, "the process", "");
    };
  }

  private static ProcVerdict ofEnd(ProcStatus process, boolean asked, String who, String aside) {
    String how =
        process.exit().map(ProcVerdict::sentence).orElseGet(() -> "failed: " + process.reason());
    if (asked) {
      return new ProcVerdict(Status.STOPPED, who + " was asked to end and " + how);
    }
    boolean clean = process.exit().map(Exit::isClean).orElse(false);
    return new ProcVerdict(clean ? Status.STOPPED : Status.FAILED, who + " " + how + aside);
  }

  private static String sentence(Exit exit) {
    return exit.signal().isPresent() ? "was " + exit : exit.toString();
  }
}
