package dev.vertxmesh.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.vertxmesh.model.Names;
import dev.vertxmesh.shape.Ranks;
import java.time.Duration;

/**
 * Controller → agent: stop these ranks. Answered at once; each end is reported.
 *
 * @param mesh the mesh
 * @param epoch the controller's term
 * @param ranks which of its ranks; ranks that the agent does not have are passed over
 * @param reason for people
 * @param deadline how long each may take before it is ended by force
 */
public record StopRanks(
    String mesh,
    long epoch,
    Ranks ranks,
    String reason,
    @JsonProperty("deadline-ms") Duration deadline) {

  public StopRanks {
    Names.require("mesh", mesh);
    ranks = Fields.someRanks(ranks);
    reason = Fields.line("reason", Fields.orElse(reason, "no reason given"));
    deadline = Fields.require("deadline-ms", deadline);
  }
}
