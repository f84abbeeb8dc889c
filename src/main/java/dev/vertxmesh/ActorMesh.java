package dev.vertxmesh;

import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.shape.Region;
import dev.vertxmesh.shape.ValueMesh;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;

/** A mesh of verticles. Casts and asks of a slice reach its ranks only. */
public final class ActorMesh extends MeshHandle<ActorMesh> {

  ActorMesh(SharedMesh mesh, Region region, boolean owned) {
    super(mesh, region, owned);
  }

  @Override
  ActorMesh view(Region other) {
    return new ActorMesh(mesh(), other, owned());
  }

  /**
   * Sends {@code body} to the inbox of each rank: one message for each proc concerned. Completes
   * when each proc has accepted it or could not be reached (at most 11 s); whether an actor then
   * deals with it is not known: {@link #ask} for that.
   *
   * @param body anything that the event bus can carry
   * @return failed if nothing was sent: the bus has no codec for the body, every rank is known to
   *     have ended, or the cluster is lost
   */
  public Future<CastResult> cast(Object body) {
    return node().call(() -> casting().cast(body));
  }

  /**
   * As {@link #cast(Object)}, to some ranks of this view.
   *
   * @return failed also if there are none, or the view has no such ranks
   */
  public Future<CastResult> cast(Ranks ranks, Object body) {
    return node().call(() -> casting(ranks).cast(body));
  }

  /** As {@link #ask(Object, Duration)}, for {@code mesh.ask.timeout}. */
  public Future<ValueMesh<Answer>> ask(Object body) {
    return ask(body, node().settings().get(MeshSettings.ASK_TIMEOUT));
  }

  /**
   * Sends {@code body} to the inbox of each rank, and collects what each replies. A rank that ends
   * meanwhile answers at once, with its end as the cause; one that is known to have ended is not
   * sent anything.
   *
   * @param body anything that the event bus can carry
   * @param timeout how long an actor may take; its proc gets a second more to say that it did not
   * @return an answer for each rank of this view, in order; failed only if nothing was sent, as in
   *     {@link #cast}, or if the cluster gets lost meanwhile
   */
  public Future<ValueMesh<Answer>> ask(Object body, Duration timeout) {
    return node().call(() -> casting().ask(body, timeout));
  }

  /**
   * As {@link #ask(Object, Duration)}, of some ranks of this view.
   *
   * @return an answer for each of {@code ranks}, in their order; failed also if there are none, or
   *     the view has no such ranks
   */
  public Future<ValueMesh<Answer>> ask(Ranks ranks, Object body, Duration timeout) {
    return node().call(() -> casting(ranks).ask(body, timeout));
  }

  /** The logs of the procs under this view, each once, in the order of their first ranks. */
  public List<LogReader> logs() {
    return logsOfProcs();
  }

  /**
   * The log of a rank, which is that of its proc, and so of all actors there.
   *
   * @param rank of this view
   * @throws IllegalArgumentException if the view has no such rank
   */
  public LogReader logs(int rank) {
    return logOfProc(rank);
  }

  private Casting casting() {
    return new Casting(mesh(), region());
  }

  private Casting casting(Ranks ranks) {
    return new Casting(mesh(), region(), requireBaseRanks(ranks));
  }
}
