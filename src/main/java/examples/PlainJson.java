package examples;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;

/** The same without a class of ours: JSON on the event bus, as in {@code docs/event-bus.md}. */
public final class PlainJson {

  private PlainJson() {}

  /** Spawns one verticle on each proc of the mesh "workers". */
  public static Future<JsonObject> spawn(Vertx vertx) {
    // tag::json-spawn[]
    JsonObject mesh =
        new JsonObject()
            .put("mesh", "plain-scores")
            .put("kind", "actors")
            .put("on", "workers")
            .put("type", "examples.ScoreVerticle");
    Future<JsonObject> state =
        vertx
            .eventBus()
            .<JsonObject>request(
                "mesh.spawn", mesh, new DeliveryOptions().addHeader("action", "spawn-mesh"))
            .map(Message::body);
    // end::json-spawn[]
    return state;
  }

  /** Asks the first rank. */
  public static Future<JsonObject> ask(Vertx vertx, JsonObject state) {
    // tag::json-ask[]
    JsonObject place = state.getJsonArray("agents").getJsonObject(0);
    DeliveryOptions route =
        new DeliveryOptions()
            .addHeader("action", "ask")
            .addHeader("mesh", "plain-scores")
            .addHeader("ranks", place.getString("ranks"));
    Future<JsonObject> answer =
        vertx
            .eventBus()
            .<JsonObject>request(
                place.getString("address"), new JsonObject().put("text", "hello"), route)
            .map(Message::body);
    // end::json-ask[]
    return answer;
  }

  /** Hears of failures; a reply of any kind acknowledges each. */
  public static Future<JsonObject> subscribe(Vertx vertx) {
    // tag::json-subscribe[]
    vertx
        .eventBus()
        .<JsonObject>consumer(
            "my-page",
            notice -> {
              System.out.println(notice.body().getJsonArray("failures").encode());
              notice.reply(new JsonObject());
            });
    Future<JsonObject> present =
        vertx
            .eventBus()
            .<JsonObject>request(
                "mesh.controller.plain-scores",
                new JsonObject().put("mesh", "plain-scores").put("address", "my-page"),
                new DeliveryOptions().addHeader("action", "subscribe"))
            .map(Message::body);
    // end::json-subscribe[]
    return present;
  }
}
