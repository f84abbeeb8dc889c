package dev.vertxmesh.protocol;

/**
 * The answer to a request that is obeyed and has nothing to say.
 *
 * @param accepted always true; a refusal is a failed reply
 */
public record Accepted(boolean accepted) {

  /** The answer. */
  public static final Accepted YES = new Accepted(true);
}
