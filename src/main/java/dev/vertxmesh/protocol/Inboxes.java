package dev.vertxmesh.protocol;

import dev.vertxmesh.shape.Extent;

/**
 * The inboxes of all ranks in one life: as {@link Inbox}, for those who need many addresses of one
 * mesh. What they share is checked and put together once.
 */
public final class Inboxes {

  private final String before;
  private final String after;

  /** The inboxes of the ranks of {@code mesh} in their life of that number. */
  public Inboxes(String mesh, long incarnation, Extent extent) {
    Inbox any = new Inbox(mesh, 0, incarnation, extent);
    before = any.beforeRank();
    after = any.afterRank();
  }

  /** That of {@code rank}, as {@link Inbox#address}. */
  public String address(int rank) {
    return before + rank + after;
  }
}
