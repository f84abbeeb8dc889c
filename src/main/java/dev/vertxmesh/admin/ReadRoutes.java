package dev.vertxmesh.admin;

import dev.vertxmesh.admin.view.ClusterSummary;
import dev.vertxmesh.admin.view.ClusterView;
import dev.vertxmesh.admin.view.KnownNames;
import dev.vertxmesh.admin.view.SettingRow;
import dev.vertxmesh.admin.view.ViewJson;
import dev.vertxmesh.settings.Settings;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** What can be looked up: the cluster, hosts, procs, meshes, ranks, settings. */
final class ReadRoutes implements Routes {
  private static final int MOST_RANKS = 999_999_999;

  private final ClusterView view;
  private final Supplier<Future<ClusterSummary>> summary;
  private final Settings settings;
  private final Answers answers;

  ReadRoutes(
      ClusterView view,
      Supplier<Future<ClusterSummary>> summary,
      Settings settings,
      Answers answers) {
    this.view = view;
    this.summary = summary;
    this.settings = settings;
    this.answers = answers;
  }

  @Override
  public void mount(Router router) {
    get(router, "/cluster", request -> summary.get().map(ViewJson::json));
    get(router, "/hosts", request -> list("hosts", view.hosts()));
    get(
        router,
        "/hosts/:host",
        request -> one("host", request.pathParam("host"), view.hosts(), row -> row.host()));
    get(router, "/procs", request -> list("procs", view.procs()));
    get(
        router,
        "/procs/:proc",
        request -> one("proc", request.pathParam("proc"), view.procs(), row -> row.proc()));
    get(router, "/meshes", request -> list("meshes", view.meshes()));
    get(router, "/meshes/:mesh", request -> view.describe(mesh(request)).map(ViewJson::json));
    get(router, "/meshes/:mesh/ranks/:rank", this::rank);
    get(router, "/config", request -> Future.succeededFuture(config()));
  }

  private void get(
      Router router, String path, Function<RoutingContext, Future<JsonObject>> question) {
    router
        .get(Api.BASE + path)
        .handler(
            answers.json(
                request -> {
                  Query.of(request);
                  return question.apply(request);
                }));
  }

  private Future<JsonObject> rank(RoutingContext request) {
    int rank = Query.parse("rank", request.pathParam("rank"), 0, MOST_RANKS);
    return view.rank(mesh(request), rank).map(ViewJson::json);
  }

  private JsonObject config() {
    return new JsonObject().put("settings", ViewJson.json(SettingRow.of(settings)));
  }

  private static String mesh(RoutingContext request) {
    return request.pathParam("mesh");
  }

  private static <R extends Record> Future<JsonObject> list(String name, Future<List<R>> rows) {
    return rows.map(found -> new JsonObject().put(name, json(found)));
  }

  private static JsonArray json(List<? extends Record> rows) {
    return ViewJson.json(rows);
  }

  private static <R extends Record> Future<JsonObject> one(
      String what, String name, Future<List<R>> rows, Function<R, String> nameOf) {
    return rows.map(
        found ->
            found.stream()
                .filter(row -> nameOf.apply(row).equals(name))
                .findFirst()
                .map(row -> ViewJson.json(row))
                .orElseThrow(
                    () -> KnownNames.unknown(what, name, found.stream().map(nameOf).toList())));
  }
}
