package dev.vertxmesh.admin.view;

import dev.vertxmesh.protocol.HeldLease;
import java.util.List;

/**
 * The leases by which the agents of a mesh go on, as its controller knows them.
 *
 * @param epoch the term of the controller that holds them
 * @param durationMs how long one lasts after a renewal
 * @param left what is left for each agent that is renewed at present
 */
public record LeaseView(long epoch, long durationMs, List<LeftRow> left) {

  /**
   * What is left for one agent.
   *
   * @param agent the id of a proc
   * @param leftMs at least; 0 if it may have given up by now
   */
  public record LeftRow(String agent, long leftMs) {}

  public LeaseView {
    left = List.copyOf(left);
  }

  static LeaseView of(long epoch, HeldLease lease) {
    return new LeaseView(
        epoch,
        lease.lease().toMillis(),
        lease.left().stream()
            .map(agent -> new LeftRow(agent.agent(), agent.left().toMillis()))
            .toList());
  }
}
