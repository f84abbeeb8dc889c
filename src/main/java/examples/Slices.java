package examples;

import dev.vertxmesh.ActorMesh;
import dev.vertxmesh.CastResult;
import dev.vertxmesh.Mesh;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;

/** Finds a mesh that somebody else spawned, and talks to a part of it. */
public final class Slices {

  private Slices() {}

  /** Casts to the verticles on one host. */
  public static Future<CastResult> castToOneHost(Vertx vertx) {
    // tag::slice[]
    Future<ActorMesh> secondHost =
        Mesh.create(vertx).findActors("scores").map(scores -> scores.at("hosts", 1));
    Future<CastResult> cast =
        secondHost.compose(slice -> slice.cast(new JsonObject().put("text", "only you two")));
    // end::slice[]
    return cast;
  }
}
