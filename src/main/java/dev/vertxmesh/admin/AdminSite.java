package dev.vertxmesh.admin;

import dev.vertxmesh.admin.view.ClusterSummary;
import dev.vertxmesh.admin.view.ClusterView;
import dev.vertxmesh.settings.Settings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** All that is served, put together: guards, then routes, then what to say when none fits. */
final class AdminSite {
  private static final int MOST_STREAMS = 64;
  private static final List<Integer> REFUSED =
      List.of(400, 401, 403, 404, 405, 406, 413, 414, 415, 416, 500, 503, 504);

  private final Router router;
  private final Feeds feeds;
  private final EventStream stream;

  /**
   * What a site is made of.
   *
   * @param view what is shown
   * @param stop what stops a mesh
   * @param summary the cluster in one line
   * @param hello what the first event of a stream says
   * @param contract the OpenAPI document
   * @param more routes of others
   */
  record Parts(
      AdminOptions options,
      Settings settings,
      ClusterView view,
      StopAction stop,
      Supplier<Future<ClusterSummary>> summary,
      Supplier<JsonObject> hello,
      Buffer contract,
      List<Routes> more) {}

  AdminSite(Vertx vertx, Parts parts) {
    this.router = Router.router(vertx);
    Gate streams = new Gate(MOST_STREAMS, "event streams");
    this.feeds = new Feeds(vertx, streams);
    String life = UUID.randomUUID().toString().substring(0, 8);
    this.stream = new EventStream(vertx, parts.view(), life, parts.hello());
    mount(parts, streams);
  }

  private void mount(Parts parts, Gate streams) {
    Answers answers = new Answers(parts.options());
    ClusterView view = parts.view();
    REFUSED.forEach(status -> router.errorHandler(status, Answers::refuse));
    WriteGuard guard = new WriteGuard(parts.options());
    new Guards(parts.options()).mount(router, guard);
    List<Routes> routes = new ArrayList<>();
    routes.add(new ReadRoutes(view, parts.summary(), parts.settings(), answers));
    routes.add(new LogRoutes(view, answers, feeds));
    routes.add(new EventRoutes(view, answers, feeds, streams, stream));
    routes.add(new WriteRoutes(parts.stop(), answers));
    routes.addAll(parts.more());
    routes.add(new PageRoutes(parts.contract()));
    routes.forEach(each -> each.mount(router));
    guard.learn(router);
  }

  Router router() {
    return router;
  }

  /** Ends what goes on. */
  void close() {
    feeds.close();
    stream.close();
  }
}
