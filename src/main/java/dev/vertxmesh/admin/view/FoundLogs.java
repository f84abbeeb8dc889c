package dev.vertxmesh.admin.view;

import dev.vertxmesh.ActorMesh;
import dev.vertxmesh.LogReader;
import dev.vertxmesh.MeshHandle;
import dev.vertxmesh.ProcMesh;
import java.util.List;
import java.util.OptionalInt;

/** Whose logs are the logs of a mesh. */
final class FoundLogs {
  private FoundLogs() {}

  /** The procs of the mesh, or that of one rank. */
  static List<String> of(MeshHandle<?> mesh, OptionalInt rank) {
    if (rank.isPresent() && (rank.getAsInt() < 0 || rank.getAsInt() >= mesh.ranks())) {
      throw KnownNames.unknownRank(mesh.name(), mesh.ranks(), rank.getAsInt());
    }
    return logs(mesh, rank).stream().map(LogReader::proc).toList();
  }

  private static List<LogReader> logs(MeshHandle<?> mesh, OptionalInt rank) {
    if (mesh instanceof ActorMesh actors) {
      return rank.isPresent() ? List.of(actors.logs(rank.getAsInt())) : actors.logs();
    }
    if (mesh instanceof ProcMesh procs) {
      return rank.isPresent() ? List.of(procs.logs(rank.getAsInt())) : procs.logs();
    }
    throw new IllegalArgumentException(
        "mesh "
            + mesh.name()
            + " is one of hosts, which have no logs: name one of procs or actors.");
  }
}
