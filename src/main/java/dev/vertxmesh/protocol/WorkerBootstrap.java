package dev.vertxmesh.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.vertxmesh.model.Names;
import dev.vertxmesh.shape.Extent;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Host agent → worker, in the environment variable {@value #VARIABLE}: who it is and whom it joins
 * (behaviour B 43).
 *
 * @param id the worker's name in the cluster
 * @param host the host agent that starts it
 * @param mesh its proc mesh
 * @param rank its rank there
 * @param incarnation which life of that rank
 * @param extent the shape of the proc mesh
 * @param epoch the controller's term
 * @param controller the controller's address
 * @param lease how long the worker lives without word from the controller; zero for ever
 * @param members addresses of data members to join
 * @param settings by name
 * @param drillable whether faults may be performed on the worker on purpose; not, unless said so
 */
public record WorkerBootstrap(
    String id,
    String host,
    String mesh,
    int rank,
    long incarnation,
    Extent extent,
    long epoch,
    String controller,
    @JsonProperty("lease-ms") Duration lease,
    List<String> members,
    Map<String, String> settings,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) Boolean drillable) {

  /** The environment variable. */
  public static final String VARIABLE = "MESH_WORKER_BOOTSTRAP";

  /** The main class of a worker. */
  public static final String MAIN_CLASS = "dev.vertxmesh.cluster.WorkerNode";

  public WorkerBootstrap {
    Names.require("id", id);
    host = Fields.require("host", host);
    Names.require("mesh", mesh);
    extent = Fields.require("extent", extent);
    controller = Fields.require("controller", controller);
    lease = Fields.orElse(lease, Duration.ZERO);
    members = List.copyOf(Fields.orElse(members, List.of()));
    settings = Map.copyOf(Fields.orElse(settings, Map.of()));
    drillable = Fields.orElse(drillable, false);
  }

  /** The bootstrap in {@code environment}. */
  public static WorkerBootstrap from(Map<String, String> environment) {
    return Wire.read(WorkerBootstrap.class, environment.get(VARIABLE));
  }
}
