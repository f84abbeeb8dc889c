package dev.vertxmesh.admin;

/** No port to serve on; the message says which were tried, and what to set. */
public final class PortException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PortException(String message, Throwable cause) {
    super(message, cause);
  }
}
