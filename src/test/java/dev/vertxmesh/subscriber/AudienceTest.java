package dev.vertxmesh.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.Subject;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class AudienceTest {

  private static final int HANDLERS = 1000;
  private static final Duration GENEROUS = Duration.ofSeconds(60);

  private final Audience audience = new Audience();
  private final Queue<String> astray = new ConcurrentLinkedQueue<>();

  @Test
  @DisplayName(
      "SB-1, SB-2: each handler hears in order on its own context, also beside broken ones")
  void everyoneHears(Vertx vertx) {
    List<Queue<Integer>> heard = new ArrayList<>();
    List<Interest> interests = new ArrayList<>();
    for (int number = 0; number < HANDLERS; number++) {
      Queue<Integer> own = new ConcurrentLinkedQueue<>();
      heard.add(own);
      boolean broken = number % 10 == 0;
      ContextInternal context = context((VertxInternal) vertx, number);
      context.exceptionHandler(failure -> {});
      interests.add(interest(context, Ranks.none(), own, broken));
    }
    audience.addAll(interests);
    List<Integer> ranks = IntStream.range(0, 20).boxed().toList();
    ranks.forEach(rank -> audience.tell(failure(rank)));
    Awaitility.await()
        .atMost(GENEROUS)
        .untilAsserted(() -> heard.forEach(one -> assertThat(List.copyOf(one)).isEqualTo(ranks)));
    assertThat(astray).isEmpty();
  }

  @Test
  @DisplayName("SB-1: each hears of its ranks alone; who has left hears nothing")
  void eachItsRanks(Vertx vertx) {
    Queue<Integer> one = new ConcurrentLinkedQueue<>();
    Queue<Integer> left = new ConcurrentLinkedQueue<>();
    ContextInternal context = ((VertxInternal) vertx).createEventLoopContext();
    Interest leaving = interest(context, Ranks.none(), left, false);
    audience.addAll(List.of(leaving, interest(context, Ranks.range(2, 4), one, false)));
    audience.tell(failure(0));
    Awaitility.await().atMost(GENEROUS).until(() -> left.size() == 1);
    audience.remove(leaving);
    IntStream.range(1, 6).forEach(rank -> audience.tell(failure(rank)));
    Awaitility.await().atMost(GENEROUS).until(() -> one.size() == 2);
    assertThat(List.copyOf(one)).containsExactly(2, 3);
    assertThat(left).hasSize(1);
    assertThat(audience.size()).isEqualTo(1);
  }

  /** Every third is a worker's, which has no loop. */
  private static ContextInternal context(VertxInternal vertx, int number) {
    return number % 3 == 0 ? vertx.createWorkerContext() : vertx.createEventLoopContext();
  }

  private Interest interest(
      ContextInternal context, Ranks ranks, Queue<Integer> heard, boolean broken) {
    Listener listener =
        new Listener(
            context,
            failure -> {
              if (Vertx.currentContext() != context) {
                astray.add(Thread.currentThread().getName());
              }
              heard.add(failure.ranks().first());
              if (broken) {
                throw new IllegalStateException("broken on purpose");
              }
            });
    return new Interest("scores", ranks, GENEROUS, listener, interest -> Future.succeededFuture());
  }

  private static MeshFailure failure(int rank) {
    Subject subject = new Subject(Subject.Kind.ACTOR, "scores[" + rank + "]");
    Cause cause = Cause.of(Cause.Learned.SELF, "it said so");
    return new MeshFailure(
        "scores",
        Ranks.of(rank),
        SupervisionEvent.ended(subject, Status.FAILED, cause, Instant.EPOCH));
  }
}
