package examples;

import dev.vertxmesh.ActorMesh;
import dev.vertxmesh.ActorSpec;
import dev.vertxmesh.Mesh;
import dev.vertxmesh.proc.ProcAgent;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;

/** A JVM of your own takes actors. */
public final class GuestProc {

  private GuestProc() {}

  /** In your application. */
  public static Future<String> open(Vertx vertx) {
    // tag::guest[]
    JsonObject config = new JsonObject().put("mesh.proc.name", "shop-1");
    Future<String> deployed =
        vertx.deployVerticle(new ProcAgent(), new DeploymentOptions().setConfig(config));
    // end::guest[]
    return deployed;
  }

  /** Anywhere in the cluster. */
  public static Future<ActorMesh> visit(Mesh mesh) {
    // tag::visit[]
    Future<ActorMesh> visitors =
        mesh.procs("shops", "shop-1")
            .compose(shops -> shops.spawn(ActorSpec.of("visitors", ScoreVerticle.class)));
    // end::visit[]
    return visitors;
  }
}
