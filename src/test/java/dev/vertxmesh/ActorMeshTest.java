package dev.vertxmesh;

import static dev.vertxmesh.cluster.TestCluster.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.shape.ValueMesh;
import dev.vertxmesh.subscriber.FakeController;
import dev.vertxmesh.subscriber.Heard;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ActorMeshTest extends FacadeFixture {

  private static final Duration LONG = Duration.ofMinutes(2);

  @Test
  @DisplayName("A5, FA-5 a cast is one message for each proc, with its ranks and the body as it is")
  void cast() {
    CastResult result = await(actors("scores").cast(new JsonObject().put("n", 1)));
    assertThat(result.isComplete()).isTrue();
    assertThat(result.accepted()).isEqualTo(Ranks.range(0, 4));
    assertThat(first.taken()).containsExactly("cast scores 0-1 {\"n\":1}");
    assertThat(second.taken()).containsExactly("cast scores 2-3 {\"n\":1}");
  }

  @Test
  @DisplayName("A5, FA-4 a slice casts to its members only, and speaks of its own ranks")
  void castToSlice() {
    CastResult result = await(actors("scores").at("gpus", 1).cast("hello"));
    assertThat(result.accepted()).isEqualTo(Ranks.range(0, 2));
    assertThat(first.taken()).containsExactly("cast scores 1 hello");
    assertThat(second.taken()).containsExactly("cast scores 3 hello");
    await(actors("others").at("hosts", 0).cast("hello"));
    assertThat(second.taken()).hasSize(1);
  }

  @Test
  @DisplayName("A5, FA-2 an ask has one answer for each rank, a slice's in the slice's order")
  void ask() {
    ActorMesh actors = actors("scores");
    assertThat(bodies(await(actors.ask("?"))))
        .containsExactly("rank 0", "rank 1", "rank 2", "rank 3");
    assertThat(bodies(await(actors.at("gpus", 1).ask("?")))).containsExactly("rank 1", "rank 3");
    assertThat(bodies(await(actors.at("gpus", 1).slice("hosts", 1, 2).ask("?"))))
        .containsExactly("rank 3");
  }

  @Test
  @DisplayName(
      "FA-4 some ranks of a view are asked and cast to alone; no rank and a wrong one fail")
  void someRanks() {
    ActorMesh actors = actors("scores");
    assertThat(bodies(await(actors.ask(Ranks.of(0, 3), "?", LONG))))
        .containsExactly("rank 0", "rank 3");
    ActorMesh slice = actors.at("gpus", 1);
    assertThat(bodies(await(slice.ask(Ranks.of(1), "?", LONG)))).containsExactly("rank 3");
    CastResult cast = await(actors.cast(Ranks.of(1, 2), "hello"));
    assertThat(cast.accepted()).isEqualTo(Ranks.of(1, 2));
    assertThat(first.taken()).contains("cast scores 1 hello");
    assertThat(second.taken()).contains("cast scores 2 hello");
    assertThatThrownBy(() -> await(actors.ask(Ranks.none(), "?", LONG)))
        .hasMessageContaining("no rank is named");
    assertThatThrownBy(() -> await(slice.cast(Ranks.of(2), "?")))
        .hasMessageContaining("has the ranks 0-1 in this view, not 2");
  }

  @Test
  @DisplayName("FA-3 of some ranks, one that ends is answered at once, and keeps its place")
  void someRanksEnd() {
    ActorMesh actors = actors("scores");
    second.fallSilent();
    Future<ValueMesh<Answer>> asking = actors.ask(Ranks.of(1, 3), "?", LONG);
    await(second.asked());
    watched("scores");
    spawner.controller("scores").fail(Ranks.range(2, 4), "proc p1 died");
    ValueMesh<Answer> answers = await(asking);
    assertThat(answers.ranks()).isEqualTo(2);
    assertThat(answers.get(0).orThrow()).isEqualTo("rank 1");
    assertThat(answers.get(1).cause()).isPresent();
  }

  @Test
  @DisplayName("A5, FA-3 a pending ask of a rank that ends is answered at once, with the cause")
  void pendingAsk() {
    ActorMesh actors = actors("scores");
    second.fallSilent();
    Future<ValueMesh<Answer>> asking = actors.ask("?", LONG);
    await(second.asked());
    watched("scores");
    assertThat(asking.isComplete()).isFalse();
    spawner.controller("scores").fail(Ranks.range(2, 4), "proc p1 died");
    ValueMesh<Answer> answers = await(asking);
    assertThat(answers.get(1).orThrow()).isEqualTo("rank 1");
    assertThat(answers.get(2).cause()).map(MeshFailure::ranks).contains(Ranks.range(2, 4));
    assertThatThrownBy(() -> answers.get(3).orThrow())
        .isInstanceOf(MeshException.class)
        .hasMessage("scores, ranks 2-3: an actor failed: proc p1 died");
  }

  @Test
  @DisplayName("FA-3 what is known dead is sent nothing; a slice of the dead fails at once")
  void knownDead() {
    ActorMesh actors = actors("scores");
    second.fallSilent();
    Future<ValueMesh<Answer>> asking = actors.ask("?", LONG);
    watched("scores");
    spawner.controller("scores").fail(Ranks.range(2, 4), "proc p1 died");
    await(asking);
    int before = second.taken().size();
    ValueMesh<Answer> answers = await(actors.ask("?", LONG));
    assertThat(answers.ranksOf(Answer::succeeded)).isEqualTo(Ranks.range(0, 2));
    CastResult cast = await(actors.at("gpus", 1).cast("hello"));
    assertThat(cast.accepted()).isEqualTo(Ranks.of(0));
    assertThat(cast.missed()).extracting(CastResult.Missed::ranks).containsExactly(Ranks.of(1));
    assertThat(second.taken()).hasSize(before);
    assertThatThrownBy(() -> await(actors.at("hosts", 1).ask("?")))
        .isInstanceOf(MeshException.class)
        .hasMessageStartingWith("nothing was sent, because all 2 ranks of the slice have ended");
    assertThatThrownBy(() -> await(actors.at("hosts", 1).cast("?")))
        .isInstanceOf(MeshException.class);
  }

  @Test
  @DisplayName("FA-3 asks outlive the stop of their mesh, and end with it; new ones are refused")
  void pendingWhileStopping() {
    ActorMesh actors = actors("scores");
    second.fallSilent();
    Future<ValueMesh<Answer>> asking = actors.ask("?", LONG);
    await(second.asked());
    watched("scores");
    FakeController controller = spawner.controller("scores");
    controller.tell(
        controller.record(
            Ranks.none(), FakeController.of(SupervisionEvent.Kind.STOPPED, "for repairs")));
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> await(actors.cast("hello")))
                    .isInstanceOf(MeshException.class)
                    .hasMessage(
                        "nothing was sent, because mesh 'scores' is stopping: for repairs"));
    assertThat(asking.isComplete()).isFalse();
    controller.tell(
        controller.record(
            Ranks.none(), FakeController.of(SupervisionEvent.Kind.ENDED, "every rank has ended")));
    ValueMesh<Answer> answers = await(asking);
    assertThat(answers.get(0).orThrow()).isEqualTo("rank 0");
    assertThat(answers.get(2).problem()).contains("every rank has ended");
    assertThatThrownBy(() -> await(actors.ask("?")))
        .hasMessageContaining("all 4 ranks of the mesh have ended; first");
  }

  @Test
  @DisplayName("FA-2 ranks on a proc that is not there say so; the others answer")
  void missingProc() {
    spawner.place("p0", "nowhere");
    ActorMesh actors = actors("scores");
    ValueMesh<Answer> answers = await(actors.ask("?"));
    assertThat(answers.get(0).orThrow()).isEqualTo("rank 0");
    assertThat(answers.get(2).problem()).startsWith("proc nowhere is not there");
    CastResult cast = await(actors.cast("hello"));
    assertThat(cast.missed().get(0).ranks()).isEqualTo(Ranks.range(2, 4));
  }

  @Test
  @DisplayName("FA-2 a proc that does not answer in time: its ranks say so")
  void silentProc() {
    ActorMesh actors = actors("scores");
    second.fallSilent();
    ValueMesh<Answer> answers = await(actors.ask("?", Duration.ofMillis(1)));
    assertThat(answers.get(2).problem()).isEqualTo("proc p1 did not answer in time");
  }

  @Test
  @DisplayName("FA-2 an ask that the bus cannot carry fails")
  void noCodec() {
    assertThatThrownBy(() -> await(actors("scores").ask(new Object())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("codec");
    assertThatThrownBy(() -> await(actors("others").ask("?", Duration.ZERO)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("FA-4 a slice hears of its own ranks only, by their ranks in the mesh")
  void subscribe() {
    ActorMesh actors = actors("scores");
    Heard heard = new Heard();
    await(actors.at("hosts", 1).subscribe(heard));
    spawner.controller("scores").fail(Ranks.of(0), "not ours");
    spawner.controller("scores").fail(Ranks.of(1, 3), "partly ours");
    assertThat(heard.nextInShort()).isEqualTo("3: partly ours");
  }

  @Test
  @DisplayName("FA-4 states of a slice; stops of a slice, of ranks and of the whole, by its owner")
  void statesAndStop() {
    ActorMesh actors = actors("scores");
    ActorMesh slice = actors.at("hosts", 1);
    assertThat(await(slice.states()).values()).containsExactly(Status.RUNNING, Status.FAILED);
    await(slice.stop("a slice"));
    await(slice.stop(Ranks.of(1), "a rank", Duration.ofSeconds(1)));
    assertThatThrownBy(() -> slice.stop(Ranks.of(2), "no rank", Duration.ofSeconds(1)))
        .hasMessageContaining("has the ranks 0-1 in this view, not 2");
    assertThat(await(slice.whole().stop("enough")).left().isEmpty()).isTrue();
    await(await(mesh.findActors("scores")).stop("again", Duration.ofSeconds(1)));
    assertThat(spawner.stops())
        .extracting(stop -> stop.byOwner())
        .containsExactly(true, true, true, false);
    assertThat(spawner.stops())
        .extracting(stop -> stop.reason())
        .containsExactly("a slice", "a rank", "enough", "again");
    assertThat(spawner.stops())
        .extracting(stop -> stop.ranks())
        .containsExactly(Ranks.of(2, 3), Ranks.of(3), Ranks.none(), Ranks.none());
  }

  private void watched(String name) {
    Awaitility.await().until(() -> !spawner.controller(name).subscribes().isEmpty());
  }

  private static List<Object> bodies(ValueMesh<Answer> answers) {
    return answers.values().stream().map(Answer::orThrow).toList();
  }
}
