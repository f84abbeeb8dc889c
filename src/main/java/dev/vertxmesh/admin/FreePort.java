package dev.vertxmesh.admin;

import dev.vertxmesh.settings.AdminSettings;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.BindException;

/** Listens on the first port that is free. */
final class FreePort {
  private static final int MOST_PORT = 65_535;
  private static final int PORTS = 10;
  private static final int MOST_HEADER_BYTES = 16 * 1024;
  private static final int MOST_LINE_BYTES = 8 * 1024;

  private FreePort() {}

  /** Listens; failed, naming the ports that were tried, if none is free. */
  static Future<HttpServer> listen(
      Vertx vertx, AdminOptions options, Handler<HttpServerRequest> handler) {
    return listen(vertx, options, handler, options.port());
  }

  /** What people open. */
  static String url(String address, int port) {
    boolean any = address.equals("0.0.0.0") || address.equals("::");
    String host = any ? "127.0.0.1" : address;
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "/";
  }

  private static Future<HttpServer> listen(
      Vertx vertx, AdminOptions options, Handler<HttpServerRequest> handler, int port) {
    HttpServerOptions server =
        new HttpServerOptions()
            .setHost(options.address())
            .setPort(port)
            .setMaxHeaderSize(MOST_HEADER_BYTES)
            .setMaxInitialLineLength(MOST_LINE_BYTES);
    int last = Math.min(MOST_PORT, options.port() + PORTS - 1);
    return vertx
        .createHttpServer(server)
        .requestHandler(handler)
        .listen()
        .recover(
            failure -> {
              boolean more = options.port() > 0 && port < last;
              return more && failure instanceof BindException
                  ? listen(vertx, options, handler, port + 1)
                  : Future.failedFuture(explained(options, last, failure));
            });
  }

  private static RuntimeException explained(AdminOptions options, int last, Throwable failure) {
    return new PortException(
        "the HTTP API cannot listen on %s, ports %d to %d: %s. Set %s, %s, or %s = false"
            .formatted(
                options.address(),
                options.port(),
                last,
                failure.getMessage(),
                AdminSettings.PORT,
                AdminSettings.INTERFACE,
                AdminSettings.ENABLED),
        failure);
  }
}
