package dev.vertxmesh.registry;

/**
 * Somebody came or went.
 *
 * @param kind what happened
 * @param node Vert.x node id of the member, {@code ""} for a member without Vert.x; this node's own
 *     id for {@code MERGED}
 * @param data whether that member holds data, as hosts do
 * @param dataMembersLeft how many data members there are after the change
 */
public record MembershipChange(Kind kind, String node, boolean data, int dataMembersLeft) {

  /** What happened. */
  public enum Kind {
    JOINED,
    LEFT,
    /**
     * This node's side of a partition was merged into the other: its registrations and entries must
     * be published again, and {@link Membership#nodes()} read again.
     */
    MERGED
  }

  /** The last data member has left: the cluster is lost to a lite node (design 3, Event bus). */
  public boolean clusterLost() {
    return kind == Kind.LEFT && data && dataMembersLeft == 0;
  }

  /** The first data member after none: addresses must be registered again (design 3, Event bus). */
  public boolean clusterBack() {
    return kind == Kind.JOINED && data && dataMembersLeft == 1;
  }

  /** The cluster may have forgotten the addresses of this node, and all that it wrote. */
  public boolean addressesForgotten() {
    return kind == Kind.MERGED || clusterBack();
  }

  /** The cluster may have forgotten what this node wrote: a copy was lost, or all was. */
  public boolean entriesForgotten() {
    return addressesForgotten() || (kind == Kind.LEFT && data);
  }
}
