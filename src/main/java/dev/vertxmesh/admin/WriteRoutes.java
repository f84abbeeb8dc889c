package dev.vertxmesh.admin;

import dev.vertxmesh.admin.HttpProblem.Kind;
import dev.vertxmesh.protocol.MeshState;
import dev.vertxmesh.settings.DurationText;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What can be changed: a mesh can be stopped. {@link WriteGuard} stands before it. */
final class WriteRoutes implements Routes {
  private static final Logger LOG = LoggerFactory.getLogger(WriteRoutes.class);
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final Duration MOST_DEADLINE = Duration.ofHours(1);
  private static final Set<String> FIELDS = Set.of("ranks", "reason", "deadline");

  private final StopAction action;
  private final Answers answers;

  WriteRoutes(StopAction action, Answers answers) {
    this.action = action;
    this.answers = answers;
  }

  @Override
  public void mount(Router router) {
    router
        .post(Api.BASE + "/meshes/:mesh/stop")
        .handler(answers.json(request -> Order.of(request).deadline(), this::stop));
  }

  private Future<JsonObject> stop(RoutingContext request) {
    Query.of(request);
    Order order = Order.of(request);
    String mesh = request.pathParam("mesh");
    LOG.info(
        "stop of mesh {}{} by {} over HTTP: {}",
        mesh,
        order.ranks().isEmpty() ? "" : ", ranks " + order.ranks(),
        request.request().remoteAddress(),
        order.reason());
    return action
        .stop(mesh, order.ranks(), order.reason(), order.deadline())
        .map(state -> outcome(state, order.ranks()));
  }

  private static JsonObject outcome(MeshState state, Ranks asked) {
    Ranks concerned = asked.isEmpty() ? Ranks.range(0, state.extent().ranks()) : asked;
    return new JsonObject()
        .put("left", state.left().intersect(concerned).toString())
        .put("forced", state.forced().intersect(concerned).toString());
  }

  /** What stands in the body of a request to stop. */
  private record Order(Ranks ranks, String reason, Duration deadline) {

    static Order of(RoutingContext request) {
      JsonObject body = body(request);
      for (String field : body.fieldNames()) {
        if (!FIELDS.contains(field)) {
          throw bad(field, "is not known; there are ranks, reason and deadline");
        }
      }
      return new Order(
          ranks(text(body, "ranks", "")),
          text(body, "reason", "stopped over HTTP"),
          deadline(text(body, "deadline", "")));
    }

    private static JsonObject body(RoutingContext request) {
      if (request.body().isEmpty()) {
        return new JsonObject();
      }
      try {
        JsonObject body = request.body().asJsonObject();
        if (body != null) {
          return body;
        }
      } catch (RuntimeException unreadable) {
        throw Kind.BAD_REQUEST.because("the body is no JSON object", unreadable);
      }
      throw Kind.BAD_REQUEST.because("the body is no JSON object");
    }

    private static String text(JsonObject body, String field, String otherwise) {
      Object value = body.getValue(field);
      if (value == null) {
        return otherwise;
      }
      if (value instanceof String text) {
        return text;
      }
      throw bad(field, "is no text");
    }

    private static Ranks ranks(String text) {
      try {
        return text.isEmpty() ? Ranks.none() : Ranks.parse(text);
      } catch (IllegalArgumentException unfit) {
        throw bad("ranks", "are no ranks: " + unfit.getMessage());
      }
    }

    private static Duration deadline(String text) {
      try {
        Duration deadline = text.isEmpty() ? DEADLINE : DurationText.parse(text);
        if (deadline.compareTo(MOST_DEADLINE) <= 0) {
          return deadline;
        }
      } catch (IllegalArgumentException unfit) {
        throw bad("deadline", "is no duration: " + unfit.getMessage());
      }
      throw bad("deadline", "is too long: the most is an hour");
    }

    private static HttpProblem bad(String field, String problem) {
      return Kind.BAD_REQUEST.because("'" + field + "' " + problem).with("field", field);
    }
  }
}
