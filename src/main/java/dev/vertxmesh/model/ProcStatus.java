package dev.vertxmesh.model;

import java.util.Optional;

/**
 * What a worker process is doing (behaviour B 35), with how it ended once it has.
 *
 * @param phase where it stands
 * @param exit how the process ended; only in {@link Phase#STOPPED} and {@link Phase#KILLED}
 * @param reason a sentence for people; required for {@link Phase#FAILED}, else may be empty
 */
public record ProcStatus(Phase phase, Optional<Exit> exit, String reason) {

  /** The phases, in order. */
  public enum Phase {
    /** The process is being started. */
    STARTING,
    /** The process runs and has not called back. */
    RUNNING,
    /** It called back, and takes actors. */
    READY,
    /** It was asked to end. */
    STOPPING,
    /** It exited by itself. */
    STOPPED,
    /** A signal ended it. */
    KILLED,
    /** It never came up, stopped answering, or its end cannot be told. */
    FAILED;

    /** Whether the process is gone for good. */
    public boolean isExited() {
      return this == STOPPED || this == KILLED || this == FAILED;
    }

    /** Whether {@code next} may follow (MO-2). */
    public boolean mayBecome(Phase next) {
      return !isExited() && next.compareTo(this) > 0;
    }
  }

  public ProcStatus {
    if (phase == Phase.FAILED && reason.isBlank()) {
      throw new IllegalArgumentException("a failed process needs a reason");
    }
  }

  /** A process that is alive in {@code phase}. */
  public static ProcStatus alive(Phase phase) {
    if (phase.isExited()) {
      throw new IllegalArgumentException(phase + " is not a phase of a live process");
    }
    return new ProcStatus(phase, Optional.empty(), "");
  }

  /** A process that ended: killed if by a signal, else stopped. */
  public static ProcStatus ended(Exit exit) {
    Phase phase = exit.signal().isPresent() ? Phase.KILLED : Phase.STOPPED;
    return new ProcStatus(phase, Optional.of(exit), "");
  }

  /** A process that failed otherwise than by an exit of its own. */
  public static ProcStatus failed(String reason) {
    return new ProcStatus(Phase.FAILED, Optional.empty(), reason);
  }
}
