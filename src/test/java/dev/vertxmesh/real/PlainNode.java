package dev.vertxmesh.real;

import com.hazelcast.config.Config;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonObject;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A node of the cluster as somebody else would write it, with Vert.x and Hazelcast alone: it sends
 * JSON and headers, and writes down the notices that it hears.
 */
final class PlainNode implements AutoCloseable {

  private static final long PATIENCE_MS = 60_000;

  private final Vertx vertx;

  private PlainNode(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Joins the cluster of that name through one of its members. */
  static PlainNode join(String clusterName, List<String> members) {
    Config config = new Config().setClusterName(clusterName).setLiteMember(true);
    config.setProperty("hazelcast.wait.seconds.before.join", "0");
    config.setProperty("hazelcast.phone.home.enabled", "false");
    config.setProperty("hazelcast.shutdownhook.enabled", "false");
    config.setProperty("hazelcast.logging.type", "slf4j");
    config.getNetworkConfig().setPort(0).getInterfaces().setEnabled(true).addInterface("127.0.0.1");
    config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
    config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
    config.getNetworkConfig().getJoin().getTcpIpConfig().setEnabled(true).setMembers(members);
    return new PlainNode(
        wait(
            Vertx.builder()
                .withClusterManager(new HazelcastClusterManager(config))
                .buildClustered()));
  }

  /** Sends {@code body}, and gives what is replied. */
  JsonObject request(String address, String action, JsonObject body) {
    return wait(send(address, body, Map.of("action", action)));
  }

  /** As {@link #request}, with these headers. */
  JsonObject request(String address, JsonObject body, Map<String, String> headers) {
    return wait(send(address, body, headers));
  }

  /** Sends {@code body}, and gives how it is refused. */
  ReplyException refusal(String address, String action, JsonObject body) {
    return wait(
        send(address, body, Map.of("action", action))
            .transform(
                done ->
                    done.failed()
                        ? Future.succeededFuture((ReplyException) done.cause())
                        : Future.failedFuture("it was obeyed: " + done.result())));
  }

  private Future<JsonObject> send(String address, JsonObject body, Map<String, String> headers) {
    DeliveryOptions options = new DeliveryOptions().setSendTimeout(PATIENCE_MS);
    headers.forEach(options::addHeader);
    return vertx.eventBus().<JsonObject>request(address, body, options).map(Message::body);
  }

  /** Listens at an address, and replies an empty object to whatever asks for a reply. */
  Heard listen(String address) {
    Heard heard = new Heard();
    MessageConsumer<JsonObject> consumer =
        vertx
            .eventBus()
            .consumer(
                address,
                message -> {
                  heard.notices.add(
                      message.body().copy().put("action", message.headers().get("action")));
                  message.reply(new JsonObject());
                });
    wait(consumer.completion());
    return heard;
  }

  @Override
  public void close() {
    wait(vertx.close());
  }

  private static <T> T wait(Future<T> future) {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(PATIENCE_MS, TimeUnit.MILLISECONDS);
    } catch (Exception failure) {
      throw new AssertionError("a request was not answered: " + failure, failure);
    }
  }

  /** What came to one address. */
  static final class Heard {

    private final BlockingQueue<JsonObject> notices = new LinkedBlockingQueue<>();

    /** The next failure of that kind; what comes before it is dropped. */
    JsonObject next(String kind) {
      List<JsonObject> passed = new ArrayList<>();
      while (true) {
        JsonObject notice = take(kind, passed);
        passed.add(notice);
        for (Object one : notice.getJsonArray("failures")) {
          JsonObject failure = (JsonObject) one;
          if (failure.getJsonObject("event").getString("kind").equals(kind)) {
            return failure;
          }
        }
      }
    }

    /** The next notice, a heartbeat included. */
    JsonObject next() {
      return take("notice", List.of());
    }

    private JsonObject take(String wanted, List<JsonObject> passed) {
      try {
        JsonObject notice = notices.poll(PATIENCE_MS, TimeUnit.MILLISECONDS);
        if (notice == null) {
          throw new AssertionError("no " + wanted + " came, only " + passed);
        }
        return notice;
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new AssertionError(stopped);
      }
    }

    /** Whether nothing of that kind has come and was not taken. */
    boolean holdsNo(String kind) {
      return notices.stream().noneMatch(notice -> notice.encode().contains("\"" + kind + "\""));
    }
  }
}
