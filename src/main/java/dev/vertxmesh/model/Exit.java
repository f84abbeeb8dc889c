package dev.vertxmesh.model;

import java.util.Map;
import java.util.OptionalInt;

/**
 * How an operating-system process ended.
 *
 * <p>A code above 128 means "by signal code - 128". A JVM that runs its shutdown hooks after TERM
 * reports the same code (143) as a process that TERM ended outright: the two cannot be told apart.
 *
 * @param code the exit value as the parent saw it, 0 to 255
 */
public record Exit(int code) {
  private static final int SIGNAL_BASE = 128;
  private static final int HIGHEST_SIGNAL = 64;
  private static final int KILL = 9;
  private static final Map<Integer, String> SIGNAL_NAMES =
      Map.ofEntries(
          Map.entry(1, "HUP"),
          Map.entry(2, "INT"),
          Map.entry(3, "QUIT"),
          Map.entry(4, "ILL"),
          Map.entry(5, "TRAP"),
          Map.entry(6, "ABRT"),
          Map.entry(7, "BUS"),
          Map.entry(8, "FPE"),
          Map.entry(KILL, "KILL"),
          Map.entry(11, "SEGV"),
          Map.entry(13, "PIPE"),
          Map.entry(14, "ALRM"),
          Map.entry(15, "TERM"));

  /**
   * Refuses a code that no process can have.
   *
   * @throws IllegalArgumentException if the code is outside 0 to 255
   */
  public Exit {
    if (code < 0 || code > 255) {
      throw new IllegalArgumentException(
          "Exit code " + code + " is not one of a process: give a value from 0 to 255");
    }
  }

  /** The signal that ended the process, or empty if it exited. */
  public OptionalInt signal() {
    int signal = code - SIGNAL_BASE;
    return signal >= 1 && signal <= HIGHEST_SIGNAL ? OptionalInt.of(signal) : OptionalInt.empty();
  }

  /** Whether the process exited with code 0. */
  public boolean isClean() {
    return code == 0;
  }

  /**
   * The end in words: "exited cleanly", "exited with non-zero code 1" or "killed by signal 9
   * (KILL)".
   */
  @Override
  public String toString() {
    if (isClean()) {
      return "exited cleanly";
    }
    OptionalInt signal = signal();
    if (signal.isEmpty()) {
      return "exited with non-zero code " + code;
    }
    String name = SIGNAL_NAMES.get(signal.getAsInt());
    return "killed by signal " + signal.getAsInt() + (name == null ? "" : " (" + name + ")");
  }
}
