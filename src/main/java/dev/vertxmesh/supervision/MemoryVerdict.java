package dev.vertxmesh.supervision;

import dev.vertxmesh.model.Exit;
import dev.vertxmesh.model.PostMortem.Memory;
import java.util.OptionalLong;

/** Whether lack of memory ended a process, as far as its exit and the kernel's counter tell. */
public final class MemoryVerdict {

  private static final int KILL = 9;

  /** With this code a JVM exits that runs with {@code -XX:+ExitOnOutOfMemoryError}. */
  private static final int OUT_OF_MEMORY = 3;

  private MemoryVerdict() {}

  /**
   * Judges an end.
   *
   * @param signalled whether somebody here sent the process a signal: then its end shows nothing
   * @param killsBefore how many processes of its control group the kernel had killed for lack of
   *     memory when it started; empty if that is not known
   * @param killsAfter the same after its end
   */
  public static Memory of(
      Exit exit, boolean signalled, OptionalLong killsBefore, OptionalLong killsAfter) {
    if (exit.code() == OUT_OF_MEMORY) {
      return Memory.RAN_OUT;
    }
    boolean killed = exit.signal().orElse(0) == KILL && !signalled;
    boolean risen =
        killsBefore.isPresent()
            && killsAfter.isPresent()
            && killsAfter.getAsLong() > killsBefore.getAsLong();
    return killed && risen ? Memory.PROBABLY_KILLED : Memory.NO_SIGN;
  }
}
