package dev.vertxmesh.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.proc.TestActors.Obedient;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.AskReply;
import dev.vertxmesh.protocol.CastReply;
import dev.vertxmesh.protocol.Headers;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.SpawnActors.Threading;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CastTest {

  private final ProcBench bench = ProcBench.foreign();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  @DisplayName("A5 PA-5 A cast reaches its ranks and names dead, unknown and deaf ones")
  void cast() {
    bench.running(ProcBench.spawn(Obedient.class, 4));
    bench.stop(Ranks.of(5), ProcBench.PATIENCE);
    bench.awaitStatus(5, Status.STOPPED);
    CastReply reply = cast(Ranks.parse("2,4-6"), "silent");
    assertThat(reply.accepted()).isEqualTo(Ranks.of(4, 6));
    assertThat(reply.withoutConsumer().isEmpty()).isTrue();
    assertThat(reply.ended())
        .extracting(MeshFailure::toString)
        .containsExactlyInAnyOrder(
            "scores, rank 5: scores[5] {hosts: 1/2, actors: 1/4} stopped: asked to stop: enough",
            "scores, rank 2: scores[2] stopped: not on proc p1");
  }

  @Test
  @DisplayName("A5 Ranks that do not consume from their inbox are told as such")
  void deaf() {
    bench.running(ProcBench.spawn(TestActors.Bare.class, 2));
    assertThat(cast(Ranks.range(2, 4), "hello").withoutConsumer()).isEqualTo(Ranks.range(2, 4));
    AskReply reply = ask(Ranks.range(2, 4), "hello");
    assertThat(reply.refused())
        .containsExactly(
            new AskReply.Refused(Ranks.range(2, 4), -1, "does not consume from its inbox"));
  }

  @Test
  @DisplayName("A5 An unknown mesh is answered for, rank by rank")
  void unknownMesh() {
    assertThat(cast(Ranks.range(0, 2), "hello").ended())
        .singleElement()
        .satisfies(failure -> assertThat(failure.ranks()).isEqualTo(Ranks.range(0, 2)));
  }

  @Test
  @DisplayName("A5 Ask returns one answer per rank; equal answers are one; bodies are untouched")
  void ask() {
    bench.running(ProcBench.spawn(Obedient.class, 3));
    JsonObject body = new JsonObject().put("nested", new JsonObject().put("number", 7));
    AskReply reply = ask(Ranks.range(3, 6), body);
    assertThat(reply.replies()).hasSize(1);
    assertThat(reply.replies().get(0).ranks()).isEqualTo(Ranks.range(3, 6));
    assertThat(reply.replies().get(0).body())
        .isEqualTo(
            new JsonObject()
                .put("body", body)
                .put("trace", "42")
                .put("thread", "loop")
                .putNull("action"));
    AskReply bytes = ask(Ranks.of(3), Buffer.buffer(new byte[] {1, 2}));
    assertThat(bytes.replies()).hasSize(1);
  }

  @Test
  @DisplayName("A5 A refusal, an odd reply and silence are told with their reasons")
  void refused() {
    bench.running(ProcBench.spawn(Obedient.class, 2));
    assertThat(ask(Ranks.of(2), "refuse").refused())
        .containsExactly(new AskReply.Refused(Ranks.of(2), 77, "I would rather not"));
    assertThat(ask(Ranks.of(2), "odd").refused().get(0).message())
        .startsWith("it replied a java.lang.Character");
    AskReply silent =
        bench.deliver(Action.ASK, Ranks.of(2, 3), "silent", AskReply.class, Duration.ofMillis(50));
    assertThat(silent.refused())
        .containsExactly(new AskReply.Refused(Ranks.range(2, 4), -1, "did not reply within 50 ms"));
  }

  @Test
  @DisplayName("A5 A pending ask of an actor that fails ends at once with its failure")
  void pending() throws Exception {
    bench.running(ProcBench.spawn(Obedient.class, 2));
    CompletableFuture<AskReply> pending =
        CompletableFuture.supplyAsync(() -> ask(Ranks.range(2, 4), "silent"));
    CompletableFuture<AskReply> other =
        CompletableFuture.supplyAsync(() -> ask(Ranks.of(2), "silent"));
    assertThat(ask(Ranks.of(3), "throw").ended().get(0).event().cause().message())
        .contains("thrown by a consumer");
    cast(Ranks.of(2), "throw");
    AskReply reply = pending.get(10, TimeUnit.SECONDS);
    assertThat(reply.ended())
        .hasSize(2)
        .allSatisfy(one -> assertThat(one.event().status()).isEqualTo(Status.FAILED));
    assertThat(other.get(10, TimeUnit.SECONDS).ended()).hasSize(1);
  }

  @Test
  @DisplayName("A5 A dead rank is answered for at once")
  void dead() {
    bench.running(ProcBench.spawn(Obedient.class.getName(), 1, Threading.WORKER, Duration.ZERO));
    cast(Ranks.of(1), "throw");
    bench.awaitStatus(1, Status.FAILED);
    AskReply reply = ask(Ranks.of(1), "hello");
    assertThat(reply.replies()).isEmpty();
    assertThat(reply.ended().get(0).toString())
        .contains("scores, rank 1: scores[1] {hosts: 1/2, actors: 0/1} failed");
  }

  @ParameterizedTest
  @CsvSource({
    "scores, , 100, header 'ranks' is missing",
    "scores, 1-x, 100, '1-x'",
    ", 1, 100, header 'mesh' is missing",
    "scores, 1, soon, header 'timeout-ms' must be whole milliseconds",
  })
  @DisplayName("F6 A cast or ask without a proper header is refused with the reason")
  void headers(String mesh, String ranks, String timeout, String reason) {
    DeliveryOptions options = new DeliveryOptions().addHeader(Headers.ACTION, Action.ASK.text());
    add(options, Headers.MESH, mesh);
    add(options, Headers.RANKS, ranks);
    add(options, Headers.TIMEOUT_MS, timeout);
    assertThatThrownBy(
            () -> ProcBench.get(bench.vertx.eventBus().request("mesh.proc.p1", "hello", options)))
        .isInstanceOfSatisfying(
            ReplyException.class,
            reply -> assertThat(reply.failureCode()).isEqualTo(Refusal.BAD_REQUEST.code()))
        .hasMessageContaining(reason);
  }

  private static void add(DeliveryOptions options, String name, String value) {
    if (value != null) {
      options.addHeader(name, value);
    }
  }

  private CastReply cast(Ranks ranks, Object body) {
    return bench.deliver(Action.CAST, ranks, body, CastReply.class, ProcBench.PATIENCE);
  }

  private AskReply ask(Ranks ranks, Object body) {
    return bench.deliver(Action.ASK, ranks, body, AskReply.class, Duration.ofSeconds(15));
  }
}
