package dev.vertxmesh.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class StationTest {

  private static final Duration SHORT = Duration.ofMillis(5);
  private static final Duration LONG = Duration.ofSeconds(60);

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  @Test
  @DisplayName("ST-1 the system's ticker never goes back")
  void ticker() {
    Ticker ticker = Ticker.system();
    Duration earlier = ticker.now();
    assertThat(ticker.now()).isGreaterThanOrEqualTo(earlier);
  }

  @Test
  @DisplayName("ST-2 rounds come again, know when they were due, and end with stop")
  void rounds(Vertx vertx) throws Exception {
    AtomicInteger clock = new AtomicInteger();
    Ticker ticker = () -> Duration.ofSeconds(clock.get());
    List<Duration> lateness = new ArrayList<>();
    Promise<Void> third = Promise.promise();
    AtomicReference<Periodic> periodic = new AtomicReference<>();
    periodic.set(
        new Periodic(
            vertx,
            ticker,
            () -> SHORT,
            (due, now) -> {
              lateness.add(now.minus(due));
              clock.addAndGet(7);
              if (lateness.size() == 3) {
                periodic.get().stop();
                third.complete();
              }
            }));
    vertx.runOnContext(start -> periodic.get().start());
    await(third.future());
    assertThat(periodic.get().isRunning()).isFalse();
    assertThat(lateness).containsOnly(SHORT.negated()).hasSize(3);
  }

  @Test
  @DisplayName("ST-2 a round that throws is followed by the next; start twice is start once")
  void roundThatThrows(Vertx vertx) throws Exception {
    AtomicInteger rounds = new AtomicInteger();
    Promise<Integer> second = Promise.promise();
    AtomicInteger intervals = new AtomicInteger();
    Periodic periodic =
        new Periodic(
            vertx,
            Ticker.system(),
            () -> {
              intervals.incrementAndGet();
              return SHORT;
            },
            (due, now) -> {
              if (rounds.incrementAndGet() == 2) {
                second.complete(intervals.get());
              }
              throw new IllegalStateException("a round that breaks, as this test wants");
            });
    Promise<Context> failing = Promise.promise();
    vertx.runOnContext(
        start -> {
          Context context = vertx.getOrCreateContext();
          context.exceptionHandler(broken -> {});
          failing.complete(context);
          periodic.start();
          periodic.start();
        });
    await(failing.future());
    assertThat(await(second.future())).isEqualTo(2);
    await(onContext(failing.future().result(), periodic::stop));
    assertThat(periodic.isRunning()).isFalse();
  }

  private static Future<Void> onContext(Context context, Runnable task) {
    Promise<Void> done = Promise.promise();
    context.runOnContext(
        run -> {
          task.run();
          done.complete();
        });
    return done.future();
  }

  @Test
  @DisplayName("ST-3 a deadline gives the result, or the failure, if it comes in time")
  void inTime(Vertx vertx) throws Exception {
    Promise<String> work = Promise.promise();
    Future<String> result = Deadline.within(vertx, LONG, "the work", work.future());
    work.complete("done");
    assertThat(await(result)).isEqualTo("done");
    Promise<String> broken = Promise.promise();
    Future<String> failure = Deadline.within(vertx, LONG, "the work", broken.future());
    broken.fail("broken");
    assertThatThrownBy(() -> await(failure)).hasRootCauseMessage("broken");
    Future<String> known = Future.succeededFuture("known");
    assertThat(Deadline.within(vertx, LONG, "the work", known)).isSameAs(known);
  }

  @Test
  @DisplayName("ST-3 a deadline that passes names the work; a late result changes nothing")
  void tooLate(Vertx vertx) {
    Promise<String> work = Promise.promise();
    Future<String> result = Deadline.within(vertx, SHORT, "the work", work.future());
    assertThatThrownBy(() -> await(result))
        .hasRootCauseInstanceOf(TimeoutException.class)
        .hasRootCauseMessage("the work took longer than 5 ms");
    work.complete("late");
    assertThat(result.failed()).isTrue();
  }

  @Test
  @DisplayName("ST-4 what is deployed detached outlives the verticle that asked for it")
  void outlives(Vertx vertx) throws Exception {
    Promise<String> child = Promise.promise();
    String parent =
        await(
            vertx.deployVerticle(
                new AbstractVerticle() {
                  @Override
                  public void start() {
                    Detached.deploy(vertx, Idle::new, new DeploymentOptions()).onComplete(child);
                  }
                }));
    String id = await(child.future());
    await(vertx.undeploy(parent));
    assertThat(vertx.deploymentIDs()).contains(id).doesNotContain(parent);
  }

  /** Does nothing. */
  private static final class Idle extends AbstractVerticle {}

  @Test
  @DisplayName("ST-4 a detached task fails its future, also when it throws")
  void detachedFailures(Vertx vertx) {
    assertThatThrownBy(() -> await(Detached.run(vertx, () -> Future.failedFuture("later"))))
        .hasRootCauseMessage("later");
    assertThatThrownBy(
            () ->
                await(
                    Detached.run(
                        vertx,
                        () -> {
                          throw new IllegalStateException("at once");
                        })))
        .hasRootCauseMessage("at once");
  }

  @Test
  @DisplayName("ST-4 a detached task runs on a context of its own")
  void ownContext(Vertx vertx) throws Exception {
    Context first =
        await(Detached.run(vertx, () -> Future.succeededFuture(Vertx.currentContext())));
    Context second =
        await(Detached.run(vertx, () -> Future.succeededFuture(Vertx.currentContext())));
    assertThat(first).isNotNull().isNotSameAs(second);
    assertThat(first.isEventLoopContext()).isTrue();
    assertThat(first.deploymentID()).isNull();
  }
}
