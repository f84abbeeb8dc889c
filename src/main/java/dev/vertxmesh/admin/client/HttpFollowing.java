package dev.vertxmesh.admin.client;

import dev.vertxmesh.admin.view.Following;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Flow;

/** An event stream that is read line by line as it comes. */
final class HttpFollowing implements Following {
  private static final int OK = 200;

  private final String base;
  private final SseParser parser;
  private final Promise<Void> begun = Promise.promise();
  private final Promise<Void> ended = Promise.promise();
  private volatile Flow.Subscription subscription;

  HttpFollowing(String base, Handler<String> handler) {
    this.base = base;
    this.parser = new SseParser((type, data) -> onEvent(type, data, handler));
  }

  /** Completed once the API has begun to tell; failed if it refuses. */
  Future<Void> begun() {
    return begun.future();
  }

  @Override
  public Future<Void> ended() {
    return ended.future();
  }

  @Override
  public void cancel() {
    ended.tryComplete();
    Flow.Subscription reading = subscription;
    if (reading != null) {
      reading.cancel();
    }
  }

  void read(HttpClient client, HttpRequest request) {
    Future.fromCompletionStage(client.sendAsync(request, this::body))
        .onFailure(failure -> fail(lost(failure)))
        .onSuccess(
            response ->
                fail(
                    response.statusCode() == OK
                        ? lost(new IOException("the connection was closed"))
                        : HttpCalls.problem(response.statusCode(), response.body())));
  }

  private BodySubscriber<String> body(ResponseInfo head) {
    return head.statusCode() == OK
        ? BodySubscribers.fromLineSubscriber(new Lines(), read -> "", StandardCharsets.UTF_8, null)
        : BodySubscribers.ofString(StandardCharsets.UTF_8);
  }

  private void fail(RuntimeException problem) {
    begun.tryFail(problem);
    ended.tryFail(problem);
  }

  private IllegalStateException lost(Throwable cause) {
    return new IllegalStateException(base + " tells no more: " + cause.getMessage(), cause);
  }

  private void onEvent(String type, String data, Handler<String> handler) {
    switch (type) {
      case "end" -> ended.tryComplete();
      case "problem" -> ended.tryFail(HttpCalls.problem(0, data));
      default -> handler.handle(data);
    }
  }

  /** Takes one line after another. */
  private final class Lines implements Flow.Subscriber<String> {

    @Override
    public void onSubscribe(Flow.Subscription reading) {
      subscription = reading;
      begun.tryComplete();
      if (ended.future().isComplete()) {
        reading.cancel();
      } else {
        reading.request(Long.MAX_VALUE);
      }
    }

    @Override
    public void onNext(String line) {
      parser.line(line);
    }

    @Override
    public void onError(Throwable broken) {
      ended.tryFail(lost(broken));
    }

    @Override
    public void onComplete() {
      ended.tryFail(lost(new IOException("the connection was closed")));
    }
  }
}
