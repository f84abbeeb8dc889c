package dev.vertxmesh.admin.view;

/** A name that nothing in the cluster has; the message says which names there are. */
public final class UnknownNameException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An unknown name; the message goes to who asked. */
  public UnknownNameException(String message) {
    super(message);
  }
}
