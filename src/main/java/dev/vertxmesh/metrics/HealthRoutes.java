package dev.vertxmesh.metrics;

import dev.vertxmesh.station.Deadline;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.healthchecks.CheckResult;
import io.vertx.ext.healthchecks.HealthChecks;
import io.vertx.ext.healthchecks.Status;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * {@code GET /health/live} and {@code GET /health/ready}: 200 if all is well, 503 if not. The body
 * names each check: {@code {"status": "down", "checks": [{"check": "registry", "status": "down",
 * "reason": "…"}]}}. A change is logged, once.
 */
public final class HealthRoutes {

  /** Whether the process does its work, or had better be started anew. */
  public static final String LIVE = "/health/live";

  /** Whether it takes new work at present. */
  public static final String READY = "/health/ready";

  private static final Logger LOG = LoggerFactory.getLogger(HealthRoutes.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration PATIENCE_OF_LIBRARY = PATIENCE.multipliedBy(2);
  private static final String REASON = "reason";
  private static final int WELL = 200;
  private static final int UNWELL = 503;

  private final Vertx vertx;
  private final List<HealthCheck> live;
  private final List<HealthCheck> ready;

  /**
   * The routes.
   *
   * @param live what must be well for the process to be alive
   * @param ready what must be well besides for it to take new work
   */
  public HealthRoutes(Vertx vertx, List<HealthCheck> live, List<HealthCheck> ready) {
    this.vertx = vertx;
    this.live = List.copyOf(live);
    this.ready = List.copyOf(ready);
  }

  /** Adds the routes. */
  public void mount(Router router) {
    mount(router, LIVE, checks(List.of(live)));
    mount(router, READY, checks(List.of(live, ready)));
  }

  private void mount(Router router, String path, HealthChecks checks) {
    AtomicReference<String> last = new AtomicReference<>("");
    router
        .get(path)
        .handler(
            request ->
                checks
                    .checkStatus()
                    .onSuccess(result -> answer(request, path, last, result))
                    .onFailure(request::fail));
  }

  private HealthChecks checks(List<List<HealthCheck>> groups) {
    HealthChecks checks = HealthChecks.create(vertx);
    groups.stream()
        .flatMap(List::stream)
        .forEach(
            check ->
                checks.register(
                    check.name(),
                    PATIENCE_OF_LIBRARY.toMillis(),
                    answer -> look(check).onComplete(answer)));
    return checks;
  }

  private Future<Status> look(HealthCheck check) {
    return Deadline.within(vertx, PATIENCE, "looking at it", check.problem().get())
        .otherwise(failure -> Optional.of(String.valueOf(failure.getMessage())))
        .map(
            problem ->
                problem
                    .map(reason -> Status.KO(new JsonObject().put(REASON, reason)))
                    .orElseGet(Status::OK));
  }

  private static void answer(
      RoutingContext request, String path, AtomicReference<String> last, CheckResult result) {
    boolean well = CheckResult.isUp(result);
    tellChange(path, last, result);
    request
        .response()
        .setStatusCode(well ? WELL : UNWELL)
        .putHeader("content-type", "application/json")
        .end(body(result).encode());
  }

  private static JsonObject body(CheckResult result) {
    JsonArray checks = new JsonArray();
    for (CheckResult check : result.getChecks()) {
      JsonObject row =
          new JsonObject().put("check", check.getId()).put("status", text(CheckResult.isUp(check)));
      checks.add(CheckResult.isUp(check) ? row : row.put(REASON, reason(check)));
    }
    return new JsonObject().put("status", text(CheckResult.isUp(result))).put("checks", checks);
  }

  /** What the library gives up by itself has a cause in place of a reason. */
  private static String reason(CheckResult check) {
    JsonObject data = check.getData() == null ? new JsonObject() : check.getData();
    return data.getString(REASON, data.getString("cause", "it failed"));
  }

  private static void tellChange(String path, AtomicReference<String> last, CheckResult result) {
    boolean well = CheckResult.isUp(result);
    String before = last.getAndSet(text(well));
    if (!before.isEmpty() && !before.equals(text(well))) {
      String why =
          result.getChecks().stream()
              .filter(check -> !CheckResult.isUp(check))
              .map(check -> check.getId() + ": " + reason(check))
              .collect(Collectors.joining("; "));
      LOG.atLevel(well ? Level.INFO : Level.WARN)
          .log("{}: {} → {}: {}", path, before, text(well), well ? "every check is well" : why);
    }
  }

  private static String text(boolean well) {
    return well ? "up" : "down";
  }
}
