package dev.vertxmesh.admin;

import dev.vertxmesh.admin.HttpProblem.Kind;
import dev.vertxmesh.station.Deadline;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How requests are answered: in JSON, within bounds, and with one envelope for what is wrong. */
final class Answers {
  private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
  private static final int OK = 200;
  private static final String JSON = "application/json; charset=utf-8";

  private final Gate gate;
  private final Duration timeout;

  Answers(AdminOptions options) {
    this.gate = new Gate(options.concurrency(), "questions under way");
    this.timeout = options.timeout();
  }

  /** Answers with what {@code question} brings, within the usual time. */
  Handler<RoutingContext> json(Function<RoutingContext, Future<JsonObject>> question) {
    return json(request -> Duration.ZERO, question);
  }

  /**
   * Answers with what {@code question} brings.
   *
   * @param more how much longer than usual it may take
   */
  Handler<RoutingContext> json(
      Function<RoutingContext, Duration> more,
      Function<RoutingContext, Future<JsonObject>> question) {
    return request -> {
      gate.enter();
      Future<JsonObject> answer;
      try {
        Duration limit = timeout.plus(more.apply(request));
        answer =
            Deadline.within(
                request.vertx(), limit, "the answer to this request", question.apply(request));
      } catch (RuntimeException refused) {
        answer = Future.failedFuture(refused);
      }
      answer.onComplete(
          done -> {
            gate.leave();
            if (done.succeeded()) {
              send(request, OK, done.result());
            } else {
              request.fail(Problems.of(done.cause()));
            }
          });
    };
  }

  /** Answers a request that failed, whoever failed it. */
  static void refuse(RoutingContext request) {
    HttpProblem problem = problem(request);
    log(request, problem);
    if (request.response().ended() || request.response().closed()) {
      return;
    }
    if (request.response().headWritten()) {
      request.response().reset();
      return;
    }
    if (problem.kind() == Kind.SERVICE_UNAVAILABLE) {
      request.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
    }
    if (problem.kind() == Kind.UNAUTHORIZED) {
      request.response().putHeader("WWW-Authenticate", "Bearer");
    }
    send(request, problem.kind().status(), problem.envelope());
  }

  private static HttpProblem problem(RoutingContext request) {
    Throwable failure = request.failure();
    if (failure instanceof HttpProblem known) {
      return known;
    }
    return Kind.of(request.statusCode())
        .filter(kind -> kind != Kind.INTERNAL_ERROR)
        .map(kind -> kind.because(words(kind, request), failure))
        .orElseGet(() -> failure == null ? unknown(request) : Problems.of(failure));
  }

  private static HttpProblem unknown(RoutingContext request) {
    return Kind.BAD_REQUEST.because("the request cannot be served: " + request.statusCode());
  }

  private static String words(Kind kind, RoutingContext request) {
    return switch (kind) {
      case NOT_FOUND -> "there is no " + request.request().path() + "; /openapi.json lists routes";
      case METHOD_NOT_ALLOWED ->
          request.request().path() + " does not take " + request.request().method();
      case TOO_LARGE -> "the body is too large: at most " + Guards.MOST_BODY_BYTES + " bytes";
      default -> "the request is malformed";
    };
  }

  private static void log(RoutingContext request, HttpProblem problem) {
    String method = request.request().method().name();
    String path = request.request().path();
    if (problem.kind() == Kind.INTERNAL_ERROR) {
      LOG.warn("{} {} failed: {}", method, path, problem.getMessage(), problem.getCause());
    } else {
      LOG.info(
          "{} {} refused, {}: {}", method, path, problem.kind().status(), problem.getMessage());
    }
  }

  private static void send(RoutingContext request, int status, JsonObject body) {
    if (!request.response().closed()) {
      request
          .response()
          .setStatusCode(status)
          .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
          .end(body.toBuffer())
          .onFailure(gone -> LOG.debug("{} went away", request.request().remoteAddress()));
    }
  }
}
