package dev.vertxmesh.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;

/**
 * The floor of what crosses between two JVMs: bare requests of clustered Vert.x, one after the
 * other, and their replies. Every bench JVM answers at {@code bench.echo.NAME}.
 */
final class BareEcho {

  static final String ORDER = "bench.rtt";

  private final Vertx vertx;

  BareEcho(Vertx vertx) {
    this.vertx = vertx;
  }

  static String address(String peer) {
    return "bench.echo." + peer;
  }

  /** Answers at the address of that name; complete once the cluster knows. */
  Future<Void> open(String peer) {
    return vertx
        .eventBus()
        .<String>consumer(address(peer), message -> message.reply(message.body()))
        .completion();
  }

  boolean knows(String order) {
    return order.equals(ORDER);
  }

  /**
   * Measures {@code rounds} times to the JVM {@code to} and back: {@code {nanos:[…]}}; back to
   * back, or one each {@code every} milliseconds if that is above 0.
   */
  Future<JsonObject> order(JsonObject args) {
    Pace pace = new Pace(vertx, args.getInteger("every", 0));
    return measure(args.getString("to"), args.getInteger("rounds"), pace)
        .map(samples -> new JsonObject().put("nanos", samples.json()));
  }

  /** Requests and replies, one after the other, on the caller's context. */
  Future<Samples> measure(String to, int rounds, Pace pace) {
    Samples samples = new Samples();
    return pace.repeat(rounds, round -> once(to, samples)).map(samples);
  }

  private Future<?> once(String to, Samples samples) {
    long begin = System.nanoTime();
    return vertx
        .eventBus()
        .<String>request(address(to), "ping")
        .onSuccess(reply -> samples.add(System.nanoTime() - begin));
  }
}
