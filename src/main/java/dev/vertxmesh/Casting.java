package dev.vertxmesh;

import dev.vertxmesh.CastResult.Missed;
import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.AskReply;
import dev.vertxmesh.protocol.CastReply;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.shape.Region;
import dev.vertxmesh.shape.ValueMesh;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Casts to, and asks, the ranks of one mesh or slice: one message for each proc concerned. */
final class Casting {

  private static final Duration CAST_TIMEOUT = Duration.ofSeconds(10);

  private final SharedMesh mesh;
  private final Region region;
  private final Ranks ranks;
  private final Agents agents;

  /** To all ranks of a view. */
  Casting(SharedMesh mesh, Region region) {
    this(mesh, region, region.baseRanks());
  }

  /**
   * To some ranks of a view.
   *
   * @param ranks which, as the mesh counts them
   */
  Casting(SharedMesh mesh, Region region, Ranks ranks) {
    this.mesh = mesh;
    this.region = region;
    this.ranks = ranks;
    this.agents = new Agents(mesh.node(), mesh.name());
  }

  Future<CastResult> cast(Object body) {
    Ranks left = requireSomebody();
    List<Missed> dead =
        mesh.knownDead().among(ranks.minus(left)).stream().map(Missed::ended).toList();
    List<Future<CastResult>> parts = new ArrayList<>();
    mesh.placement().of(left).forEach((proc, some) -> parts.add(cast(proc, some, body)));
    return Future.all(parts)
        .map(
            all ->
                parts.stream()
                    .map(Future::result)
                    .reduce(CastResult.missed(dead), CastResult::and)
                    .seenFrom(region));
  }

  private Future<CastResult> cast(String proc, Ranks ranks, Object body) {
    return agents
        .send(Action.CAST, proc, ranks, body, CAST_TIMEOUT, CastReply.class)
        .map(CastResult::of)
        .otherwise(
            failure ->
                CastResult.missed(List.of(Missed.unreached(ranks, Agents.explain(proc, failure)))));
  }

  Future<ValueMesh<Answer>> ask(Object body, Duration timeout) {
    if (timeout.toMillis() < 1) {
      throw new IllegalArgumentException("an ask needs a timeout of at least 1 ms, not " + timeout);
    }
    requireSomebody();
    PendingAsk ask = new PendingAsk(ranks, this::positions, mesh.node().promise());
    mesh.pendingAsks().add(ask);
    mesh.watch();
    mesh.knownDead().among(ranks).forEach(ask::onNotice);
    try {
      mesh.placement().of(ask.open()).forEach((proc, some) -> ask(ask, proc, some, body, timeout));
    } catch (RuntimeException cannotBeSent) {
      ask.refuse(cannotBeSent);
    }
    return ask.future();
  }

  private void ask(PendingAsk ask, String proc, Ranks ranks, Object body, Duration timeout) {
    agents
        .send(Action.ASK, proc, ranks, body, timeout, AskReply.class)
        .onSuccess(reply -> ask.onReply(reply, ranks, proc))
        .onFailure(failure -> ask.onProblem(ranks, Agents.explain(proc, failure)));
  }

  /** Where ranks of the mesh stand among the ranks of the view that are asked. */
  private Ranks positions(Ranks base) {
    Ranks asked = region.viewRanks(ranks);
    Ranks wanted = region.viewRanks(base);
    Ranks.Builder positions = Ranks.builder();
    int before = 0;
    for (Ranks.Run run : asked.runs()) {
      Ranks within = wanted.intersect(Ranks.range(run.start(), run.end()));
      positions.addAll(within.isEmpty() ? within : within.shift(before - run.start()));
      before += run.length();
    }
    return positions.build();
  }

  /** Those of the ranks that may live. */
  private Ranks requireSomebody() {
    Ranks left = mesh.knownDead().left(ranks);
    if (left.isEmpty()) {
      MeshFailure first = mesh.knownDead().among(ranks).get(0);
      throw MeshException.because(
          "nothing was sent, because all "
              + ranks.size()
              + " ranks of the "
              + (mesh.isWhole(region) ? "mesh" : "slice")
              + " have ended; first "
              + first,
          first);
    }
    mesh.knownDead().stop().ifPresent(this::refuse);
    return left;
  }

  private void refuse(MeshFailure stop) {
    throw MeshException.because(
        "nothing was sent, because mesh '"
            + mesh.name()
            + "' is stopping: "
            + stop.event().cause().message(),
        stop);
  }
}
