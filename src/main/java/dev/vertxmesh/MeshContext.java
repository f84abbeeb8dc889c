package dev.vertxmesh;

import dev.vertxmesh.protocol.ActorFailure;
import dev.vertxmesh.protocol.ActorFailureCodec;
import dev.vertxmesh.protocol.Inbox;
import dev.vertxmesh.shape.Extent;
import dev.vertxmesh.shape.Point;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.Objects;

/**
 * What a verticle that is an actor knows of its place. A verticle needs none of this to be an
 * actor; it takes its casts from {@code vertx.eventBus().localConsumer(mesh.inbox())}.
 */
public final class MeshContext {

  private final String inbox;
  private final Inbox place;

  private MeshContext(String inbox) {
    this.inbox = inbox;
    this.place = Inbox.parse(inbox);
  }

  /**
   * The place that a verticle's {@code config()} tells.
   *
   * @throws IllegalArgumentException if no mesh deployed that verticle
   */
  public static MeshContext of(JsonObject config) {
    return new MeshContext(config == null ? null : config.getString(Inbox.CONFIG_KEY));
  }

  /**
   * The place of the verticle whose context this is.
   *
   * @throws IllegalArgumentException if no mesh deployed that verticle
   */
  public static MeshContext of(Context context) {
    return of(context.config());
  }

  /** The name of the actor mesh. */
  public String mesh() {
    return place.mesh();
  }

  /** The rank in that mesh, from 0. */
  public int rank() {
    return place.rank();
  }

  /** Where in the shape of the mesh that rank stands. */
  public Point point() {
    return place.point();
  }

  /** The shape of the mesh. */
  public Extent extent() {
    return place.extent();
  }

  /** Which life of the rank this is, from 1. */
  public long incarnation() {
    return place.incarnation();
  }

  /** The local address at which the actor takes casts and asks. */
  public String inbox() {
    return inbox;
  }

  /**
   * Says that this actor has failed: it is undeployed, and its owner and subscribers are told of
   * {@code failure}. Whatever {@code mesh.on-escape} says, and from any thread of this JVM.
   *
   * @return completed once the proc agent of this JVM was told; failed if there is none
   */
  public Future<Void> fail(Vertx vertx, Throwable failure) {
    Objects.requireNonNull(failure, "failure");
    return ActorFailureCodec.publish(vertx, new ActorFailure(inbox, failure));
  }
}
