package dev.vertxmesh.cli;

import dev.vertxmesh.cluster.ClusterVersion;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version that the jar was built as, and those of what it stands on. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return lines().toArray(String[]::new);
  }

  /** One line for each part. */
  List<String> lines() {
    return List.of(
        "vertx-mesh " + ours(),
        "Vert.x " + versionOf(Vertx.class),
        "Hazelcast " + ClusterVersion.hazelcast(),
        "Java " + Runtime.version());
  }

  JsonObject json() {
    return new JsonObject()
        .put("vertx-mesh", ours())
        .put("vertx", versionOf(Vertx.class))
        .put("hazelcast", ClusterVersion.hazelcast())
        .put("java", Runtime.version().toString());
  }

  private static String ours() {
    return versionOf(Version.class);
  }

  private static String versionOf(Class<?> type) {
    return Objects.requireNonNullElse(
        type.getPackage().getImplementationVersion(), "(not from a jar)");
  }
}
