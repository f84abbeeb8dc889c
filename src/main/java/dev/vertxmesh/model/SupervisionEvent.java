package dev.vertxmesh.model;

import java.time.Instant;

/**
 * One thing that happened to something that is supervised (behaviour B 65).
 *
 * @param kind what happened
 * @param subject to what; of a {@link Kind#STALLED} event what the ranks wait for
 * @param status the state that follows from it for the ranks concerned
 * @param cause why, and how it was learned
 * @param occurredAt when the observer saw it, by the observer's wall clock: for people, never
 *     compared
 */
public record SupervisionEvent(
    Kind kind, Subject subject, Status status, Cause cause, Instant occurredAt) {

  /** What happened. */
  public enum Kind {
    /** A fault ended it. */
    FAILED,
    /** It ended without a fault. */
    STOPPED,
    /** It cannot be asked at present; nothing is declared dead. */
    OUT_OF_REACH,
    /** It answers again. */
    BACK_IN_REACH,
    /** Somebody else holds its event loop; nothing is declared dead (design 1). */
    STALLED,
    /** Nobody holds its event loop any more. */
    ANSWERS_AGAIN,
    /** Who watches it looks for a fault in itself, and judges nobody by silence meanwhile. */
    OBSERVER_DEGRADED,
    /** Who watches it trusts itself again. */
    OBSERVER_RECOVERED,
    /** Every rank of the mesh has ended: the last notice of a controller. */
    ENDED,
    /** The controller is silent for too long: said by the subscriber's own watchdog. */
    CONTROLLER_LOST,
    /** No host of the cluster is left: said by the node's own membership. */
    CLUSTER_LOST
  }

  /** The event of an end, failed or stopped as {@code status} says. */
  public static SupervisionEvent ended(
      Subject subject, Status status, Cause cause, Instant occurredAt) {
    Kind kind = status.isFailure() ? Kind.FAILED : Kind.STOPPED;
    return new SupervisionEvent(kind, subject, status, cause, occurredAt);
  }

  /** Whether a fault ended something. */
  public boolean isFailure() {
    return kind == Kind.FAILED;
  }

  /** Whether the subject ended, with or without a fault. */
  public boolean isEnd() {
    return kind == Kind.FAILED || kind == Kind.STOPPED;
  }

  /** Whether something was asked to end, and had to be made to: given up, or ended by a signal. */
  public boolean isForced() {
    boolean signalled = cause.exit().filter(exit -> exit.signal().isPresent()).isPresent();
    return cause.learned() == Cause.Learned.REQUEST
        && (status == Status.TIMEOUT || (isEnd() && signalled));
  }

  /** Whether it tells of a rank that lives, and changes nothing about its state. */
  public boolean isWarning() {
    return switch (kind) {
      case STALLED, ANSWERS_AGAIN, OBSERVER_DEGRADED, OBSERVER_RECOVERED -> true;
      case FAILED, STOPPED, OUT_OF_REACH, BACK_IN_REACH -> false;
      case ENDED, CONTROLLER_LOST, CLUSTER_LOST -> false;
    };
  }

  /** One sentence: "scores[3] failed: java.lang.IllegalStateException: no model". */
  @Override
  public String toString() {
    String verb =
        switch (kind) {
          case FAILED -> status == Status.TIMEOUT ? " timed out: " : " failed: ";
          case STOPPED -> " stopped: ";
          case OUT_OF_REACH -> " is out of reach: ";
          case BACK_IN_REACH -> " is back in reach: ";
          case STALLED -> " holds up others: ";
          case ANSWERS_AGAIN -> " answers again: ";
          case OBSERVER_DEGRADED -> " doubts itself: ";
          case OBSERVER_RECOVERED -> " trusts itself again: ";
          case ENDED -> " has ended: ";
          case CONTROLLER_LOST, CLUSTER_LOST -> ": ";
        };
    return subject + verb + cause.message();
  }
}
