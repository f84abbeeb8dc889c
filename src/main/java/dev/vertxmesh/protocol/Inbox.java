package dev.vertxmesh.protocol;

import dev.vertxmesh.model.Names;
import dev.vertxmesh.shape.Extent;
import dev.vertxmesh.shape.Point;

/**
 * The local address at which one actor takes its casts. It names the actor's place in full, because
 * it is the one entry that an actor's {@code config()} gains (design 1).
 *
 * @param mesh the actor mesh
 * @param rank its rank
 * @param incarnation which life of that rank
 * @param extent the shape of the mesh
 */
public record Inbox(String mesh, int rank, long incarnation, Extent extent) {

  /** The entry of {@code config()} that holds the address. */
  public static final String CONFIG_KEY = "mesh";

  private static final String PREFIX = "mesh.inbox";
  private static final String SEPARATOR = "/";
  private static final int PARTS = 5;

  public Inbox {
    Names.require("mesh", mesh);
  }

  /** The address as text: {@code mesh.inbox/scores/3/1/hosts=2,procs=2}. */
  public String address() {
    return beforeRank() + rank + afterRank();
  }

  /** What its address has in common with those of all ranks of this life: all before the rank. */
  String beforeRank() {
    return PREFIX + SEPARATOR + mesh + SEPARATOR;
  }

  /** And all after the rank. */
  String afterRank() {
    return SEPARATOR + incarnation + SEPARATOR + extent;
  }

  /** Where it stands in the mesh. */
  public Point point() {
    return extent.point(rank);
  }

  /**
   * The inbox of that address.
   *
   * @throws IllegalArgumentException if the text is not an inbox address
   */
  public static Inbox parse(String address) {
    String[] parts = address == null ? new String[0] : address.split(SEPARATOR, -1);
    if (parts.length != PARTS || !parts[0].equals(PREFIX)) {
      throw notAnInbox(address);
    }
    try {
      return new Inbox(
          parts[1], Integer.parseInt(parts[2]), Long.parseLong(parts[3]), Extent.parse(parts[4]));
    } catch (NumberFormatException notNumbers) {
      throw notAnInbox(address);
    }
  }

  private static IllegalArgumentException notAnInbox(String address) {
    return new IllegalArgumentException(
        "'"
            + address
            + "' is not the inbox of an actor; it stands in the entry '"
            + CONFIG_KEY
            + "' of the config() of a verticle that a mesh deployed");
  }
}
