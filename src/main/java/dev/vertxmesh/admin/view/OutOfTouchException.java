package dev.vertxmesh.admin.view;

/** The node through which a cluster is looked at does not answer any more. */
public final class OutOfTouchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Out of touch; the message says who does not answer, and why. */
  public OutOfTouchException(String message, Throwable cause) {
    super(message, cause);
  }
}
