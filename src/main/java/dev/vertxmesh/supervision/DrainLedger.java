package dev.vertxmesh.supervision;

import dev.vertxmesh.shape.Ranks;

/**
 * The ranks that are stopping and still answer what they were asked before: who may end now (SU-8).
 */
public final class DrainLedger {

  private Ranks draining = Ranks.none();

  /**
   * Ranks begin to stop.
   *
   * @param asked the ranks that owe an answer; may hold others than {@code stopping}
   * @return those that owe none, and so may end at once
   */
  public Ranks begin(Ranks stopping, Ranks asked) {
    draining = draining.union(stopping.intersect(asked));
    return stopping.minus(asked);
  }

  /**
   * Some answers were given.
   *
   * @param asked the ranks that owe an answer by now
   * @return those that waited for that, and may end now; each is named once
   */
  public Ranks release(Ranks asked) {
    return take(draining.minus(asked));
  }

  /**
   * Their time for answers is over, or they have ended.
   *
   * @return those of {@code ranks} that still owed an answer
   */
  public Ranks cutOff(Ranks ranks) {
    return take(draining.intersect(ranks));
  }

  private Ranks take(Ranks ranks) {
    draining = draining.minus(ranks);
    return ranks;
  }

  /** Whether no rank is kept from its end by an answer. */
  public boolean isEmpty() {
    return draining.isEmpty();
  }
}
