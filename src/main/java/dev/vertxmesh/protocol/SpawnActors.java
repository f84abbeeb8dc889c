package dev.vertxmesh.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.vertxmesh.model.Names;
import dev.vertxmesh.shape.Extent;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/**
 * Actor mesh controller → proc agent: deploy these actors. Answered as soon as the deployment is
 * under way; what becomes of each rank is reported to the controller.
 *
 * @param mesh the actor mesh
 * @param epoch the controller's term
 * @param controller where reports go
 * @param lease how long the actors live without word from the controller; zero for ever
 * @param extent the shape of the whole mesh
 * @param ranks the ranks to deploy on this proc: neighbours, in the view of the mesh
 * @param incarnation the life that these ranks are to begin
 * @param type the class of the verticle
 * @param config what {@code config()} is to be, save the entry {@code "mesh"}
 * @param threading on what the verticle runs
 * @param drillable whether faults may be performed on these actors on purpose; not, unless said so
 */
public record SpawnActors(
    String mesh,
    long epoch,
    String controller,
    @JsonProperty("lease-ms") Duration lease,
    Extent extent,
    Ranks ranks,
    long incarnation,
    String type,
    JsonObject config,
    Threading threading,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) Boolean drillable) {

  /** On what a verticle runs. */
  public enum Threading {
    EVENT_LOOP,
    WORKER
  }

  public SpawnActors {
    Names.require("mesh", mesh);
    controller = Fields.line("controller", controller);
    lease = Fields.orElse(lease, Duration.ZERO);
    extent = Fields.require("extent", extent);
    ranks = Fields.someRanks(ranks);
    type = Fields.line("type", type);
    config = Fields.orElse(config, new JsonObject());
    threading = Fields.orElse(threading, Threading.EVENT_LOOP);
    drillable = Fields.orElse(drillable, false);
  }
}
