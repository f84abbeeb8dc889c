package dev.vertxmesh.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;

/**
 * The leases that a controller renews, as it knows them: all are as long, and each agent has its
 * own.
 *
 * @param lease how long one lasts after a renewal
 * @param left the agents that it renews at present
 */
public record HeldLease(@JsonProperty("lease-ms") Duration lease, List<Left> left) {

  /**
   * What is left for one agent.
   *
   * @param agent the id of a proc
   * @param left at least; zero if the agent may have given up by now
   */
  public record Left(String agent, @JsonProperty("left-ms") Duration left) {

    public Left {
      agent = Fields.require("agent", agent);
      left = Fields.require("left-ms", left);
    }
  }

  public HeldLease {
    lease = Fields.require("lease-ms", lease);
    left = List.copyOf(Fields.orElse(left, List.of()));
  }
}
