package dev.vertxmesh.admin;

import dev.vertxmesh.station.Meters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A response that goes on: events, until either side has had enough. Bounded in memory (AD-8), and
 * counted (AD-35).
 */
final class SseResponse {
  private static final Logger LOG = LoggerFactory.getLogger(SseResponse.class);
  private static final int MOST_QUEUED_BYTES = 1024 * 1024;

  private final RoutingContext request;
  private final HttpServerResponse response;
  private final Meters meters;
  private boolean ended;
  private boolean cutOff;

  SseResponse(RoutingContext request) {
    this.request = request;
    this.response = request.response();
    this.meters = Meters.of(request.vertx());
    response.setWriteQueueMaxSize(MOST_QUEUED_BYTES);
  }

  /**
   * Counts the client from now on; calls {@code task} once, when the client is gone or the response
   * has ended.
   */
  void onEnd(Runnable task) {
    meters.eventClientCame();
    response.endHandler(done -> endOnce(task));
    response.closeHandler(gone -> endOnce(task));
    response.exceptionHandler(broken -> LOG.debug("an event stream broke", broken));
  }

  /** Of a client that goes away both handlers are called. */
  private void endOnce(Runnable task) {
    if (!ended) {
      ended = true;
      meters.eventClientLeft(cutOff);
      task.run();
    }
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
      cutOff = true;
      LOG.info("{} {}: the client is cut off: {}", request.request().method(), path(), why);
      abort(request.request().connection());
    }
  }

  /** In order it would be closed only when the client has taken what is queued: never. */
  private static void abort(HttpConnection connection) {
    if (connection instanceof HttpServerConnection server) {
      server
          .channelHandlerContext()
          .close()
          .addListener(done -> LOG.debug("the connection is closed", done.cause()));
    } else {
      connection.close().onFailure(gone -> LOG.debug("not closed", gone));
    }
  }

  private String path() {
    return request.request().path();
  }
}
