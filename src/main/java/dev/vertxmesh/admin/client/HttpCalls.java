package dev.vertxmesh.admin.client;

import dev.vertxmesh.admin.view.OutOfTouchException;
import dev.vertxmesh.admin.view.UnknownNameException;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionException;

/** Questions to one HTTP API. */
final class HttpCalls {
  private static final String ROOT = "/api/v1";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;

  private final HttpClient client;
  private final String base;

  /**
   * Calls.
   *
   * @param base where the API is, without a slash at the end
   */
  HttpCalls(HttpClient client, String base) {
    this.client = client;
    this.base = base;
  }

  String base() {
    return base;
  }

  static String encode(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }

  Future<JsonObject> get(String path) {
    return get(path, PATIENCE);
  }

  /**
   * The answer; failed with what the envelope of an error says, or with an {@link
   * OutOfTouchException}.
   */
  Future<JsonObject> get(String path, Duration patience) {
    HttpRequest request = HttpRequest.newBuilder(uri(path)).timeout(patience).build();
    return Future.fromCompletionStage(client.sendAsync(request, BodyHandlers.ofString()))
        .recover(failure -> Future.failedFuture(lost(failure)))
        .map(HttpCalls::read);
  }

  private OutOfTouchException lost(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    String why =
        cause instanceof ConnectException
            ? "nothing listens there any more"
            : Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
    return new OutOfTouchException("the API at " + base + " does not answer: " + why, cause);
  }

  /** Calls the handler with the data of each event that comes. */
  HttpFollowing follow(String path, Handler<String> handler) {
    HttpFollowing following = new HttpFollowing(base, handler);
    HttpRequest request =
        HttpRequest.newBuilder(uri(path)).header("Accept", "text/event-stream").build();
    following.read(client, request);
    return following;
  }

  private URI uri(String path) {
    return URI.create(base + ROOT + path);
  }

  private static JsonObject read(HttpResponse<String> response) {
    if (response.statusCode() != OK) {
      throw problem(response.statusCode(), response.body());
    }
    try {
      return new JsonObject(response.body());
    } catch (DecodeException strange) {
      throw new IllegalStateException(response.uri() + " answers no JSON", strange);
    }
  }

  /** What the body of a refusal says. */
  static RuntimeException problem(int status, String body) {
    String message = message(body);
    return switch (status) {
      case NOT_FOUND -> new UnknownNameException(message);
      case BAD_REQUEST -> new IllegalArgumentException(message);
      default -> new IllegalStateException(message);
    };
  }

  private static String message(String body) {
    try {
      JsonObject error = new JsonObject(body).getJsonObject("error");
      return Objects.requireNonNullElse(error.getString("message"), body);
    } catch (RuntimeException strange) {
      return body;
    }
  }
}
