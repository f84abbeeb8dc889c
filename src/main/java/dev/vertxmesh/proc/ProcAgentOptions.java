package dev.vertxmesh.proc;

import dev.vertxmesh.model.Names;
import dev.vertxmesh.protocol.WorkerBootstrap;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.settings.SettingsLayer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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
    Map<String, String> texts = new LinkedHashMap<>();
    flatten("", config, texts);
    Settings settings =
        Settings.fromProcess(Optional.empty(), Map.of()).with(SettingsLayer.verticle(texts));
    String name = settings.get(MeshSettings.PROC_NAME);
    String proc = name.isEmpty() ? ProcName.ofThisProcess() : name;
    return new ProcAgentOptions(proc, settings, Optional.empty());
  }

  private static void flatten(String prefix, JsonObject object, Map<String, String> texts) {
    for (String field : object.fieldNames()) {
      String key = prefix + field;
      Object value = object.getValue(field);
      if (value instanceof JsonObject nested) {
        flatten(key + ".", nested, texts);
      } else if (texts.put(key, text(key, value)) != null) {
        throw new IllegalArgumentException(key + " is given twice in the verticle configuration");
      }
    }
  }

  private static String text(String key, Object value) {
    if (value == null) {
      throw new IllegalArgumentException(
          key + " is null in the verticle configuration: give a value, or leave it out");
    }
    return value instanceof JsonArray items
        ? items.stream().map(String::valueOf).collect(Collectors.joining(","))
        : value.toString();
  }
}
