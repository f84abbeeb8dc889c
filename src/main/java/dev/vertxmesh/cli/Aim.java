package dev.vertxmesh.cli;

import dev.vertxmesh.Mesh;
import dev.vertxmesh.MeshHandle;
import dev.vertxmesh.MeshSummary;
import dev.vertxmesh.admin.view.KnownNames;
import dev.vertxmesh.admin.view.ProcRow;
import dev.vertxmesh.model.MeshKind;
import dev.vertxmesh.protocol.MeshState;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out what a kill would end. */
final class Aim {
  private static final String ENDED = "ended";

  private final Mesh mesh;

  Aim(Mesh mesh) {
    this.mesh = mesh;
  }

  /** The ranks of a mesh, or the proc of that id. */
  Future<Victims> at(String name) {
    RankTarget target = RankTarget.parse(name);
    return new ProcsOf(mesh)
        .all()
        .compose(procs -> mesh.list().compose(meshes -> at(target, meshes, procs)));
  }

  private Future<Victims> at(RankTarget target, List<MeshSummary> meshes, List<ProcRow> procs) {
    boolean isMesh = meshes.stream().anyMatch(one -> one.name().equals(target.mesh()));
    Optional<ProcRow> proc =
        procs.stream().filter(one -> one.proc().equals(target.mesh())).findFirst();
    if (isMesh || proc.isEmpty() || !target.ranks().isEmpty()) {
      return KnownNames.mesh(mesh, target.mesh())
          .compose(found -> victims(found, target.ranks(), meshes, procs));
    }
    if (proc.get().mesh().isEmpty()) {
      throw new IllegalArgumentException(
          "proc '%s' was started by somebody else: end its JVM there (pid %d)."
              .formatted(target.mesh(), proc.get().pid()));
    }
    return KnownNames.mesh(mesh, proc.get().mesh())
        .compose(found -> victims(found, Ranks.of(proc.get().rank()), meshes, procs));
  }

  private Future<Victims> victims(
      MeshHandle<?> found, Ranks wanted, List<MeshSummary> meshes, List<ProcRow> procs) {
    return found
        .state()
        .compose(
            state -> {
              Ranks ranks = requireThere(found, wanted).intersect(state.left());
              List<ProcRow> own =
                  found.kind() == MeshKind.PROCS ? procsOf(found.name(), ranks, procs) : List.of();
              return along(found.name(), own, meshes)
                  .map(along -> new Victims(found.name(), ranks, own, along));
            });
  }

  private static Ranks requireThere(MeshHandle<?> found, Ranks wanted) {
    Ranks all = Ranks.range(0, found.ranks());
    if (!all.containsAll(wanted)) {
      throw new IllegalArgumentException(
          "mesh '%s' has the ranks %s, not %s.".formatted(found.name(), all, wanted));
    }
    return wanted.isEmpty() ? all : wanted;
  }

  private static List<ProcRow> procsOf(String name, Ranks ranks, List<ProcRow> procs) {
    return procs.stream()
        .filter(proc -> proc.mesh().equals(name) && ranks.contains(proc.rank()))
        .toList();
  }

  /** The actors on those procs that have not ended. */
  private Future<List<Victims.Along>> along(
      String below, List<ProcRow> procs, List<MeshSummary> meshes) {
    List<Future<Victims.Along>> states = new ArrayList<>();
    for (MeshSummary one : meshes) {
      if (!procs.isEmpty() && one.on().equals(below) && !one.status().equals(ENDED)) {
        states.add(
            mesh.find(one.name())
                .compose(MeshHandle::state)
                .map(state -> new Victims.Along(one.name(), ranksOn(procs, state))));
      }
    }
    return Future.all(states)
        .map(
            all ->
                states.stream()
                    .map(Future::result)
                    .filter(along -> !along.ranks().isEmpty())
                    .toList());
  }

  private static Ranks ranksOn(List<ProcRow> procs, MeshState state) {
    List<String> ids = procs.stream().map(ProcRow::proc).toList();
    return state.agents().stream()
        .filter(place -> ids.contains(place.agent()))
        .map(MeshState.Place::ranks)
        .reduce(Ranks.none(), Ranks::union)
        .intersect(state.left());
  }
}
