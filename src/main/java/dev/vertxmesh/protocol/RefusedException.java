package dev.vertxmesh.protocol;

/** A message that was not obeyed, with the reason. Carries no stack: it says it all. */
public final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Refusal refusal;

  RefusedException(Refusal refusal, String message) {
    super(message, null, false, false);
    this.refusal = refusal;
  }

  /** The kind of refusal. */
  public Refusal refusal() {
    return refusal;
  }
}
