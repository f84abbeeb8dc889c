package dev.vertxmesh.admin;

import dev.vertxmesh.admin.view.ClusterView;
import dev.vertxmesh.protocol.LogStream;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;

/** What procs have written, and where their threads are. */
final class LogRoutes implements Routes {
  private static final int MOST_RANKS = 999_999_999;
  private static final int MOST_LINES = 100_000;
  private static final int LINES = 100;

  private final ClusterView view;
  private final Answers answers;
  private final Feeds feeds;

  LogRoutes(ClusterView view, Answers answers, Feeds feeds) {
    this.view = view;
    this.answers = answers;
    this.feeds = feeds;
  }

  @Override
  public void mount(Router router) {
    router.get(Api.BASE + "/meshes/:mesh/logs").handler(answers.json(this::procs));
    router.get(Api.BASE + "/procs/:proc/threads").handler(answers.json(this::threads));
    router
        .get(Api.BASE + "/logs/:proc")
        .handler(
            request -> {
              if (query(request).flag("follow")) {
                follow(request);
              } else {
                request.next();
              }
            })
        .handler(answers.json(this::read));
  }

  private Future<JsonObject> procs(RoutingContext request) {
    Query query = Query.of(request, "rank");
    return view.logs(request.pathParam("mesh"), query.number("rank", 0, MOST_RANKS))
        .map(found -> new JsonObject().put("procs", new JsonArray(found)));
  }

  private Future<JsonObject> read(RoutingContext request) {
    Query query = query(request);
    String proc = request.pathParam("proc");
    LogStream stream = query.constant("stream", LogStream.class, LogStream.OUT);
    int lines = query.number("lines", 1, MOST_LINES).orElse(LINES);
    return view.readLog(proc, stream, query.flag("previous"), lines)
        .map(
            found ->
                new JsonObject()
                    .put("proc", proc)
                    .put("stream", stream.name().toLowerCase(Locale.ROOT))
                    .put("lines", new JsonArray(found)));
  }

  private Future<JsonObject> threads(RoutingContext request) {
    Query.of(request);
    String proc = request.pathParam("proc");
    return view.threads(proc)
        .map(found -> new JsonObject().put("proc", proc).put("lines", new JsonArray(found)));
  }

  private void follow(RoutingContext request) {
    Query query = query(request);
    if (query.flag("previous")) {
      throw HttpProblem.Kind.BAD_REQUEST.because(
          "'previous' cannot be followed: nothing is added to an older copy");
    }
    String proc = request.pathParam("proc");
    LogStream stream = query.constant("stream", LogStream.class, LogStream.OUT);
    int lines = query.number("lines", 0, MOST_LINES).orElse(LINES);
    feeds.serve(
        request,
        "line",
        handler -> Future.succeededFuture(view.followLog(proc, stream, lines, handler)));
  }

  private static Query query(RoutingContext request) {
    return Query.of(request, "stream", "lines", "previous", "follow");
  }
}
