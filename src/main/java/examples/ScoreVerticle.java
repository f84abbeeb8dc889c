package examples;

import dev.vertxmesh.MeshContext;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;

/** An actor: any verticle; this one wants to know its place. */
// tag::verticle[]
public final class ScoreVerticle extends VerticleBase {

  private MeshContext mesh;

  @Override
  public Future<?> start() {
    mesh = MeshContext.of(context);
    return vertx.eventBus().localConsumer(mesh.inbox(), this::score).completion();
  }

  private void score(Message<JsonObject> message) {
    int score = message.body().getString("text").length();
    message.reply(new JsonObject().put("rank", mesh.rank()).put("score", score));
  }
}
// end::verticle[]
