package dev.vertxmesh.cluster;

/** This node could not join its cluster; the message says why and what to check. */
public final class ClusterStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** What kept a node from joining, where that can be told. */
  public enum Reason {
    /** A node without data found nobody who holds it, or nobody who answers in time. */
    NO_HOST,
    /** Another process listens at the port. */
    PORT_IN_USE,
    /** Something else: the message says it. */
    OTHER
  }

  ClusterStartException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** What kept the node from joining. */
  public Reason reason() {
    return reason;
  }
}
