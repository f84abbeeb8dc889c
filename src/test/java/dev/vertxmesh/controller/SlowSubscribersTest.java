package dev.vertxmesh.controller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.model.SupervisionEvent.Kind;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.SubscriberCount;
import dev.vertxmesh.shape.Ranks;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class SlowSubscribersTest {

  private static final int RANKS = 40;

  @RegisterExtension final ControllerTestSupport mesh = new ControllerTestSupport();

  @Test
  @DisplayName("F4 CO-4 others have every notice before the slow and the silent answered any")
  void slowAndSilent() {
    mesh.setting("mesh.notice.timeout", "50s");
    List<FakeProc> procs = mesh.procMesh("workers", "hosts=1", mesh.host("alpha"));
    FakeOwner owner = mesh.owner();
    mesh.spawn(Order.actors("scores", "workers").each("actors=" + RANKS).ownedBy(owner));
    FakeSubscriber silent = mesh.hub();
    FakeSubscriber slow = mesh.plain();
    List.of(silent, slow).forEach(FakeSubscriber::goesMute);
    List<FakeSubscriber> good = List.of(mesh.hub(), mesh.plain(), mesh.hub());
    List.of(silent, slow).forEach(one -> one.subscribesTo("scores"));
    good.forEach(one -> one.subscribesTo("scores"));

    IntStream.range(0, RANKS / 2)
        .forEach(rank -> procs.get(0).fails("scores", rank, "rank " + rank));

    owner.awaits(RANKS / 2);
    for (FakeSubscriber one : good) {
      ControllerTestSupport.await("all notices")
          .until(() -> one.failures(Kind.FAILED).size() == RANKS / 2);
      assertThat(one.failures(Kind.FAILED))
          .extracting(failure -> failure.ranks())
          .containsExactlyElementsOf(IntStream.range(0, RANKS / 2).mapToObj(Ranks::of).toList());
    }
    assertThat(slow.answers()).as("it has answered nothing yet").isZero();
    assertThat(mesh.stop("scores").left()).isEqualTo(Ranks.none());

    slow.answersNow();
    assertThat(slow.failures(Kind.FAILED)).hasSize(RANKS / 2);
    assertThat(silent.answers()).isZero();
    assertThat(mesh.ask("scores", Action.GET_SUBSCRIBER_COUNT, SubscriberCount.class).count())
        .as("nobody has missed anything yet")
        .isEqualTo(5);
  }
}
