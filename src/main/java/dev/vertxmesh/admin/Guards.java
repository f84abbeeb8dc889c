package dev.vertxmesh.admin;

import dev.vertxmesh.admin.HttpProblem.Kind;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

/** What every request passes before its route (AD-5). */
final class Guards {

  /** The largest body of a request. */
  static final int MOST_BODY_BYTES = 64 * 1024;

  private static final String OWN_CONTENT_ONLY =
      "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'";

  private final AdminOptions options;

  Guards(AdminOptions options) {
    this.options = options;
  }

  /** Mounts them, {@code guard} before anything of a body is read. */
  void mount(Router router, WriteGuard guard) {
    router.route().handler(Guards::headers);
    router.route().handler(this::knownHost);
    guard.mount(router);
    router
        .route("/api/*")
        .handler(BodyHandler.create(false).setBodyLimit(MOST_BODY_BYTES))
        .handler(Guards::notKept);
  }

  private static void headers(RoutingContext request) {
    HttpServerResponse response = request.response();
    response.putHeader("Content-Security-Policy", OWN_CONTENT_ONLY);
    response.putHeader("X-Content-Type-Options", "nosniff");
    response.putHeader("Referrer-Policy", "no-referrer");
    request.next();
  }

  private static void notKept(RoutingContext request) {
    request.response().putHeader("Cache-Control", "no-store");
    request.next();
  }

  /** A page of a stranger that made its own name point here must not read anything. */
  private void knownHost(RoutingContext request) {
    HostAndPort authority = request.request().authority();
    if (authority == null) {
      throw Kind.BAD_REQUEST.because("the request has no valid Host header");
    }
    String host = authority.host();
    if (!HostNames.isLocalhostOrLiteral(host) && !host.equalsIgnoreCase(options.address())) {
      throw Kind.FORBIDDEN
          .because("the Host header names neither localhost nor an address: use one of these")
          .with("host", host);
    }
    request.next();
  }
}
