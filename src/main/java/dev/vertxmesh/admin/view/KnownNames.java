package dev.vertxmesh.admin.view;

import dev.vertxmesh.Mesh;
import dev.vertxmesh.MeshHandle;
import io.vertx.core.Future;
import java.util.List;
import java.util.stream.Collectors;

/** Finds what a name stands for, and says which names there are when it stands for nothing. */
public final class KnownNames {

  private KnownNames() {}

  /** The mesh of that name; failed with an {@link UnknownNameException} if there is none. */
  public static Future<MeshHandle<?>> mesh(Mesh cluster, String name) {
    return row(cluster, name).compose(row -> cluster.find(name));
  }

  static Future<MeshRow> row(Mesh cluster, String name) {
    return cluster
        .list()
        .map(
            meshes ->
                meshes.stream()
                    .filter(mesh -> mesh.name().equals(name))
                    .findFirst()
                    .map(MeshRow::of)
                    .orElseThrow(
                        () -> unknown("mesh", name, meshes.stream().map(m -> m.name()).toList())));
  }

  static UnknownNameException unknownRank(String mesh, int ranks, int rank) {
    return new UnknownNameException(
        "mesh %s has no rank %d: its ranks are 0 to %d.".formatted(mesh, rank, ranks - 1));
  }

  /** The refusal of a name that is not among those that are known. */
  public static UnknownNameException unknown(String what, String name, List<String> known) {
    return new UnknownNameException(
        "no %s is called '%s'. %s"
            .formatted(
                what,
                name,
                known.isEmpty()
                    ? "There is none in this cluster."
                    : "There are: " + known.stream().collect(Collectors.joining(", "))));
  }
}
