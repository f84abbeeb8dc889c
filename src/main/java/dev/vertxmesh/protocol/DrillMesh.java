package dev.vertxmesh.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.vertxmesh.model.DrillFault;
import dev.vertxmesh.model.Names;
import java.time.Duration;
import java.util.Optional;

/**
 * Anyone → controller: have this fault performed on one rank. Answered with {@link DrillBegun} once
 * it begins; refused, and nothing is done, unless the mesh is marked as drillable.
 *
 * @param mesh the mesh
 * @param fault what is to happen
 * @param rank to which rank, which must run; the last one that does, if absent
 * @param lasting how long the fault lasts before it is undone; as long as it may go unnoticed, if
 *     absent; of no account for a kill
 */
public record DrillMesh(
    String mesh,
    DrillFault fault,
    Optional<Integer> rank,
    @JsonProperty("lasting-ms") Optional<Duration> lasting) {

  public DrillMesh {
    Names.require("mesh", mesh);
    fault = Fields.require("fault", fault);
    rank = Fields.orElse(rank, Optional.empty());
    rank.ifPresent(given -> Fields.atLeast(0, "rank", given));
    lasting = Fields.orElse(lasting, Optional.empty());
  }
}
