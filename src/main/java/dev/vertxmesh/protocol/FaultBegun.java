package dev.vertxmesh.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.vertxmesh.supervision.DrillTerms;
import java.time.Duration;
import java.util.Optional;

/**
 * Agent → controller: the fault begins now.
 *
 * @param agent who performs it, for people
 * @param lasting how long it lasts; zero if it is not undone
 * @param within how late it is noticed at worst, if that follows from settings of the agent
 * @param formula what that is the sum of; "" if the agent does not know
 */
public record FaultBegun(
    String agent,
    @JsonProperty("lasting-ms") Duration lasting,
    @JsonProperty("within-ms") Optional<Duration> within,
    String formula) {

  public FaultBegun {
    agent = Fields.line("agent", agent);
    lasting = Fields.require("lasting-ms", lasting);
    within = Fields.orElse(within, Optional.empty());
    formula = Fields.line("formula", Fields.orElse(formula, ""));
  }

  /** It begins, on the terms of the agent. */
  public static FaultBegun of(String agent, DrillTerms terms) {
    return new FaultBegun(agent, terms.lasting(), Optional.of(terms.within()), terms.formula());
  }

  /** It begins; the controller knows how late it is noticed. */
  public static FaultBegun of(String agent, Duration lasting) {
    return new FaultBegun(agent, lasting, Optional.empty(), "");
  }
}
