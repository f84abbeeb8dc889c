package dev.vertxmesh.proc;

import dev.vertxmesh.model.Names;
import dev.vertxmesh.protocol.WorkerBootstrap;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.settings.SettingsLayer;
import dev.vertxmesh.station.VerticleConfig;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/**
 * What a proc agent is started with.
 *
 * @param proc its id, unique in the cluster
 * @param settings of this JVM
 * @param worker as what its JVM was started; empty for a foreign proc
 */
public record ProcAgentOptions(String proc, Settings settings, Optional<WorkerBootstrap> worker) {

  public ProcAgentOptions {
    Names.require("proc id", proc);
  }

  /** The agent of a worker JVM. What the host gave it overrides the environment. */
  public static ProcAgentOptions of(WorkerBootstrap worker) {
    Settings settings = Settings.fromProcess(Optional.empty(), worker.settings());
    return new ProcAgentOptions(worker.id(), settings, Optional.of(worker));
  }

  /**
   * A foreign proc, from a verticle's {@code config()}: settings, as flat keys ({@code
   * "mesh.proc.name"}) or as nested objects ({@code {"mesh": {"proc": {"name": …}}}}); a list is an
   * array, or one text with commas.
   *
   * @throws IllegalArgumentException naming each key that is no setting or has a bad value
   */
  public static ProcAgentOptions from(JsonObject config) {
    SettingsLayer layer = SettingsLayer.verticle(VerticleConfig.flatten(config));
    Settings settings = Settings.fromProcess(Optional.empty(), Map.of()).with(layer);
    String name = settings.get(MeshSettings.PROC_NAME);
    String proc = name.isEmpty() ? ProcName.ofThisProcess() : name;
    return new ProcAgentOptions(proc, settings, Optional.empty());
  }
}
