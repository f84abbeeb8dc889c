package dev.vertxmesh.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.vertxmesh.model.Names;
import dev.vertxmesh.model.Status;
import java.time.Duration;

/**
 * Anyone → agent: answer with the states of this mesh once all its ranks here have reached a status
 * (behaviour B 16). Answered at once if they have, if a rank has ended before, or if the mesh is
 * unknown here; refused as unavailable once the timeout has passed.
 *
 * @param mesh the mesh
 * @param status the least status to wait for
 * @param timeout how long
 */
public record WaitStatus(String mesh, Status status, @JsonProperty("timeout-ms") Duration timeout) {

  public WaitStatus {
    Names.require("mesh", mesh);
    status = Fields.require("status", status);
    timeout = Fields.require("timeout-ms", timeout);
  }
}
