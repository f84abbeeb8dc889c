package dev.vertxmesh.registry;

/** A call of the registry failed; the message says which, on what, and why. */
public final class RegistryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RegistryException(String message, Throwable cause) {
    super(message, cause);
  }
}
