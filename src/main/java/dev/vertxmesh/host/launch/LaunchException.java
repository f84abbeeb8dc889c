package dev.vertxmesh.host.launch;

/**
 * A JVM could not be started, was not ready in time, or could not be ended; the message names it
 * and says why.
 */
public final class LaunchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LaunchException(String message) {
    super(message);
  }

  LaunchException(String message, Throwable cause) {
    super(message, cause);
  }
}
