package dev.vertxmesh.metrics;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** {@code GET /metrics}: what Prometheus scrapes. */
public final class MetricsRoutes {

  /** Where it is. */
  public static final String PATH = "/metrics";

  private static final String EXPOSITION = "text/plain; version=0.0.4; charset=utf-8";

  private final MeshMetrics metrics;

  /** The route to {@code metrics}. */
  public MetricsRoutes(MeshMetrics metrics) {
    this.metrics = metrics;
  }

  /** Adds the route. */
  public void mount(Router router) {
    router.get(PATH).handler(this::scrape);
  }

  private void scrape(RoutingContext request) {
    metrics
        .scrape(request.vertx())
        .onSuccess(
            text -> request.response().putHeader(HttpHeaders.CONTENT_TYPE, EXPOSITION).end(text))
        .onFailure(request::fail);
  }
}
