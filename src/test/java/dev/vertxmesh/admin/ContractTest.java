package dev.vertxmesh.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The OpenAPI document and the routes say the same. */
final class ContractTest {
  private static final String BASE = "app://mesh/";

  private final SiteBench bench = new SiteBench(true, 8);
  private final JsonObject contract = bench.get("/openapi.json").json();

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
