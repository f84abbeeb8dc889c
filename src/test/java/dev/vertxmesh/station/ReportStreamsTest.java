package dev.vertxmesh.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vertxmesh.model.RankReport;
import dev.vertxmesh.model.ResourceState;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.StateReport;
import dev.vertxmesh.protocol.Wire;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReportStreamsTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private final Queue<Ranks> heard = new ConcurrentLinkedQueue<>();
  private ReportStreams streams;

  @BeforeEach
  void open() throws Exception {
    open(LIMIT);
  }

  private void open(Duration timeout) throws Exception {
    streams =
        onContext(
            () -> new ReportStreams(new Caller(vertx), timeout, 2, ReportStreamsTest::states));
  }

  @AfterEach
  void close() throws Exception {
    vertx.close().await(20, TimeUnit.SECONDS);
  }

  @Test
  @DisplayName("ST-5 What changes while a report is under way is told together by the next one")
  void coalesces() throws Exception {
    Queue<Message<Object>> unanswered = new ConcurrentLinkedQueue<>();
    receiver("r", unanswered::add);
    tell(Ranks.of(0));
    await().atMost(LIMIT).until(() -> unanswered.size() == 1);
    tell(Ranks.of(1));
    tell(Ranks.of(2));
    unanswered.remove().reply(null);

    await().atMost(LIMIT).until(() -> heard.size() == 2);
    assertThat(heard).containsExactly(Ranks.of(0), Ranks.of(1, 2));
    unanswered.remove().reply(null);
    onContext(() -> streams.quiet()).await(20, TimeUnit.SECONDS);
  }

  @Test
  @DisplayName("ST-5 A report that is not answered in time is told again; after some it is enough")
  void silent() throws Exception {
    open(Duration.ofMillis(200));
    receiver("r", message -> {});
    tell(Ranks.of(3));

    await().atMost(LIMIT).until(() -> onContext(() -> streams.receivers("m")).isEmpty());
    assertThat(heard).containsExactly(Ranks.of(3), Ranks.of(3));
  }

  @Test
  @DisplayName("A6 A receiver that is gone is forgotten at once; a new stream works")
  void gone() throws Exception {
    onContext(
            () -> {
              streams.open("m", "nobody");
              streams.changed("m", Ranks.of(0));
              return streams.quiet();
            })
        .await(20, TimeUnit.SECONDS);
    assertThat(onContext(() -> streams.receivers("m"))).isEmpty();

    receiver("r", message -> message.reply(null));
    tell(Ranks.of(1));
    await().atMost(LIMIT).until(() -> heard.contains(Ranks.of(1)));
    assertThat(onContext(() -> streams.receivers("m"))).containsExactly("r");
  }

  @Test
  @DisplayName("ST-5 A13 receivers that are gone are forgotten also where nothing ever changes")
  void goneUnnoticed() throws Exception {
    receiver("r", message -> message.reply(null));
    for (int i = 0; i < 100; i++) {
      String address = "gone." + i;
      onContext(
              () -> {
                streams.open("m", address);
                return streams.quiet();
              })
          .await(20, TimeUnit.SECONDS);
    }
    assertThat(onContext(() -> streams.receivers("m"))).contains("r").hasSizeLessThan(5);
  }

  @Test
  @DisplayName("A receiver that refuses has heard it: it is not told the same again, and stays")
  void refuses() throws Exception {
    receiver("r", message -> message.fail(Refusal.CONFLICT.code(), "no"));
    tell(Ranks.of(0));
    onContext(() -> streams.quiet()).await(20, TimeUnit.SECONDS);

    assertThat(heard).containsExactly(Ranks.of(0));
    assertThat(onContext(() -> streams.receivers("m"))).containsExactly("r");
  }

  private void receiver(String address, Consumer<Message<Object>> answer) throws Exception {
    vertx
        .eventBus()
        .<Object>consumer(
            address,
            message -> {
              StateReport report = Wire.read(StateReport.class, message.body());
              report.states().forEach(state -> heard.add(state.ranks()));
              answer.accept(message);
            });
    onContext(
        () -> {
          streams.open("m", address);
          return address;
        });
  }

  private void tell(Ranks ranks) throws Exception {
    onContext(
        () -> {
          streams.changed("m", ranks);
          return ranks;
        });
  }

  private static StateReport states(String mesh, Ranks ranks) {
    return new StateReport(
        mesh,
        "agent",
        true,
        ranks.isEmpty()
            ? List.of()
            : List.of(new RankReport(ranks, ResourceState.of(Status.RUNNING, 1, 1))));
  }

  private <T> T onContext(Supplier<T> work) throws Exception {
    Promise<T> done = Promise.promise();
    context.runOnContext(now -> done.complete(work.get()));
    Future<T> future = done.future();
    return future.await(20, TimeUnit.SECONDS);
  }
}
