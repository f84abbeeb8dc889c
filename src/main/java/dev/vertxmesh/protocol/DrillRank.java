package dev.vertxmesh.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.vertxmesh.model.DrillFault;
import dev.vertxmesh.model.Names;
import java.time.Duration;
import java.util.Optional;

/**
 * Controller → agent: perform this fault. Answered with {@link FaultBegun} once it begins; refused,
 * and nothing is done, unless the mesh is marked as drillable at this agent as well.
 *
 * @param mesh the mesh whose rank it is: for a worker's process its proc mesh
 * @param rank its rank there
 * @param fault what is to happen
 * @param lasting as in {@link DrillMesh}
 */
public record DrillRank(
    String mesh,
    int rank,
    DrillFault fault,
    @JsonProperty("lasting-ms") Optional<Duration> lasting) {

  public DrillRank {
    Names.require("mesh", mesh);
    Fields.atLeast(0, "rank", rank);
    fault = Fields.require("fault", fault);
    lasting = Fields.orElse(lasting, Optional.empty());
  }
}
