package dev.vertxmesh.protocol;

import dev.vertxmesh.model.Names;

/** Names that the protocol makes from others. */
public final class ReservedNames {

  private static final String HOST_PREFIX = "host.";

  private ReservedNames() {}

  /**
   * The mesh of one rank that a host itself is: what to ask a host agent for to learn of the host.
   */
  public static String hostItself(String host) {
    return HOST_PREFIX + host;
  }

  /** The id of a worker: the same for controller, host and worker, without asking each other. */
  public static String worker(String mesh, int rank, long epoch, long incarnation) {
    String life = incarnation == 1 ? "" : "." + incarnation;
    return mesh + "." + rank + ".e" + Long.toString(epoch, Character.MAX_RADIX) + life;
  }

  /**
   * Returns {@code name} if a mesh may have it.
   *
   * @throws IllegalArgumentException if not, saying why
   */
  public static String requireMesh(String name) {
    Names.require("mesh name", name);
    if (name.startsWith(HOST_PREFIX)) {
      throw new IllegalArgumentException(
          "mesh name '" + name + "' is reserved: names must not begin with '" + HOST_PREFIX + "'");
    }
    return name;
  }
}
