package dev.vertxmesh.supervision;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * What a controller knows of the lease that it grants to each agent: how much of it is left at
 * least. The agent itself counts from when the renewal reached it, which is later (SU-14).
 */
public final class RenewalLedger {
  private final Duration lease;
  private final Map<String, Duration> renewed = new HashMap<>();
  private Duration granted = Duration.ZERO;

  /**
   * Of leases of that length.
   *
   * @param lease zero for ever
   */
  public RenewalLedger(Duration lease) {
    this.lease = lease;
  }

  /** From now on agents are given orders, which carry the first lease. */
  public void begin(Duration now) {
    granted = now;
  }

  /** An agent confirmed a renewal that was sent to it then. */
  public void renewed(String agent, Duration sent) {
    renewed.merge(agent, sent, (earlier, later) -> earlier.compareTo(later) > 0 ? earlier : later);
  }

  /** How long an agent will go on at least; zero once it may have given up. */
  public Duration left(String agent, Duration now) {
    Duration left = lease.minus(now.minus(renewed.getOrDefault(agent, granted)));
    return left.isNegative() ? Duration.ZERO : left;
  }
}
