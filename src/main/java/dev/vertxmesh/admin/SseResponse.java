package dev.vertxmesh.admin;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A response that goes on: events, until either side has had enough. Bounded in memory (AD-8). */
final class SseResponse {
  private static final Logger LOG = LoggerFactory.getLogger(SseResponse.class);
  private static final int MOST_QUEUED_BYTES = 1024 * 1024;

  private final RoutingContext request;
  private final HttpServerResponse response;

  SseResponse(RoutingContext request) {
    this.request = request;
    this.response = request.response();
    response.setWriteQueueMaxSize(MOST_QUEUED_BYTES);
  }

  /** Calls {@code task} once, when the client is gone or the response has ended. */
  void onEnd(Runnable task) {
    response.endHandler(done -> task.run());
    response.closeHandler(gone -> task.run());
    response.exceptionHandler(broken -> LOG.debug("an event stream broke", broken));
  }

  /** Calls {@code task} whenever there is room again. */
  void onRoom(Runnable task) {
    response.drainHandler(room -> task.run());
  }

  /** Whether the client takes less than it is given. */
  boolean isFull() {
    return response.writeQueueFull();
  }

  boolean isOpen() {
    return !response.closed() && !response.ended();
  }

  boolean hasBegun() {
    return response.headWritten();
  }

  /** Sends a frame, after the head if that has not been sent yet. */
  void send(Buffer frame) {
    if (!isOpen()) {
      return;
    }
    if (!response.headWritten()) {
      response.setChunked(true);
      response.putHeader("Content-Type", "text/event-stream; charset=utf-8");
      response.putHeader("X-Accel-Buffering", "no");
    }
    response.write(frame).onFailure(gone -> LOG.debug("an event was not sent", gone));
  }

  /** Ends it in order. */
  void end() {
    if (isOpen()) {
      response.end().onFailure(gone -> LOG.debug("an event stream was not ended", gone));
    }
  }

  /** Cuts a client off that takes nothing. */
  void drop(String why) {
    if (isOpen()) {
      LOG.info("{} {}: the client is cut off: {}", request.request().method(), path(), why);
      request.request().connection().close().onFailure(gone -> LOG.debug("not closed", gone));
    }
  }

  private String path() {
    return request.request().path();
  }
}
