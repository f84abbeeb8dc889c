package dev.vertxmesh.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.admin.SiteBench.Listening;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.core.parsetools.RecordParser;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Clients of event streams that take less than they are given, or come in numbers. */
final class SlowClientTest {
  private static final String EVENTS = "/api/v1/events";
  private static final int EVENTS_AT_A_TIME = 1000;
  private static final int MOST_EVENTS = 30_000;
  private static final int MOST_STREAMS = 64;
  private static final int BEATS_UNTIL_CUT_OFF = 6;

  private final SiteBench bench = new SiteBench(false, 8);

  @BeforeEach
  void generous() {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
  }

  @AfterEach
  void end() {
    bench.close();
  }

  /** Tells of so many failures, each of another rank. */
  private void kill(int from, int to) {
    FakeView.Told told = bench.view.followers.get(0);
    bench.onServer(
        () -> {
          for (int rank = from; rank < to; rank++) {
            told.handler.handle(FakeView.killed(rank));
          }
        });
  }

  @Test
  @DisplayName(
      "AD-8 AD-9 AD-35 who takes nothing while the ring runs full is cut off and counted; who"
          + " listens beside it misses nothing")
  void fullRing() {
    Listening slow = bench.listen(EVENTS, "");
    Awaitility.await().until(() -> slow.frames().size() == 1);
    String last = slow.lastId();
    slow.response().pause();
    List<String> ids = new CopyOnWriteArrayList<>();
    HttpClientResponse quick =
        SiteBench.await(
            bench
                .client()
                .request(bench.options(HttpMethod.GET, EVENTS))
                .compose(
                    request ->
                        request
                            .send()
                            .onSuccess(
                                begun ->
                                    begun.handler(
                                        RecordParser.newDelimited(
                                            "\n\n", frame -> keepId(frame.toString(), ids))))));
    Awaitility.await().until(() -> ids.size() == 1);
    assertThat(bench.meters.clients).hasValue(2);

    List<String> expected = new ArrayList<>(ids);
    for (int at = 2; at < MOST_EVENTS; at += EVENTS_AT_A_TIME) {
      kill(at, at + EVENTS_AT_A_TIME);
      int until = at + EVENTS_AT_A_TIME - 1;
      Awaitility.await().until(() -> ids.size() >= until);
    }
    String life = last.substring(0, last.indexOf('-') + 1);
    for (int number = 1; number < ids.size(); number++) {
      expected.add(life + number);
    }
    assertThat(ids).isEqualTo(expected);

    slow.response().resume();
    Awaitility.await().until(() -> bench.meters.cutOff.get() == 1);
    assertThat(bench.meters.clients).hasValue(1);
    Listening again = bench.listen(EVENTS, last);
    Awaitility.await().until(() -> again.frames().size() >= 2);
    assertThat(again.frames().get(1)).contains("event: reset", last + " is not kept");
    SiteBench.await(quick.request().connection().close());
    again.leave();
    Awaitility.await().until(() -> bench.meters.clients.get() == 0);
    assertThat(bench.meters.cutOff).hasValue(1);
  }

  private static void keepId(String frame, List<String> ids) {
    if (frame.startsWith("id: ")) {
      ids.add(frame.lines().findFirst().orElseThrow().substring("id: ".length()));
    }
  }

  @Test
  @DisplayName("AD-8 who takes nothing for six beats is cut off, and not before")
  void stuck() {
    AtomicReference<EventListener> listener = new AtomicReference<>();
    AtomicReference<Context> context = new AtomicReference<>();
    AtomicReference<SseResponse> stream = new AtomicReference<>();
    EventRing ring = new EventRing("life", 100, Long.MAX_VALUE);
    AtomicBoolean ended = new AtomicBoolean();
    Router router = Router.router(bench.vertx);
    router
        .get("/stuck")
        .handler(
            request -> {
              SseResponse sse = new SseResponse(request);
              sse.onEnd(() -> ended.set(true));
              listener.set(new EventListener(sse, ring, Optional.empty()));
              listener.get().begin(new JsonObject(), Optional.empty());
              while (!sse.isFull()) {
                ring.add("", "mesh", "x".repeat(100_000));
                listener.get().pump();
              }
              context.set(bench.vertx.getOrCreateContext());
              stream.set(sse);
            });
    HttpServer server =
        SiteBench.await(
            bench.vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
    HttpClient client =
        bench.vertx.createHttpClient(new HttpClientOptions().setReceiveBufferSize(4096));
    SiteBench.await(
        client
            .request(HttpMethod.GET, server.actualPort(), "127.0.0.1", "/stuck")
            .compose(request -> request.send().onSuccess(HttpClientResponse::pause)));
    Awaitility.await().until(() -> stream.get() != null);
    fillUp(context.get(), ring, listener.get(), stream.get());
    for (int beat = 1; beat < BEATS_UNTIL_CUT_OFF; beat++) {
      on(context.get(), () -> listener.get().beat());
    }
    assertThat(ended).isFalse();
    assertThat(bench.meters.cutOff).hasValue(0);
    on(context.get(), () -> listener.get().beat());
    Awaitility.await().untilTrue(ended);
    assertThat(bench.meters.cutOff).hasValue(1);
    assertThat(bench.meters.clients).hasValue(0);
  }

  /** Until the buffers between here and there are full as well, and stay so. */
  private static void fillUp(
      Context context, EventRing ring, EventListener listener, SseResponse sse) {
    Awaitility.await()
        .during(Duration.ofSeconds(1))
        .until(
            () -> {
              boolean[] full = new boolean[1];
              on(
                  context,
                  () -> {
                    full[0] = sse.isFull();
                    if (!full[0]) {
                      ring.add("", "mesh", "x".repeat(1_000_000));
                      listener.pump();
                    }
                  });
              return full[0];
            });
  }

  private static void on(Context context, Runnable task) {
    Promise<Void> done = Promise.promise();
    context.runOnContext(
        now -> {
          task.run();
          done.complete();
        });
    SiteBench.await(done.future());
  }

  @Test
  @DisplayName("AD-8 who has gone gives its place back once: the bound of streams holds")
  void places() {
    for (int visit = 0; visit < 3; visit++) {
      Listening listening = bench.listen(EVENTS, "");
      Awaitility.await().until(() -> !listening.frames().isEmpty());
      listening.leave();
      Awaitility.await().until(() -> bench.meters.clients.get() == 0);
    }
    List<Listening> all = new ArrayList<>();
    for (int count = 0; count < MOST_STREAMS; count++) {
      Listening listening = bench.listen(EVENTS, "");
      assertThat(listening.response().statusCode()).isEqualTo(200);
      all.add(listening);
    }
    SiteBench.Answer refused = bench.get(EVENTS);
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.error().getString("message")).contains("64 event streams already");
    assertThat(bench.meters.clients).hasValue(MOST_STREAMS);
    all.get(0).leave();
    Awaitility.await().until(() -> bench.meters.clients.get() == MOST_STREAMS - 1);
    assertThat(bench.listen(EVENTS, "").response().statusCode()).isEqualTo(200);
  }
}
