package dev.vertxmesh.supervision;

import java.time.Duration;

/** How the deadline of a stop is shared out among those who have a part in it (SU-8). */
public final class StopShares {

  private static final int PARTS_FOR_ANSWERS = 4;
  private static final int PARTS_FOR_AGENTS = 8;

  private StopShares() {}

  /**
   * How much of its deadline an actor may spend on what it was asked before: three quarters. The
   * rest is for its verticle's stop.
   */
  public static Duration forAnswers(Duration deadline) {
    return allButOne(PARTS_FOR_ANSWERS, deadline);
  }

  /**
   * The deadline to give to those below: seven eighths. In the rest they end by force who did not
   * obey, and tell it.
   */
  public static Duration forThoseBelow(Duration deadline) {
    return allButOne(PARTS_FOR_AGENTS, deadline);
  }

  private static Duration allButOne(int parts, Duration deadline) {
    return deadline.minus(deadline.dividedBy(parts));
  }
}
