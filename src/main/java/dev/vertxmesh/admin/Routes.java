package dev.vertxmesh.admin;

import io.vertx.ext.web.Router;

/** Routes that others serve beside the API, on the same port and behind the same guards. */
@FunctionalInterface
public interface Routes {

  /** Adds the routes. */
  void mount(Router router);
}
