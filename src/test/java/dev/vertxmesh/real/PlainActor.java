package dev.vertxmesh.real;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;

/**
 * A verticle that knows nothing of meshes save its inbox: replies what it is sent, with the header
 * "colour" and its own process id; throws if the body says so.
 */
public final class PlainActor extends VerticleBase {

  @Override
  public Future<?> start() {
    return vertx.eventBus().localConsumer(config().getString("mesh"), this::take).completion();
  }

  private void take(Message<JsonObject> message) {
    if (message.body().containsKey("throw")) {
      throw new IllegalStateException(message.body().getString("throw"));
    }
    message.reply(
        message
            .body()
            .copy()
            .put("colour", message.headers().get("colour"))
            .put("greeting", config().getString("greeting"))
            .put("pid", ProcessHandle.current().pid()));
  }
}
