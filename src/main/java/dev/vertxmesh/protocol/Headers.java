package dev.vertxmesh.protocol;

/** The headers of our messages. */
public final class Headers {

  /** Which {@link Action} a message asks for. */
  public static final String ACTION = "action";

  /** The mesh that a cast or an ask is for. */
  public static final String MESH = "mesh";

  /** The ranks that a cast or an ask is for: "0-3,8". */
  public static final String RANKS = "ranks";

  /** How long an ask waits for its answers, in milliseconds. */
  public static final String TIMEOUT_MS = "timeout-ms";

  private Headers() {}
}
