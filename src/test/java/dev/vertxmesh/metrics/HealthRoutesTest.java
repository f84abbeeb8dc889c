package dev.vertxmesh.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("ME-6 health is told with the check that failed, and why")
class HealthRoutesTest {

  private final Vertx vertx = Vertx.vertx();
  private volatile Future<Optional<String>> agent = well();
  private volatile Future<Optional<String>> registry = well();
  private HttpServer server;

  private record Answer(int status, JsonObject body) {
    JsonObject check(String name) {
      JsonArray checks = body.getJsonArray("checks");
      return checks.stream()
          .map(JsonObject.class::cast)
          .filter(check -> check.getString("check").equals(name))
          .findFirst()
          .orElseThrow();
    }
  }

  private static Future<Optional<String>> well() {
    return Future.succeededFuture(Optional.empty());
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }

  @BeforeEach
  void serve() {
    Router router = Router.router(vertx);
    new HealthRoutes(
            vertx,
            List.of(new HealthCheck("agent", () -> agent)),
            List.of(new HealthCheck("registry", () -> registry)))
        .mount(router);
    server = await(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
  }

  @AfterEach
  void close() {
    await(vertx.close());
  }

  private Answer get(String path) {
    return await(
        vertx
            .createHttpClient()
            .request(HttpMethod.GET, server.actualPort(), "127.0.0.1", path)
            .compose(request -> request.send())
            .compose(HealthRoutesTest::read));
  }

  private static Future<Answer> read(HttpClientResponse response) {
    return response.body().map(body -> new Answer(response.statusCode(), body.toJsonObject()));
  }

  @Test
  @DisplayName("all is well: 200, and each check is named")
  void allIsWell() {
    Answer ready = get("/health/ready");
    assertThat(ready.status()).isEqualTo(200);
    assertThat(ready.body().getString("status")).isEqualTo("up");
    assertThat(ready.check("agent")).isEqualTo(up("agent"));
    assertThat(ready.check("registry")).isEqualTo(up("registry"));
    assertThat(get("/health/live").body().getJsonArray("checks")).hasSize(1);
  }

  private static JsonObject up(String name) {
    return new JsonObject().put("check", name).put("status", "up");
  }

  @Test
  @DisplayName("what only readiness asks for does not end a life")
  void notReady() {
    registry = Future.succeededFuture(Optional.of("nobody knows this host"));
    assertThat(get("/health/live").status()).isEqualTo(200);
    Answer ready = get("/health/ready");
    assertThat(ready.status()).isEqualTo(503);
    assertThat(ready.body().getString("status")).isEqualTo("down");
    assertThat(ready.check("registry"))
        .isEqualTo(
            new JsonObject()
                .put("check", "registry")
                .put("status", "down")
                .put("reason", "nobody knows this host"));
    assertThat(ready.check("agent")).isEqualTo(up("agent"));
  }

  @Test
  @DisplayName("a check that fails, and one that never answers, are problems")
  void broken() {
    registry = Future.failedFuture("Hazelcast is gone");
    agent = Promise.<Optional<String>>promise().future();
    Answer ready = get("/health/ready");
    assertThat(ready.status()).isEqualTo(503);
    assertThat(ready.check("registry").getString("reason")).isEqualTo("Hazelcast is gone");
    assertThat(ready.check("agent").getString("reason")).contains("took longer than 2000 ms");
    assertThat(get("/health/live").status()).isEqualTo(503);
  }
}
