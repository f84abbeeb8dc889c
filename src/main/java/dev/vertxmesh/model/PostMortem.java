package dev.vertxmesh.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What its host found out about a process after its end, or after it gave the process up. All
 * instants are by the host's wall clock, to the millisecond: for people, never compared.
 *
 * @param pid of the process
 * @param host on which it ran
 * @param memory whether lack of memory ended it
 * @param crashReport the path, on that host, of the report ({@code hs_err}) that a crashing JVM
 *     left; empty if there is none
 * @param lastWords what the process said to its host just before it ended
 * @param startedAt when the operating system started it
 * @param lastSeenAt when it last told its host that it lives
 * @param endedAt when its host saw it end; empty if it was given up before
 */
public record PostMortem(
    long pid,
    String host,
    Memory memory,
    Optional<String> crashReport,
    Optional<String> lastWords,
    Instant startedAt,
    Optional<Instant> lastSeenAt,
    Optional<Instant> endedAt) {

  /** Whether lack of memory ended a process. */
  public enum Memory {
    /** Nothing says so. */
    NO_SIGN,
    /**
     * The kernel killed something in the process's control group for lack of memory while it lived,
     * and nobody here killed the process: the kernel's counter names nobody, so this is likely, not
     * certain.
     */
    PROBABLY_KILLED,
    /** It ended itself with the exit code for that. */
    RAN_OUT
  }

  public PostMortem {
    crashReport = crashReport == null ? Optional.empty() : crashReport;
    lastWords = lastWords == null ? Optional.empty() : lastWords;
    startedAt = toTheMillisecond(startedAt);
    lastSeenAt =
        lastSeenAt == null ? Optional.empty() : lastSeenAt.map(PostMortem::toTheMillisecond);
    endedAt = endedAt == null ? Optional.empty() : endedAt.map(PostMortem::toTheMillisecond);
  }

  private static Instant toTheMillisecond(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS);
  }

  /** The process, for people: "the process (pid 4711 on host-2)". */
  public String who() {
    return "the process (pid " + pid + " on " + host + ")";
  }

  /** What to add to the sentence that says how it ended: may be empty, begins with its comma. */
  public String aside() {
    String ofMemory =
        switch (memory) {
          case NO_SIGN -> "";
          case PROBABLY_KILLED -> ", probably by the kernel for lack of memory";
          case RAN_OUT -> ", which stands for out of memory";
        };
    String ofCrash = crashReport.map(path -> ", a crash of the JVM").orElse("");
    return ofMemory + ofCrash + lastWords.map(words -> ": " + words).orElse("");
  }
}
