package dev.vertxmesh.admin;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Why a request is not answered as it asked: a status, and a sentence for its sender. */
final class HttpProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The kinds of problems, and what they are called in JSON (behaviour B 88). */
  enum Kind {
    BAD_REQUEST(400, "bad_request"),
    UNAUTHORIZED(401, "unauthorized"),
    FORBIDDEN(403, "forbidden"),
    NOT_FOUND(404, "not_found"),
    METHOD_NOT_ALLOWED(405, "method_not_allowed"),
    CONFLICT(409, "conflict"),
    TOO_LARGE(413, "bad_request"),
    INTERNAL_ERROR(500, "internal_error"),
    SERVICE_UNAVAILABLE(503, "service_unavailable"),
    GATEWAY_TIMEOUT(504, "gateway_timeout");

    private final int status;
    private final String code;

    Kind(int status, String code) {
      this.status = status;
      this.code = code;
    }

    int status() {
      return status;
    }

    /** The problem of that kind with a sentence that says what was wrong and what to do. */
    HttpProblem because(String message) {
      return new HttpProblem(this, message, null);
    }

    HttpProblem because(String message, Throwable cause) {
      return new HttpProblem(this, message, cause);
    }

    static Optional<Kind> of(int status) {
      for (Kind kind : values()) {
        if (kind.status == status) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }

  private final Kind kind;
  private final transient JsonObject details = new JsonObject();

  private HttpProblem(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** This, with one detail for programs more. */
  HttpProblem with(String name, Object value) {
    details.put(name, value);
    return this;
  }

  Kind kind() {
    return kind;
  }

  /** The body of the answer. */
  JsonObject envelope() {
    return new JsonObject()
        .put(
            "error",
            new JsonObject()
                .put("code", kind.code)
                .put("message", getMessage())
                .put("details", details));
  }
}
