package dev.vertxmesh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.protocol.AskReply;
import dev.vertxmesh.shape.Extent;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.shape.Region;
import dev.vertxmesh.shape.ValueMesh;
import dev.vertxmesh.subscriber.FakeController;
import io.vertx.core.Promise;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PendingAskTest {

  private final MeshFailure template =
      new MeshFailure("scores", Ranks.of(0), FakeController.failed("died"));
  private final Promise<ValueMesh<Answer>> promise = Promise.promise();
  private final PendingAsk ask =
      new PendingAsk(Region.of(Extent.of("actors", 4)).slice("actors", 1, 4), promise);

  @Test
  @DisplayName("FA-2 replies, refusals and ends together make one answer for each rank")
  void mixed() {
    ask.onReply(
        new AskReply(
            List.of(AskReply.Reply.of(1, "yes")),
            List.of(new AskReply.Refused(Ranks.of(2), 42, "no")),
            List.of(failure(3))),
        Ranks.range(1, 4),
        "p0");
    ValueMesh<Answer> answers = promise.future().result();
    assertThat(answers.get(0).orThrow()).isEqualTo("yes");
    assertThat(answers.get(1)).matches(no -> no.code() == 42 && no.problem().equals("no"));
    assertThat(answers.get(2).cause()).contains(failure(3));
  }

  @Test
  @DisplayName("FA-2 a rank that its proc says nothing of has an answer as well")
  void unmentioned() {
    ask.onReply(new AskReply(List.of(), List.of(), List.of()), Ranks.range(1, 4), "p0");
    assertThat(promise.future().result().distinctValues())
        .singleElement()
        .matches(answer -> answer.problem().startsWith("proc p0 did not say"));
  }

  @Test
  @DisplayName("FA-3 a reply on its way beats the news of the end; nothing beats a reply")
  void replyAfterEnd() {
    ask.onNotice(failure(1));
    ask.onReply(
        new AskReply(List.of(AskReply.Reply.of(1, "yes")), List.of(), List.of()),
        Ranks.of(1),
        "p0");
    ask.onNotice(failure(1));
    assertThat(promise.future().isComplete()).isFalse();
    ask.onProblem(Ranks.range(1, 4), "gone");
    assertThat(promise.future().result().get(0).orThrow()).isEqualTo("yes");
    assertThat(promise.future().result().get(1).problem()).isEqualTo("gone");
  }

  private MeshFailure failure(int rank) {
    return template.withRanks(Ranks.of(rank));
  }
}
