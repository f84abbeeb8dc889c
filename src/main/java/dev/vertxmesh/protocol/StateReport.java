package dev.vertxmesh.protocol;

import dev.vertxmesh.model.Names;
import dev.vertxmesh.model.RankReport;
import java.util.List;

/**
 * Agent → controller, unasked when something changed, or as the answer to a question: what ranks of
 * a mesh are doing.
 *
 * @param mesh the mesh
 * @param agent who says so: the name of a host or the id of a proc
 * @param known whether the agent has any rank of it
 * @param states of those ranks; in a report only what changed
 */
public record StateReport(String mesh, String agent, boolean known, List<RankReport> states) {

  public StateReport {
    Names.require("mesh", mesh);
    agent = Fields.require("agent", agent);
    states = List.copyOf(Fields.orElse(states, List.of()));
  }

  /** The answer of an agent that has no rank of {@code mesh}. */
  public static StateReport unknown(String mesh, String agent) {
    return new StateReport(mesh, agent, false, List.of());
  }
}
