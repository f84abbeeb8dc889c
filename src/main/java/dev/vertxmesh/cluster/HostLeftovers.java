package dev.vertxmesh.cluster;

import dev.vertxmesh.host.launch.Leftovers;
import java.nio.file.Path;
import java.util.List;

/** Workers that hosts which are no more left running. */
public final class HostLeftovers {
  private HostLeftovers() {}

  /** Those of one directory of a host, for people; nothing is ended. Blocks. */
  public static List<String> in(Path directory) {
    return new Leftovers(directory).find();
  }
}
