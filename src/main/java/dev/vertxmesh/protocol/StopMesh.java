package dev.vertxmesh.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.vertxmesh.model.Names;
import dev.vertxmesh.shape.Ranks;
import java.time.Duration;

/**
 * Anyone → controller: stop the mesh, or some of its ranks. Answered with its {@link MeshState}
 * once every rank concerned has ended or the deadline has passed (departure 14).
 *
 * @param mesh the mesh
 * @param ranks which ranks; empty for the whole mesh
 * @param reason for people
 * @param deadline how long it may take; the controller's own setting if absent
 * @param byOwner whether the owner asks: then it need not be told; not, unless said so
 */
public record StopMesh(
    String mesh,
    Ranks ranks,
    String reason,
    @JsonProperty("deadline-ms") Duration deadline,
    Boolean byOwner) {

  public StopMesh {
    Names.require("mesh", mesh);
    ranks = Fields.orElse(ranks, Ranks.none());
    byOwner = Fields.orElse(byOwner, false);
    reason = Fields.line("reason", Fields.orElse(reason, "no reason given"));
  }
}
