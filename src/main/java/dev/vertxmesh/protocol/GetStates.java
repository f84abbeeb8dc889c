package dev.vertxmesh.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.vertxmesh.model.Names;
import java.time.Duration;
import java.util.Optional;

/**
 * Anyone → agent: what are your ranks of this mesh doing? A controller renews its lease by the same
 * message (behaviour A 31).
 *
 * @param mesh the mesh
 * @param renewal the controller's lease; absent from everybody else
 */
public record GetStates(String mesh, Optional<Renewal> renewal) {

  /**
   * A lease that is prolonged.
   *
   * @param controller who holds it
   * @param epoch its term
   * @param lease how long, from the moment that the agent reads this; zero for ever
   */
  public record Renewal(String controller, long epoch, @JsonProperty("lease-ms") Duration lease) {

    public Renewal {
      controller = Fields.require("controller", controller);
      lease = Fields.require("lease-ms", lease);
    }
  }

  public GetStates {
    Names.require("mesh", mesh);
    renewal = Fields.orElse(renewal, Optional.empty());
  }
}
