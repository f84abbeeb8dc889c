package dev.vertxmesh.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.metrics.HealthCheck;
import dev.vertxmesh.metrics.HealthRoutes;
import dev.vertxmesh.metrics.LoggerRoutes;
import dev.vertxmesh.metrics.MeshMetrics;
import dev.vertxmesh.metrics.MetricsRoutes;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.LoggerState;
import dev.vertxmesh.protocol.Wire;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The OpenAPI document and the routes say the same. */
final class ContractTest {
  private static final String BASE = "app://mesh/";

  /** As a host mounts them, whose agent here answers what a real one would. */
  private final MeshMetrics metrics = new MeshMetrics();

  private final SiteBench bench =
      new SiteBench(
          true,
          8,
          router -> new MetricsRoutes(metrics).mount(router),
          router -> health(router, Optional.empty()),
          ContractTest::loggers);
  private final JsonObject contract = bench.get("/openapi.json").json();

  private static void health(Router router, Optional<String> problem) {
    HealthCheck agent = new HealthCheck("agent", () -> Future.succeededFuture(problem));
    Vertx vertx = Vertx.currentContext().owner();
    new HealthRoutes(vertx, List.of(agent), List.of()).mount(router);
  }

  private static void loggers(Router router) {
    Vertx vertx = Vertx.currentContext().owner();
    LoggerState.OfWorker well =
        new LoggerState.OfWorker("workers.0.1", Optional.of("debug"), Optional.empty());
    LoggerState.OfWorker mute =
        new LoggerState.OfWorker("workers.1.1", Optional.empty(), Optional.of("it is mute"));
    LoggerState state =
        new LoggerState("dev.vertxmesh", Optional.of("debug"), "debug", List.of(well, mute));
    vertx
        .eventBus()
        .consumer(Addresses.host("alpha"), message -> message.reply(Wire.toJson(state)));
    new LoggerRoutes(vertx, () -> "alpha", Duration.ofSeconds(60)).mount(router);
  }

  @AfterEach
  void end() {
    bench.close();
  }

  @Test
  @DisplayName("AD-13 every route is in the contract, and the contract has no other")
  void routes() {
    Set<String> served =
        bench.site.router().getRoutes().stream()
            .filter(route -> route.methods() != null && route.getPath() != null)
            .filter(route -> !route.getPath().startsWith("/webjars"))
            .filter(route -> !route.getPath().contains("(?!"))
            .flatMap(route -> route.methods().stream().map(method -> text(method, route)))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> promised = new TreeSet<>();
    JsonObject paths = contract.getJsonObject("paths");
    for (String path : paths.fieldNames()) {
      paths
          .getJsonObject(path)
          .fieldNames()
          .forEach(method -> promised.add(method.toUpperCase(Locale.ROOT) + " " + path));
    }
    assertThat(served).isEqualTo(promised);
  }

  private static String text(HttpMethod method, Route route) {
    return method.name() + " " + route.getPath().replaceAll(":([a-z]+)", "{$1}");
  }

  @ParameterizedTest
  @CsvSource({
    "cluster,    /api/v1/cluster,                      Cluster",
    "hosts,      /api/v1/hosts,                        Hosts",
    "host,       /api/v1/hosts/alpha,                  Host",
    "procs,      /api/v1/procs,                        Procs",
    "proc,       /api/v1/procs/workers.1.1,            Proc",
    "threads,    /api/v1/procs/workers.1.1/threads,    Threads",
    "meshes,     /api/v1/meshes,                       Meshes",
    "mesh,       /api/v1/meshes/scores,                MeshDetail",
    "rank,       /api/v1/meshes/scores/ranks/1,        Rank",
    "rank-well,  /api/v1/meshes/scores/ranks/0,        Rank",
    "events,     /api/v1/meshes/scores/events,         Events",
    "mesh-logs,  /api/v1/meshes/scores/logs?rank=1,    LogProcs",
    "log,        /api/v1/logs/workers.1.1?stream=err,  Log",
    "health,     /health/ready,                        Health",
    "logger,     /api/v1/loggers/dev.vertxmesh,        Logger",
    "problem,    /api/v1/meshes/scrores,               Problem"
  })
  @DisplayName("AD-13 an answer is as its golden file and its schema (-Dgolden.update=true)")
  void answers(String name, String path, String schema) throws IOException {
    JsonObject answer = bench.get(path).json();
    Path golden = Path.of("src/test/resources/golden/http", name + ".json");
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, answer.encodePrettily() + "\n");
    }
    assertThat(answer.encodePrettily() + "\n").isEqualTo(Files.readString(golden));
    assertFits(answer, schema);
  }

  @Test
  @DisplayName("AD-13 the settings and a stop are as their schemas")
  void others() {
    assertFits(bench.get("/api/v1/config").json(), "Config");
    assertFits(bench.stop("scores", "Bearer " + SiteBench.TOKEN, "").json(), "Stopped");
    SiteBench.Answer set =
        bench.send(
            bench
                .options(HttpMethod.PUT, "/api/v1/loggers/dev.vertxmesh")
                .putHeader("Authorization", "Bearer " + SiteBench.TOKEN),
            "{\"level\": \"debug\"}");
    assertThat(set.status()).as(set.body().toString()).isEqualTo(200);
    assertFits(set.json(), "Logger");
    assertFits(new JsonObject().put("level", "debug"), "Level");
    SiteBench.Answer scraped = bench.get("/metrics");
    assertThat(scraped.status()).isEqualTo(200);
    assertThat(scraped.headers().get("Content-Type")).startsWith("text/plain");
    assertThat(bench.get("/health/live").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("AD-13 a host that is not well answers 503, as the contract says")
  void unwell() {
    bench.close();
    try (SiteBench sick =
        new SiteBench(true, 8, router -> health(router, Optional.of("it is blocked")))) {
      SiteBench.Answer live = sick.get("/health/live");
      assertThat(live.status()).isEqualTo(503);
      assertThat(live.json().encode()).contains("it is blocked");
      assertFits(live.json(), "Health");
      JsonObject answers =
          contract
              .getJsonObject("paths")
              .getJsonObject("/health/live")
              .getJsonObject("get")
              .getJsonObject("responses");
      assertThat(answers.fieldNames()).containsExactly("200", "503");
    }
  }

  @Test
  @DisplayName("AD-13 docs/http-api.md asks for routes and parameters that there are")
  void page() throws IOException {
    Matcher asked =
        Pattern.compile("http://127.0.0.1:7080(/api[^\\s'?]+)(?:\\?([^\\s']+))?")
            .matcher(Files.readString(Path.of("docs/http-api.md")));
    JsonObject paths = contract.getJsonObject("paths");
    int found = 0;
    while (asked.find()) {
      String path = asked.group(1);
      JsonObject route =
          paths.fieldNames().stream()
              .filter(each -> path.matches(each.replaceAll("\\{[a-z]+}", "[^/]+")))
              .findFirst()
              .map(paths::getJsonObject)
              .orElseThrow(() -> new AssertionError("there is no " + path));
      if (asked.group(2) != null) {
        for (String parameter : asked.group(2).split("&", -1)) {
          String name = parameter.substring(0, parameter.indexOf('='));
          assertThat(route.encode()).as(path).contains("\"name\":\"" + name + "\"");
        }
      }
      found++;
    }
    assertThat(found).isGreaterThan(10);
  }

  private void assertFits(JsonObject answer, String schema) {
    assertThat(validator(schema).validate(answer).getValid()).as(schema).isTrue();
    JsonObject strange = answer.copy().put("surprise", 1);
    assertThat(validator(schema).validate(strange).getValid()).as(schema).isFalse();
  }

  private Validator validator(String schema) {
    String schemas = contract.getJsonObject("components").getJsonObject("schemas").encode();
    JsonObject root =
        new JsonObject()
            .put("$id", BASE + schema)
            .put("$ref", "#/$defs/" + schema)
            .put("$defs", new JsonObject(schemas.replace("#/components/schemas/", "#/$defs/")));
    return Validator.create(
        JsonSchema.of(root),
        new JsonSchemaOptions()
            .setBaseUri(BASE)
            .setDraft(Draft.DRAFT202012)
            .setOutputFormat(OutputFormat.Flag));
  }
}
