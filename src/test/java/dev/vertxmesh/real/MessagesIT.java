package dev.vertxmesh.real;

import static dev.vertxmesh.real.RealCluster.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.ActorMesh;
import dev.vertxmesh.ActorSpec;
import dev.vertxmesh.Answer;
import dev.vertxmesh.HostMesh;
import dev.vertxmesh.Mesh;
import dev.vertxmesh.ProcMesh;
import dev.vertxmesh.ProcSpec;
import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.SupervisionEvent.Kind;
import dev.vertxmesh.real.RealActors.Obedient;
import dev.vertxmesh.shape.Extent;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.shape.ValueMesh;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A1, A5: exceptions, casts and asks of actors on two hosts")
class MessagesIT {

  /** Longer than a test waits: an ask that completes did not do so by its timeout. */
  private static final Duration LONG = RealCluster.GENEROUS.multipliedBy(10);

  private static RealCluster cluster;
  private static Mesh mesh;
  private static Mesh elsewhere;
  private static HostMesh hosts;
  private static ProcMesh procs;

  @BeforeAll
  static void startWorkers() {
    Stopwatch watch = Stopwatch.start();
    cluster = RealCluster.start(2);
    mesh = cluster.mesh();
    elsewhere = cluster.mesh();
    hosts = await(mesh.hosts(2));
    watch.log("two hosts and two clients started");
    watch = Stopwatch.start();
    procs = await(hosts.spawn(ProcSpec.named("workers")));
    watch.log("two workers started");
  }

  @AfterAll
  static void closeCluster() {
    cluster.close();
  }

  private static ActorMesh spawn(String name, Heard owner) {
    return await(
        procs.spawn(
            ActorSpec.of(name, Obedient.class).perProc(Extent.of("actors", 2)).onFailure(owner)));
  }

  private static List<Integer> numbers(String field, ValueMesh<Answer> answers) {
    return answers.values().stream()
        .map(answer -> ((JsonObject) answer.orThrow()).getInteger(field))
        .toList();
  }

  @Test
  @DisplayName("A1 4 ranks over 2 hosts throw: owner and subscriber get 4 failures with the cause")
  void exceptionsReachOwnerAndSubscriber() {
    Heard owner = new Heard();
    Heard subscriber = new Heard();
    ActorMesh actors = spawn("throwers", owner);
    await(await(elsewhere.findActors("throwers")).subscribe(subscriber));

    Stopwatch watch = Stopwatch.start();
    assertThat(await(actors.cast("throw")).isComplete()).isTrue();

    subscriber.await(Kind.FAILED, Ranks.range(0, 4));
    watch.log("throw of 4 ranks until the subscriber knows all");
    owner.await(Kind.FAILED, Ranks.range(0, 4));
    for (Heard heard : List.of(owner, subscriber)) {
      assertThat(heard.of(Kind.FAILED)).hasSize(4);
      for (int rank = 0; rank < 4; rank++) {
        assertSaysWhy(heard.end(rank), actors, rank);
      }
    }
    subscriber.await(Kind.ENDED);
    assertThat(await(actors.state()).status()).isEqualTo(Status.FAILED);
  }

  private static void assertSaysWhy(MeshFailure failure, ActorMesh actors, int rank) {
    assertThat(failure.ranks()).isEqualTo(Ranks.of(rank));
    assertThat(failure.event().cause().thrown())
        .hasValueSatisfying(
            thrown -> {
              assertThat(thrown.type()).isEqualTo(IllegalStateException.class.getName());
              assertThat(thrown.message()).isEqualTo("rank " + rank + " is upset");
              assertThat(thrown.stack().get(0)).contains(Obedient.class.getName());
            });
    assertThat(failure.toString())
        .contains("throwers[" + rank + "] " + actors.extent().point(rank))
        .contains("rank " + rank + " is upset");
  }

  @Test
  @DisplayName("A5 a cast reaches each rank once, and that of a slice its members only")
  void castReachesEachRankOnce() {
    ActorMesh actors = spawn("listeners", new Heard());
    ActorMesh slice = actors.at("hosts", 1);

    assertThat(await(actors.cast("silent")).accepted()).isEqualTo(Ranks.range(0, 4));
    assertThat(await(slice.cast("silent")).accepted()).isEqualTo(Ranks.range(0, 2));

    ValueMesh<Answer> answers = await(actors.ask("count"));
    assertThat(numbers("heard", answers)).containsExactly(2, 2, 3, 3);
    await(actors.stop("the test is over"));
  }

  @Test
  @DisplayName("A5 an ask returns one answer of each rank of the view, in its order")
  void askReturnsOneAnswerOfEachRank() {
    ActorMesh actors = spawn("answerers", new Heard());

    assertThat(numbers("rank", await(actors.ask("who")))).containsExactly(0, 1, 2, 3);
    assertThat(numbers("rank", await(actors.at("actors", 1).ask("who")))).containsExactly(1, 3);
    ActorMesh found = await(elsewhere.findActors("answerers"));
    assertThat(numbers("rank", await(found.at("hosts", 1).ask("who")))).containsExactly(2, 3);
    await(actors.stop("the test is over"));
  }

  @Test
  @DisplayName("A5 the pending ask of an actor that fails is answered at once, with the cause")
  void pendingAskFailsWithItsActor() {
    ActorMesh actors = spawn("silent-ones", new Heard());
    ActorMesh first = actors.at("hosts", 0).at("actors", 0);
    Future<ValueMesh<Answer>> pending = first.ask("silent", LONG);

    Stopwatch watch = Stopwatch.start();
    await(first.cast("throw"));

    assertEndedBy(await(pending).get(0), "rank 0 is upset");
    watch.log("throw of an actor until its pending ask fails");
    ValueMesh<Answer> later = await(actors.ask("who"));
    assertEndedBy(later.get(0), "rank 0 is upset");
    assertThat(later.get(1).succeeded()).isTrue();
    Awaitility.await("the notice of the end")
        .atMost(RealCluster.GENEROUS)
        .untilAsserted(
            () ->
                assertThat(RealCluster.awaitFailure(first.ask("who")))
                    .hasMessageContaining("nothing was sent"));
    await(actors.stop("the test is over"));
  }

  @Test
  @DisplayName("A5 the pending asks of a proc that is killed are answered at once, with the cause")
  void pendingAskFailsWithItsProc() {
    ProcMesh others = await(hosts.spawn(ProcSpec.named("others")));
    ActorMesh actors = await(others.spawn(ActorSpec.of("bystanders", Obedient.class)));
    Future<ValueMesh<Answer>> pending = actors.at("hosts", 1).ask("silent", LONG);
    await(actors.at("hosts", 1).ask("who"));

    Stopwatch watch = Stopwatch.start();
    Workers.kill(Workers.of(mesh, "others").get(1));

    assertEndedBy(await(pending).get(0), "killed by signal 9");
    watch.log("SIGKILL of a worker until a pending ask fails");
    ValueMesh<Answer> later = await(actors.ask("who", LONG));
    assertThat(later.get(0).succeeded()).isTrue();
    assertEndedBy(later.get(1), "killed by signal 9");
    await(others.stop("the test is over"));
  }

  private static void assertEndedBy(Answer answer, String why) {
    assertThat(answer.succeeded()).isFalse();
    assertThat(answer.problem()).contains(why);
    assertThat(answer.cause())
        .hasValueSatisfying(cause -> assertThat(cause.event().cause().message()).contains(why));
  }
}
