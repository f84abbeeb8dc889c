package dev.vertxmesh;

import dev.vertxmesh.model.MeshKind;
import dev.vertxmesh.protocol.SpawnActors.Threading;
import dev.vertxmesh.shape.Extent;
import io.vertx.core.Deployable;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/**
 * Which actors to deploy: {@code ActorSpec.of("scores", ScoreVerticle.class)}. One on each proc
 * unless said otherwise.
 */
public final class ActorSpec extends SpecBase<ActorSpec> {

  private final String type;
  private JsonObject config = new JsonObject();
  private Threading threading = Threading.EVENT_LOOP;

  private ActorSpec(String name, String type) {
    super(name);
    this.type = type;
  }

  /**
   * A mesh of that name, which nobody else in the cluster may have, of actors of this class, which
   * the procs must have on their class path.
   */
  public static ActorSpec of(String name, Class<? extends Deployable> type) {
    return of(name, type.getName());
  }

  /** As {@link #of(String, Class)}, for a class that this JVM need not have. */
  public static ActorSpec of(String name, String className) {
    return new ActorSpec(name, className);
  }

  /** The shape on each proc. */
  public ActorSpec perProc(Extent extent) {
    each(extent);
    return this;
  }

  /** What {@code config()} of each actor is to be; it gains the entry {@code "mesh"}. */
  public ActorSpec config(JsonObject json) {
    config = json.copy();
    return this;
  }

  /** On what the actors run; on event loops unless said otherwise. */
  public ActorSpec threading(Threading model) {
    threading = model;
    return this;
  }

  /**
   * How long ranks go on without word from the controller, before they end by themselves; zero for
   * ever. {@code mesh.orphan-timeout} unless said otherwise. Short ones end healthy ranks in a
   * pause of this JVM; long ones leave orphans that long.
   */
  public ActorSpec lease(Duration duration) {
    leaseFor(duration);
    return this;
  }

  /**
   * Lets drills perform faults on its ranks ({@link MeshHandle#drill}). A mesh that stands on it
   * needs a mark of its own; to kill or freeze its procs, their mesh needs one too.
   */
  public ActorSpec drillable() {
    markDrillable();
    return this;
  }

  @Override
  ActorSpec self() {
    return this;
  }

  Request request(ProcMesh procs) {
    Request request = request(MeshKind.ACTORS).on(procs, each());
    request.type = type;
    request.config = config;
    request.threading = threading;
    return request;
  }
}
