package dev.vertxmesh.cli;

import dev.vertxmesh.ActorMesh;
import dev.vertxmesh.CastResult;
import dev.vertxmesh.Mesh;
import dev.vertxmesh.MeshHandle;
import dev.vertxmesh.admin.view.KnownNames;
import dev.vertxmesh.cluster.ClientNode;
import dev.vertxmesh.model.MeshKind;
import dev.vertxmesh.protocol.MeshState;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Acts on a running cluster through the library. */
final class FacadeHands implements ClusterHands {
  private final ClientNode node;
  private final Mesh mesh;

  FacadeHands(ClientNode node, Settings settings) {
    this.node = node;
    this.mesh = Facades.of(node, settings);
  }

  @Override
  public Future<Spawned> spawn(ProcsOrder order) {
    return mesh.spawn(order.hosts(), order.spec()).map(FacadeHands::spawned);
  }

  @Override
  public Future<Spawned> spawn(ActorsOrder order) {
    return require(order.on(), MeshKind.PROCS)
        .compose(found -> mesh.findProcs(order.on()))
        .compose(procs -> procs.spawn(order.spec()))
        .map(FacadeHands::spawned);
  }

  private static Spawned spawned(MeshHandle<?> mesh) {
    return new Spawned(mesh.name(), word(mesh.kind()), mesh.extent());
  }

  @Override
  public Future<List<AnswerRow>> ask(RankTarget target, Object body, Duration timeout) {
    return actors(target)
        .compose(
            actors -> {
              Ranks asked = target.of(actors.ranks());
              return actors.ask(asked, body, timeout).map(answers -> AnswerRow.of(asked, answers));
            });
  }

  @Override
  public Future<CastResult> cast(RankTarget target, Object body) {
    return actors(target).compose(actors -> actors.cast(target.of(actors.ranks()), body));
  }

  private Future<ActorMesh> actors(RankTarget target) {
    return require(target.mesh(), MeshKind.ACTORS).compose(found -> mesh.findActors(target.mesh()));
  }

  private Future<MeshHandle<?>> require(String name, MeshKind kind) {
    return KnownNames.mesh(mesh, name)
        .map(
            found -> {
              if (found.kind() != kind) {
                throw new IllegalArgumentException(
                    "mesh '%s' is one of %s; give one of %s. `mesh meshes` lists them."
                        .formatted(name, word(found.kind()), word(kind)));
              }
              return found;
            });
  }

  @Override
  public Future<StopOutcome> stop(RankTarget target, String reason, Duration deadline) {
    return KnownNames.mesh(mesh, target.mesh())
        .compose(found -> found.stop(target.of(found.ranks()), reason, deadline))
        .map(state -> outcome(state, target.of(state.extent().ranks())));
  }

  private static StopOutcome outcome(MeshState state, Ranks concerned) {
    return new StopOutcome(state.left().intersect(concerned), state.forced().intersect(concerned));
  }

  @Override
  public Future<Victims> aim(String name) {
    return new Aim(mesh).at(name);
  }

  @Override
  public Future<StopOutcome> kill(Victims victims, String reason, Duration deadline) {
    return KnownNames.mesh(mesh, victims.mesh())
        .compose(found -> found.kill(victims.ranks(), reason, deadline))
        .map(state -> outcome(state, victims.ranks()));
  }

  @Override
  public Future<List<Drained>> drain(List<String> hosts, String reason, Duration deadline) {
    return new ProcsOf(mesh)
        .hosts()
        .compose(
            procs ->
                mesh.drain(hosts, reason, deadline)
                    .map(
                        drained ->
                            drained.stream()
                                .map(
                                    one ->
                                        new Drained(
                                            one.host(),
                                            procs.getOrDefault(one.host(), List.of()),
                                            one.workers(),
                                            one.left()))
                                .toList()));
  }

  @Override
  public Future<Integer> hostCount() {
    return mesh.hostList().map(List::size);
  }

  @Override
  public Duration clockAhead() {
    return node.clockAhead();
  }

  @Override
  public DrillGround drills() {
    return new FacadeDrills(mesh);
  }

  @Override
  public Future<Void> close() {
    return node.close();
  }

  private static String word(MeshKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
