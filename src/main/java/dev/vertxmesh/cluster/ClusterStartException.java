package dev.vertxmesh.cluster;

/** This node could not join its cluster; the message says why and what to check. */
public final class ClusterStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ClusterStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
