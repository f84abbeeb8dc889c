package dev.vertxmesh.registry;

import java.time.Duration;
import java.time.Instant;

/**
 * One lease, in the map {@code mesh.leases} under {@link #key(String, String)}. A copy for people
 * and for other hosts: the agent that it was granted to keeps the clock (design 3, Lease). The
 * entry vanishes by itself some time after three durations, and its agent writes it anew once in
 * each; a duration of zero or below, or none, keeps it until it is removed.
 *
 * @param mesh the mesh whose ranks it keeps alive
 * @param agent proc id or host name of the agent that keeps them
 * @param holder Vert.x node id of the controller; with the epoch the owner of this entry
 * @param epoch term of the controller; a put of a lower one is refused (RG-3)
 * @param duration how long it holds without a renewal
 * @param grantedAt when it was granted, by the holder's clock
 */
public record LeaseRecord(
    String mesh, String agent, String holder, long epoch, Duration duration, Instant grantedAt) {

  private static final int BROOM_DURATIONS = 3;

  /** The key of the one lease that there is for this mesh and agent. */
  public static String key(String mesh, String agent) {
    return mesh + " " + agent;
  }

  /** How long the map keeps this entry; zero is forever. */
  Duration timeToLive() {
    return duration == null || duration.isNegative() || duration.isZero()
        ? Duration.ZERO
        : duration.multipliedBy(BROOM_DURATIONS);
  }
}
