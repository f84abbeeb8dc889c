package dev.vertxmesh.cli;

import dev.vertxmesh.admin.view.ProcRow;
import dev.vertxmesh.shape.Ranks;
import java.util.List;

/**
 * What a kill ends.
 *
 * @param mesh the mesh of those who are meant
 * @param ranks those of them that have not ended
 * @param procs the worker JVMs that they are; none if they are actors
 * @param along actors that go with those
 */
record Victims(String mesh, Ranks ranks, List<ProcRow> procs, List<Along> along) {

  /**
   * Ranks of another mesh.
   *
   * @param mesh its name
   * @param ranks which
   */
  record Along(String mesh, Ranks ranks) {}

  @Override
  public String toString() {
    return new RankTarget(mesh, ranks).toString();
  }
}
