package dev.vertxmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class WaiterTest {
  private final TestConsole console = new TestConsole();
  private final StopSignal stop = new StopSignal();
  private final Waiter waiter = new Waiter(console.console(), stop);

  @Test
  @DisplayName("what is there at once is not remarked on")
  void atOnce() {
    assertThat(waiter.<String>await("waiting", Future.succeededFuture("here"))).isEqualTo("here");
    assertThat(console.remarks()).isEmpty();
  }

  @Test
  @DisplayName("what takes longer than a second is remarked on")
  void later() {
    Promise<String> promise = Promise.promise();
    CompletableFuture.delayedExecutor(1200, TimeUnit.MILLISECONDS)
        .execute(() -> promise.complete("here"));
    assertThat(waiter.await("counting sheep", promise.future())).isEqualTo("here");
    assertThat(console.remarks()).contains("counting sheep …");
  }

  @Test
  @DisplayName("CX-3 a wait ends when the JVM is to end, tidying up does not")
  void interrupted() {
    stop.ask();
    assertThatThrownBy(() -> waiter.await("waiting", Promise.<Void>promise().future()))
        .isInstanceOfSatisfying(
            CliException.class,
            failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.INTERRUPTED));
    Duration limit = Duration.ofSeconds(1);
    assertThat(waiter.<String>finish("tidying", limit, Future.succeededFuture("tidy")))
        .isEqualTo("tidy");
  }

  @Test
  @DisplayName("CX-3 tidying up has a deadline")
  void deadline() {
    Future<Void> never = Promise.<Void>promise().future();
    assertThatThrownBy(() -> waiter.finish("tidying", Duration.ofSeconds(1), never))
        .hasMessageContaining("tidying took longer than 1 s");
  }

  @Test
  @DisplayName("CX-3 the end of the JVM waits for the verb's exit code, up to a deadline")
  void signal() {
    stop.finish(7);
    assertThat(stop.end(Duration.ofSeconds(5))).isEqualTo(7);
    assertThat(stop.asked()).isDone();
    assertThat(new StopSignal().end(Duration.ofMillis(20))).isEqualTo(ExitCode.FAILED.number());
  }
}
