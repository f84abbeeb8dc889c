package dev.vertxmesh.protocol;

import java.util.List;
import java.util.Map;

/**
 * Launcher → launched host, in the environment variable {@value #VARIABLE}: whom it joins.
 *
 * @param members addresses of data members to join; empty to found a cluster
 * @param settings by name
 */
public record HostBootstrap(List<String> members, Map<String, String> settings) {

  /** The environment variable. */
  public static final String VARIABLE = "MESH_HOST_BOOTSTRAP";

  /** The main class of a launched host. */
  public static final String MAIN_CLASS = "dev.vertxmesh.cli.HostMain";

  public HostBootstrap {
    members = List.copyOf(Fields.orElse(members, List.of()));
    settings = Map.copyOf(Fields.orElse(settings, Map.of()));
  }

  /** The bootstrap in {@code environment}. */
  public static HostBootstrap from(Map<String, String> environment) {
    return Wire.read(HostBootstrap.class, environment.get(VARIABLE));
  }

  /** As text for the environment. */
  public String encode() {
    return Wire.toBuffer(this).toString();
  }
}
