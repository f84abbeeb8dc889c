package dev.vertxmesh.proc;

import dev.vertxmesh.model.Cause;
import dev.vertxmesh.supervision.StopShares;
import java.time.Duration;

/**
 * How actors are to stop.
 *
 * @param cause why
 * @param deadline how long each may take; who has not ended by then is given up
 * @param forAnswers how much of that it may spend on what it was asked before
 */
record StopTerms(Cause cause, Duration deadline, Duration forAnswers) {

  /** Answers first. */
  static StopTerms inOrder(Cause cause, Duration deadline) {
    return new StopTerms(cause, deadline, StopShares.forAnswers(deadline));
  }

  /** Nobody is left for whom it would go on. */
  static StopTerms atOnce(Cause cause, Duration deadline) {
    return new StopTerms(cause, deadline, Duration.ZERO);
  }
}
