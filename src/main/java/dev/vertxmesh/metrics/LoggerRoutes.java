package dev.vertxmesh.metrics;

import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.GetLogLevel;
import dev.vertxmesh.protocol.LoggerState;
import dev.vertxmesh.protocol.SetLogLevel;
import dev.vertxmesh.protocol.Wire;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

/**
 * {@code GET} and {@code PUT /api/v1/loggers/{logger}}: the level of a logger on this host and on
 * its workers; the body of a PUT is {@code {"level": "debug"}}, both answer as {@link LoggerState}.
 * What is refused fails the request, for the failure handlers of the router to tell.
 */
public final class LoggerRoutes {

  private static final String PATH = "/api/v1/loggers/:logger";
  private static final String LEVEL = "level";

  private final Caller caller;
  private final Supplier<String> host;
  private final Duration patience;

  /**
   * The routes.
   *
   * @param host the name of the host whose agent is asked
   * @param patience how long that may take; the agent waits for its workers meanwhile
   */
  public LoggerRoutes(Vertx vertx, Supplier<String> host, Duration patience) {
    this.caller = new Caller(vertx);
    this.host = host;
    this.patience = patience;
  }

  /** Adds the routes; a handler that reads bodies stands before them. */
  public void mount(Router router) {
    router.get(PATH).handler(this::get);
    router.put(PATH).handler(this::put);
  }

  private void get(RoutingContext request) {
    answer(request, Action.GET_LOG_LEVEL, new GetLogLevel(request.pathParam("logger")));
  }

  private void put(RoutingContext request) {
    try {
      String level = level(request);
      answer(request, Action.SET_LOG_LEVEL, new SetLogLevel(request.pathParam("logger"), level));
    } catch (IllegalArgumentException unfit) {
      request.fail(unfit);
    }
  }

  private static String level(RoutingContext request) {
    JsonObject body;
    try {
      body = request.body().asJsonObject();
    } catch (DecodeException | ClassCastException unreadable) {
      throw new IllegalArgumentException("the body is no JSON object", unreadable);
    }
    if (body == null || !body.fieldNames().equals(Set.of(LEVEL))) {
      throw new IllegalArgumentException(
          "the body must have the one field 'level', as in {\"level\": \"debug\"}");
    }
    if (body.getValue(LEVEL) instanceof String level) {
      return level;
    }
    throw new IllegalArgumentException("field 'level' must be a text, as in \"debug\"");
  }

  private void answer(RoutingContext request, Action action, Object message) {
    Future<LoggerState> state =
        caller.ask(Addresses.host(host.get()), action, message, LoggerState.class, patience);
    state.onSuccess(known -> request.json(Wire.toJson(known))).onFailure(request::fail);
  }
}
