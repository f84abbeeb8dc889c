package dev.vertxmesh.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.vertxmesh.model.Names;
import java.time.Duration;

/**
 * Anyone → controller: stop the mesh. Answered with its {@link MeshState} once every rank has ended
 * or the deadline has passed (departure 14).
 *
 * @param mesh the mesh
 * @param reason for people
 * @param deadline how long it may take; the controller's own setting if absent
 * @param byOwner whether the owner asks: then it need not be told; not, unless said so
 */
public record StopMesh(
    String mesh, String reason, @JsonProperty("deadline-ms") Duration deadline, Boolean byOwner) {

  public StopMesh {
    Names.require("mesh", mesh);
    byOwner = Fields.orElse(byOwner, false);
    reason = Fields.line("reason", Fields.orElse(reason, "no reason given"));
  }
}
