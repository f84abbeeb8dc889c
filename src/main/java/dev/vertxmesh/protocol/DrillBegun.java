package dev.vertxmesh.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.vertxmesh.model.DrillFault;
import dev.vertxmesh.model.Names;
import java.time.Duration;

/**
 * The answer to a {@link DrillMesh}: the fault begins now.
 *
 * @param mesh the mesh
 * @param fault what happens
 * @param rank to which rank
 * @param proc the proc under that rank
 * @param agent who performs it, for people
 * @param lasting how long it lasts; zero if it is not undone
 * @param within how late it is noticed at worst, from the settings in force where that is decided
 * @param formula what that is the sum of
 */
public record DrillBegun(
    String mesh,
    DrillFault fault,
    int rank,
    String proc,
    String agent,
    @JsonProperty("lasting-ms") Duration lasting,
    @JsonProperty("within-ms") Duration within,
    String formula) {

  public DrillBegun {
    Names.require("mesh", mesh);
    fault = Fields.require("fault", fault);
    proc = Fields.line("proc", proc);
    agent = Fields.line("agent", agent);
    lasting = Fields.require("lasting-ms", lasting);
    within = Fields.require("within-ms", within);
    formula = Fields.line("formula", formula);
  }
}
