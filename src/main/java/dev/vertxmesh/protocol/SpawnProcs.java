package dev.vertxmesh.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.vertxmesh.model.Names;
import dev.vertxmesh.shape.Extent;
import dev.vertxmesh.shape.Ranks;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Proc mesh controller → host agent: start these workers. Answered as soon as all are under way, or
 * refused as a whole; what becomes of each is reported to the controller.
 *
 * @param mesh the proc mesh
 * @param epoch the controller's term
 * @param controller where reports go
 * @param lease how long the workers live without word from the controller; zero for ever
 * @param extent the shape of the whole mesh
 * @param ranks the ranks to start on this host
 * @param incarnation the life that these ranks are to begin
 * @param classPath names of class-path entries in the host's own configuration
 * @param jvmOptions name of an entry of JVM options in the host's own configuration; "" for none
 * @param settings settings of the workers, by name
 * @param drillable whether faults may be performed on these workers on purpose; not, unless said so
 */
public record SpawnProcs(
    String mesh,
    long epoch,
    String controller,
    @JsonProperty("lease-ms") Duration lease,
    Extent extent,
    Ranks ranks,
    long incarnation,
    List<String> classPath,
    String jvmOptions,
    Map<String, String> settings,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) Boolean drillable) {

  public SpawnProcs {
    Names.require("mesh", mesh);
    controller = Fields.line("controller", controller);
    lease = Fields.orElse(lease, Duration.ZERO);
    extent = Fields.require("extent", extent);
    ranks = Fields.someRanks(ranks);
    classPath = List.copyOf(Fields.orElse(classPath, List.of()));
    jvmOptions = Fields.line("jvm-options", Fields.orElse(jvmOptions, ""));
    settings = Map.copyOf(Fields.orElse(settings, Map.of()));
    drillable = Fields.orElse(drillable, false);
  }
}
