package dev.vertxmesh.proc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.MeshContext;
import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.protocol.Accepted;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.AskReply;
import dev.vertxmesh.protocol.CastReply;
import dev.vertxmesh.protocol.SpawnActors.Threading;
import dev.vertxmesh.protocol.StopAll;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DrainTest {

  private static final String FINISH = "test.finish";
  private static final List<String> LIFE = new CopyOnWriteArrayList<>();
  private static final Duration LONG = Duration.ofMinutes(2);

  /** Three quarters of it for answers; in the last second a verticle stops, however busy it is. */
  private static final Duration SHORT = Duration.ofSeconds(4);

  private final ProcBench bench = ProcBench.worker(Duration.ZERO);

  @BeforeEach
  void forget() {
    LIFE.clear();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  @DisplayName("PA-12 who is stopping answers what it has, takes nothing more, then stops")
  void answersFirst() {
    bench.running(ProcBench.spawn(Thorough.class, 2));
    CompletableFuture<AskReply> pending = asking(Ranks.of(2), LONG);
    bench.stop(Ranks.range(2, 4), LONG);
    bench.awaitStatus(3, Status.STOPPED);
    assertThat(bench.state(2).status()).isEqualTo(Status.STOPPING);

    AskReply.Refused refusal =
        new AskReply.Refused(Ranks.of(2), 409, "rank 2 of scores is stopping");
    assertThat(ask(Ranks.of(2), "more", LONG).refused()).containsExactly(refusal);
    CastReply cast = cast(Ranks.range(2, 4), "more");
    assertThat(cast.refused()).containsExactly(refusal);
    assertThat(cast.accepted()).isEqualTo(Ranks.none());
    assertThat(cast.ended()).extracting(MeshFailure::ranks).containsExactly(Ranks.of(3));

    bench.vertx.eventBus().publish(FINISH, "now");
    assertThat(pending.join().replies()).containsExactly(AskReply.Reply.of(2, "finished"));
    bench.awaitStatus(2, Status.STOPPED);
    assertThat(LIFE).containsExactly("2 takes work", "3 stops", "2 finished", "2 stops");
  }

  @Test
  @DisplayName("PA-12 whoever owes an answer after three quarters of the deadline stops without")
  void limited() {
    bench.running(ProcBench.spawn(Thorough.class, 1));
    CompletableFuture<AskReply> pending = asking(Ranks.of(1), LONG);
    bench.stop(Ranks.of(1), SHORT);
    bench.awaitStatus(1, Status.STOPPED);
    assertThat(pending.join().ended())
        .singleElement()
        .satisfies(end -> assertThat(end.event().status()).isEqualTo(Status.STOPPED));
    assertThat(LIFE).containsExactly("1 takes work", "1 stops");
  }

  @Test
  @DisplayName("PA-12 a second stop with less time cuts the answers short")
  void shorter() {
    bench.running(ProcBench.spawn(Thorough.class, 1));
    CompletableFuture<AskReply> pending = asking(Ranks.of(1), LONG);
    bench.stop(Ranks.of(1), LONG);
    assertThat(bench.state(1).status()).isEqualTo(Status.STOPPING);
    bench.stop(Ranks.of(1), SHORT);
    assertThat(pending.join().ended()).hasSize(1);
    assertThat(bench.awaitStatus(1, Status.STOPPED).event()).isPresent();
  }

  @Test
  @DisplayName(
      "PA-12, A4 one that blocks its loop is given up at the deadline, and its ask with it")
  void blocked() {
    String type = Blocking.class.getName();
    bench.running(ProcBench.spawn(type, 1, Threading.WORKER, Duration.ZERO));
    Blocking.hold();
    try {
      CompletableFuture<AskReply> pending =
          CompletableFuture.supplyAsync(() -> ask(Ranks.of(1), "message", LONG));
      Awaitility.await().atMost(ProcBench.PATIENCE).until(Blocking::isHolding);
      bench.stop(Ranks.of(1), Duration.ofMillis(400));
      assertThat(bench.awaitStatus(1, Status.TIMEOUT).event()).isPresent();
      assertThat(pending.join().ended())
          .singleElement()
          .satisfies(end -> assertThat(end.event().status()).isEqualTo(Status.TIMEOUT));
    } finally {
      Blocking.letGo();
    }
  }

  @Test
  @DisplayName("PA-12 a worker that is stopped ends when its actors have answered")
  void wholeProc() {
    bench.running(ProcBench.spawn(Thorough.class, 1));
    CompletableFuture<AskReply> pending = asking(Ranks.of(1), LONG);
    ProcBench.get(bench.ask(Action.STOP_ALL, new StopAll("over", LONG), Accepted.class));
    assertThat(bench.agent.ended().isComplete()).isFalse();
    bench.vertx.eventBus().publish(FINISH, "now");
    assertThat(ProcBench.get(bench.agent.ended())).isZero();
    assertThat(pending.join().replies()).hasSize(1);
  }

  /** An ask that has reached its actors. */
  private CompletableFuture<AskReply> asking(Ranks ranks, Duration timeout) {
    CompletableFuture<AskReply> reply =
        CompletableFuture.supplyAsync(() -> ask(ranks, "work", timeout));
    Awaitility.await().atMost(ProcBench.PATIENCE).until(() -> LIFE.contains(ranks + " takes work"));
    return reply;
  }

  private AskReply ask(Ranks ranks, String body, Duration timeout) {
    return bench.deliver(Action.ASK, ranks, body, AskReply.class, timeout);
  }

  private CastReply cast(Ranks ranks, String body) {
    return bench.deliver(Action.CAST, ranks, body, CastReply.class, ProcBench.PATIENCE);
  }

  /** Finishes its work when it is told to, and not before. */
  public static class Thorough extends VerticleBase {

    private int rank;

    @Override
    public Future<?> start() {
      MeshContext mesh = MeshContext.of(config());
      rank = mesh.rank();
      return vertx.eventBus().localConsumer(mesh.inbox(), this::take).completion();
    }

    private void take(Message<Object> message) {
      LIFE.add(rank + " takes " + message.body());
      vertx
          .eventBus()
          .localConsumer(
              FINISH,
              now -> {
                LIFE.add(rank + " finished");
                message.reply("finished");
              });
    }

    @Override
    public Future<?> stop() {
      LIFE.add(rank + " stops");
      return Future.succeededFuture();
    }
  }
}
