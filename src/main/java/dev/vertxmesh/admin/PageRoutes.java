package dev.vertxmesh.admin;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;

/** The contract of the API as OpenAPI, the dashboard, and the libraries that it uses. */
final class PageRoutes implements Routes {

  /** Where the contract lies on the class path. */
  static final String CONTRACT = "dev/vertxmesh/admin/openapi.json";

  private static final String NOT_OF_THE_API = "/(?!api/).*";

  private final Buffer contract;

  PageRoutes(Buffer contract) {
    this.contract = contract;
  }

  @Override
  public void mount(Router router) {
    router.get("/openapi.json").handler(this::contract);
    router.get("/webjars/*").handler(StaticHandler.create("META-INF/resources/webjars"));
    // The page has no version in its addresses: kept by a browser, parts of two versions would mix.
    router
        .getWithRegex(NOT_OF_THE_API)
        .handler(StaticHandler.create("webroot").setCachingEnabled(false));
  }

  private void contract(RoutingContext request) {
    request
        .response()
        .putHeader("Content-Type", "application/json; charset=utf-8")
        .end(contract)
        .onFailure(request::fail);
  }
}
