package dev.vertxmesh.admin;

import dev.vertxmesh.admin.view.ClusterView;
import dev.vertxmesh.admin.view.KnownNames;
import dev.vertxmesh.admin.view.MeshRow;
import dev.vertxmesh.admin.view.ViewJson;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/** What happens: in the cluster as one stream for all, and to one mesh. */
final class EventRoutes implements Routes {
  private static final String LAST_ID = "Last-Event-ID";

  private final ClusterView view;
  private final Answers answers;
  private final Feeds feeds;
  private final Gate gate;
  private final EventStream stream;

  EventRoutes(ClusterView view, Answers answers, Feeds feeds, Gate gate, EventStream stream) {
    this.view = view;
    this.answers = answers;
    this.feeds = feeds;
    this.gate = gate;
    this.stream = stream;
  }

  @Override
  public void mount(Router router) {
    router.get(Api.BASE + "/events").handler(this::listen);
    router
        .get(Api.BASE + "/meshes/:mesh/events")
        .handler(
            request -> {
              if (Query.of(request, "follow").flag("follow")) {
                follow(request);
              } else {
                request.next();
              }
            })
        .handler(answers.json(this::list));
  }

  private Future<JsonObject> list(RoutingContext request) {
    return view.describe(request.pathParam("mesh"))
        .map(mesh -> new JsonObject().put("events", ViewJson.json(mesh.events())));
  }

  private void follow(RoutingContext request) {
    feeds.serve(
        request,
        "event",
        handler ->
            view.follow(
                request.pathParam("mesh"), event -> handler.handle(ViewJson.json(event).encode())));
  }

  private void listen(RoutingContext request) {
    Optional<String> mesh = Query.of(request, "mesh").text("mesh");
    Optional<String> lastId = Optional.ofNullable(request.request().getHeader(LAST_ID));
    require(mesh)
        .onFailure(failure -> request.fail(Problems.of(failure)))
        .onSuccess(known -> begin(request, mesh, lastId));
  }

  private Future<Void> require(Optional<String> mesh) {
    return mesh.isEmpty()
        ? Future.succeededFuture()
        : view.meshes()
            .map(
                rows -> {
                  List<String> names = rows.stream().map(MeshRow::mesh).toList();
                  if (!names.contains(mesh.get())) {
                    throw KnownNames.unknown("mesh", mesh.get(), names);
                  }
                  return null;
                });
  }

  private void begin(RoutingContext request, Optional<String> mesh, Optional<String> lastId) {
    SseResponse sse = new SseResponse(request);
    if (!sse.isOpen()) {
      return;
    }
    try {
      gate.enter();
    } catch (HttpProblem full) {
      request.fail(full);
      return;
    }
    sse.onEnd(
        () -> {
          gate.leave();
          stream.leave(sse);
        });
    stream.listen(sse, mesh, lastId);
  }
}
