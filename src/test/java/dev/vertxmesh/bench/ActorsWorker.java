package dev.vertxmesh.bench;

import dev.vertxmesh.proc.ProcAgent;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.util.Map;

/** A JVM that carries actors, because it runs a proc agent, and the same verticles bare. */
public final class ActorsWorker implements PeerRole {

  static final String NAME = "name";
  static final String DEPLOY = "deploy";
  static final String UNDEPLOY = "undeploy";
  static final String HEAP = "heap";
  static final String LOOPS = "loops";

  private static final String SEND = "bench.bare.send.";
  private static final String REQUEST = "bench.bare.request.";

  private Vertx vertx;
  private BareActors bare;

  /** Made by {@link PeerMain}. */
  public ActorsWorker() {}

  @Override
  public Node node() {
    return Node.LITE;
  }

  /** Where who sends has it sent on to all bare verticles, and is answered once that is done. */
  static String sendAddress(String name) {
    return SEND + name;
  }

  /** Where who sends has all bare verticles asked, and is answered once all have answered. */
  static String requestAddress(String name) {
    return REQUEST + name;
  }

  @Override
  public Future<Void> start(Vertx joined, Map<String, String> args) {
    vertx = joined;
    bare = new BareActors(vertx);
    String name = args.get(NAME);
    Future<?> sends =
        vertx
            .eventBus()
            .consumer(
                sendAddress(name),
                message -> {
                  bare.send(message.body());
                  message.reply(true);
                })
            .completion();
    Future<?> requests =
        vertx
            .eventBus()
            .consumer(
                requestAddress(name),
                message -> bare.request(message.body()).onSuccess(all -> message.reply(true)))
            .completion();
    JsonObject config = new JsonObject().put("mesh.proc.name", name);
    Future<?> agent =
        vertx.deployVerticle(new ProcAgent(), new DeploymentOptions().setConfig(config));
    return Future.all(sends, requests, agent).mapEmpty();
  }

  @Override
  public Future<JsonObject> order(String name, JsonObject args) {
    return switch (name) {
      case DEPLOY ->
          bare.deploy(
              args.getString("type"), args.getInteger("count"), args.getJsonObject("config"));
      case UNDEPLOY -> bare.undeploy();
      case HEAP -> vertx.executeBlocking(ActorsWorker::live);
      case LOOPS -> Future.succeededFuture(new JsonObject().put("loops", BenchActors.loops()));
      default -> Future.failedFuture("no order " + name);
    };
  }

  /** The bytes that are left after a collection; the second one takes what the first released. */
  private static JsonObject live() {
    System.gc();
    System.gc();
    long bytes = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    return new JsonObject().put("bytes", bytes);
  }
}
