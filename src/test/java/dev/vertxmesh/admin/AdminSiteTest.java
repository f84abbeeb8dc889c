package dev.vertxmesh.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxmesh.admin.SiteBench.Answer;
import dev.vertxmesh.admin.view.HostRow;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.settings.SettingsLayer;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AdminSiteTest {
  private SiteBench bench = new SiteBench(true, 2);

  @AfterEach
  void end() {
    bench.close();
  }

  private void again(boolean writes) {
    bench.close();
    bench = new SiteBench(writes, 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /api/v1/nothing                          | 404 | not_found          | /openapi.json
          /api/v2/hosts                            | 404 | not_found          | /openapi.json
          /api/v1/hosts/beta                       | 404 | not_found          | There are: alpha
          /api/v1/procs/nobody                     | 404 | not_found          | workers.0.1
          /api/v1/meshes/scrores                   | 404 | not_found          | scores
          /api/v1/meshes/scrores/events            | 404 | not_found          | scores
          /api/v1/meshes/scrores/events?follow=true| 404 | not_found          | scores
          /api/v1/events?mesh=scrores              | 404 | not_found          | scores
          /api/v1/logs/nobody                      | 404 | not_found          | nobody
          /api/v1/meshes/scores/ranks/2            | 404 | not_found          | 0 to 1
          /api/v1/meshes/scores/ranks/two          | 400 | bad_request        | 'rank' is 'two'
          /api/v1/meshes/scores/ranks/-1           | 400 | bad_request        | give a number
          /api/v1/meshes/scores/logs?rank=x        | 400 | bad_request        | 'rank'
          /api/v1/logs/workers.0.1?lines=0         | 400 | bad_request        | from 1 to
          /api/v1/logs/workers.0.1?lines=9999999999| 400 | bad_request        | 'lines'
          /api/v1/logs/workers.0.1?lines=1&lines=2 | 400 | bad_request        | twice
          /api/v1/logs/workers.0.1?stream=middle   | 400 | bad_request        | out, err
          /api/v1/logs/workers.0.1?previous=maybe  | 400 | bad_request        | true or false
          /api/v1/logs/workers.0.1?line=3          | 400 | bad_request        | stream, lines
          /api/v1/logs/workers.0.1?follow=true&previous=true | 400 | bad_request | cannot be followed
          /api/v1/hosts?x=1                        | 400 | bad_request        | takes nothing
          /api/v1/meshes/scores/stop               | 405 | method_not_allowed | does not take GET
          """)
  @DisplayName("F6 AD-4 what cannot be answered is refused in the envelope, saying what was wrong")
  void refusals(String path, int status, String code, String words) {
    Answer answer = bench.get(path);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
    assertThat(answer.error().getString("code")).isEqualTo(code);
    assertThat(answer.error().getString("message")).contains(words);
    assertThat(answer.error().getJsonObject("details")).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
  @DisplayName("F6 a route that only reads takes no other method")
  void wrongMethod(String method) {
    Answer answer = bench.send(bench.options(HttpMethod.valueOf(method), "/api/v1/hosts"), "");
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.error().getString("code")).isEqualTo("method_not_allowed");
  }

  @ParameterizedTest
  @CsvSource({
    "localhost,200",
    "127.0.0.1,200",
    "[::1],200",
    "192.168.3.4,200",
    "mesh.evil.example,403",
    "localhost.evil.example,403",
    "127.0.0.1.evil.example,403"
  })
  @DisplayName("AD-5 a page whose name was made to point here reads nothing")
  void hostHeader(String host, int status) {
    Answer answer = bench.send(bench.options(HttpMethod.GET, "/api/v1/hosts").setHost(host), "");
    assertThat(answer.status()).isEqualTo(status);
  }

  @Test
  @DisplayName("AD-5 no answer may be framed, guessed at, read by other sites, or kept")
  void headers() {
    Answer answer = bench.get("/api/v1/hosts");
    assertThat(answer.headers().get("Content-Security-Policy")).contains("default-src 'self'");
    assertThat(answer.headers().get("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.headers().get("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.headers().contains("Access-Control-Allow-Origin")).isFalse();
    assertThat(answer.headers().get("Content-Type")).startsWith("application/json");
  }

  @Test
  @DisplayName("AD-3 more questions at once than are allowed get 503, and the next ones answers")
  void busy() {
    Promise<List<HostRow>> slow = Promise.promise();
    bench.view.slowly = Optional.of(slow.future());
    var first = bench.vertx.executeBlocking(() -> bench.get("/api/v1/hosts"), false);
    var second = bench.vertx.executeBlocking(() -> bench.get("/api/v1/hosts"), false);
    Awaitility.await().until(() -> bench.view.looks.get() == 2);
    Answer third = bench.get("/api/v1/procs");
    assertThat(third.status()).isEqualTo(503);
    assertThat(third.error().getString("code")).isEqualTo("service_unavailable");
    assertThat(third.headers().get("Retry-After")).isEqualTo("1");
    assertThat(SiteBench.await(first).status()).isEqualTo(504);
    assertThat(SiteBench.await(second).error().getString("code")).isEqualTo("gateway_timeout");
    assertThat(bench.get("/api/v1/procs").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("a failure inside is 500, in the envelope, without a stack")
  void broken() {
    bench.view.slowly =
        Optional.of(io.vertx.core.Future.failedFuture(new IllegalStateException("broken inside")));
    Answer answer = bench.get("/api/v1/hosts");
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.error().getString("code")).isEqualTo("internal_error");
    assertThat(answer.body().toString()).contains("broken inside").doesNotContain("at dev.");
  }

  @Test
  @DisplayName("AD-6 a stop with the token is done, and says what is left")
  void stop() {
    Answer answer =
        bench.stop(
            "scores",
            "Bearer " + SiteBench.TOKEN,
            "{\"ranks\": \"0-1\", \"reason\": \"enough\", \"deadline\": \"500ms\"}");
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    assertThat(answer.json().encode()).isEqualTo("{\"left\":\"0\",\"forced\":\"1\"}");
    assertThat(bench.stops).containsExactly("scores/0-1, enough, PT0.5S");
    bench.stop("scores", "bearer " + SiteBench.TOKEN, "");
    assertThat(bench.stops).contains("scores/, stopped over HTTP, PT10S");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "Bearer wrong",
        "Basic czNjcmV0",
        "s3cret",
        "Bearer s3cre"
      })
  @DisplayName("F6 AD-6 without the token nothing changes")
  void noToken(String authorization) {
    Answer answer = bench.stop("scores", authorization, "{}");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.error().getString("code")).isEqualTo("unauthorized");
    assertThat(answer.headers().get("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(bench.stops).isEmpty();
  }

  @Test
  @DisplayName("F6 AD-6 while writes are off the token opens nothing")
  void writesOff() {
    again(false);
    Answer answer = bench.stop("scores", "Bearer " + SiteBench.TOKEN, "{}");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.error().getString("message")).contains("mesh.admin.writes");
    assertThat(bench.stops).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {oops                     | no JSON object
          []                        | no JSON object
          "stop"                    | no JSON object
          null                      | no JSON object
          {"ranks": 3}              | 'ranks' is no text
          {"ranks": "three"}        | are no ranks
          {"reason": {}}            | 'reason' is no text
          {"deadline": "10"}        | is no duration
          {"deadline": "2h"}        | at most
          {"rank": "1"}             | 'rank' is not known
          """)
  @DisplayName("F6 a body that makes no sense stops nothing")
  void badBody(String body, String words) {
    Answer answer = bench.stop("scores", "Bearer " + SiteBench.TOKEN, body);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
    assertThat(answer.error().getString("message"))
        .contains(words.equals("at most") ? "the most is an hour" : words);
    assertThat(bench.stops).isEmpty();
  }

  @Test
  @DisplayName("F6 a huge body stops nothing")
  void hugeBody() {
    Answer answer =
        bench.stop(
            "scores",
            "Bearer " + SiteBench.TOKEN,
            "{\"reason\": \"" + "x".repeat(2 * Guards.MOST_BODY_BYTES) + "\"}");
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.error().getString("message")).contains("at most 65536 bytes");
    assertThat(bench.stops).isEmpty();
  }

  @Test
  @DisplayName("F6 a stop of an unknown mesh is 404")
  void stopUnknown() {
    assertThat(bench.stop("scrores", "Bearer " + SiteBench.TOKEN, "").status()).isEqualTo(404);
  }

  @Test
  @DisplayName("routes of others stand behind the same guards")
  void more() {
    bench.close();
    Routes routes =
        router -> {
          router.get("/health").handler(request -> request.end("well"));
          router.put("/api/v1/loggers/:logger").handler(request -> request.end("set"));
        };
    bench = new SiteBench(true, 2, routes);
    assertThat(bench.get("/health").body().toString()).isEqualTo("well");
    assertThat(bench.send(bench.options(HttpMethod.PUT, "/api/v1/loggers/a.b"), "{}").status())
        .isEqualTo(401);
  }

  @Test
  @DisplayName("AD-6 writes without a token are refused at the start")
  void optionsWithoutToken() {
    Settings settings = Settings.of(SettingsLayer.commandLine(Map.of("mesh.admin.writes", "true")));
    assertThatThrownBy(() -> AdminOptions.of(settings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mesh.admin.token");
  }

  @Test
  @DisplayName("AD-6 the token is shown nowhere")
  void tokenIsSecret() {
    Answer config = bench.get("/api/v1/config");
    assertThat(config.status()).isEqualTo(200);
    assertThat(config.body().toString())
        .contains("mesh.admin.token", "********")
        .doesNotContain(SiteBench.TOKEN);
  }

  @Test
  @DisplayName("a log is followed line by line to its end")
  void followLog() {
    SiteBench.Listening listening = bench.listen("/api/v1/logs/workers.0.1?follow=true", "");
    Awaitility.await().until(() -> listening.frames().size() == 2);
    assertThat(listening.frames())
        .containsExactly("event: line\ndata: loading model", "event: end\ndata: {}");
  }

  @Test
  @DisplayName("a mesh is followed: what has happened, what happens, and its end")
  void followMesh() {
    SiteBench.Listening listening = bench.listen("/api/v1/meshes/scores/events?follow=true", "");
    Awaitility.await().until(() -> listening.frames().size() == 1);
    FakeView.Told told = bench.view.followers.get(0);
    bench.onServer(() -> told.handler.handle(FakeView.killed(0)));
    Awaitility.await().until(() -> listening.frames().size() == 2);
    bench.onServer(() -> told.end.fail("the cluster is lost"));
    Awaitility.await().until(() -> listening.frames().size() == 3);
    assertThat(listening.frames().get(2)).startsWith("event: problem").contains("is lost");
    Awaitility.await().until(() -> told.cancelled);
  }
}
