package dev.vertxmesh.real;

import static dev.vertxmesh.real.RealCluster.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.LogReader;
import dev.vertxmesh.Mesh;
import dev.vertxmesh.ProcSpec;
import dev.vertxmesh.model.RankReport;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.protocol.LogStream;
import dev.vertxmesh.protocol.StateReport;
import dev.vertxmesh.protocol.Wire;
import dev.vertxmesh.real.RealActors.Gated;
import dev.vertxmesh.real.RealActors.Obedient;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A6, A7: what the proc agent of a worker tells who asks it")
class StreamsIT {

  private static RealCluster cluster;
  private static Vertx vertx;
  private static Agent agent;
  private static LogReader log;

  /** A receiver of a stream, which acknowledges what it gets. */
  private static final class Receiver {

    private final List<StateReport> reports = new CopyOnWriteArrayList<>();
    private final MessageConsumer<Object> consumer;

    Receiver(String address) {
      consumer =
          vertx
              .eventBus()
              .consumer(
                  address,
                  message -> {
                    reports.add(Wire.read(StateReport.class, message.body()));
                    message.reply("taken");
                  });
      await(consumer.completion());
    }

    String address() {
      return consumer.address();
    }

    void drop() {
      await(consumer.unregister());
    }

    List<Status> statuses(int rank) {
      return reports.stream()
          .flatMap(report -> report.states().stream())
          .filter(report -> report.ranks().contains(rank))
          .map(report -> report.state().status())
          .toList();
    }

    void awaitStatus(int rank, Status... statuses) {
      Awaitility.await("the stream tells of rank " + rank)
          .atMost(RealCluster.GENEROUS)
          .untilAsserted(() -> assertThat(statuses(rank)).containsExactly(statuses));
    }

    void awaitStopped(int rank) {
      Awaitility.await("the stream tells of the end of rank " + rank)
          .atMost(RealCluster.GENEROUS)
          .untilAsserted(() -> assertThat(statuses(rank)).endsWith(Status.STOPPED));
    }
  }

  @BeforeAll
  static void startWorker() {
    cluster = RealCluster.start(1);
    vertx = cluster.client().vertx();
    Mesh mesh = cluster.mesh(vertx);
    await(await(mesh.hosts(1)).spawn(ProcSpec.named("workers")));
    String proc = Workers.of(mesh, "workers").get(0).id();
    agent = new Agent(vertx, proc);
    log = mesh.logs(proc);
  }

  /** A registration that is gone is known on all nodes a moment later, and only then missed. */
  private static void awaitLogged(String text) {
    Awaitility.await(text)
        .atMost(RealCluster.GENEROUS)
        .until(
            () ->
                await(log.tail(LogStream.OUT, 1000)).stream()
                    .anyMatch(line -> line.contains(text)));
  }

  @AfterAll
  static void closeCluster() {
    cluster.close();
  }

  private static JsonObject gates(Gate start, Gate stop) {
    return new JsonObject()
        .put(RealActors.START_GATE, start.address())
        .put(RealActors.STOP_GATE, stop.address());
  }

  private static List<Status> statuses(StateReport report) {
    return report.states().stream().map(RankReport::state).map(state -> state.status()).toList();
  }

  @Test
  @DisplayName("A6 a stream tells of Running, Stopping and Stopped, in that order")
  void streamTellsTheWholeLife() {
    Gate start = Gate.at(vertx, "a6.start");
    Gate stop = Gate.at(vertx, "a6.stop");
    Receiver receiver = new Receiver("a6.receiver");
    await(agent.spawn("lively", 1, Gated.class, gates(start, stop), Duration.ZERO));
    start.awaitWaiting(1);
    StateReport first = await(agent.stream("lively", receiver.address()));
    assertThat(statuses(first)).containsExactly(Status.INITIALIZING);

    start.open();
    receiver.awaitStatus(0, Status.RUNNING);
    agent.stop("lively", Ranks.of(0));
    stop.awaitWaiting(1);
    receiver.awaitStatus(0, Status.RUNNING, Status.STOPPING);
    stop.open();
    receiver.awaitStatus(0, Status.RUNNING, Status.STOPPING, Status.STOPPED);
  }

  @Test
  @DisplayName("A6 a dropped receiver is forgotten, the agent lives, a new stream works")
  void droppedReceiverIsForgotten() {
    await(agent.spawn("watched", 3, Obedient.class, new JsonObject(), Duration.ZERO));
    agent.awaitStatus("watched", 2, Status.RUNNING);
    Receiver dropped = new Receiver("a6.dropped");
    await(agent.stream("watched", dropped.address()));
    agent.stop("watched", Ranks.of(0));
    dropped.awaitStopped(0);
    dropped.drop();

    Receiver fresh = new Receiver("a6.fresh");
    await(agent.stream("watched", fresh.address()));
    agent.stop("watched", Ranks.of(1));
    fresh.awaitStopped(1);
    awaitLogged("no more reports of watched to a6.dropped");
    Receiver returned = new Receiver(dropped.address());
    agent.stop("watched", Ranks.of(2));
    fresh.awaitStopped(2);

    assertThat(returned.reports).as("it did not ask again").isEmpty();
    assertThat(dropped.statuses(1)).isEmpty();
    await(agent.stream("watched", returned.address()));
  }

  @Test
  @DisplayName("A7 a wait for a status that is met is answered at once")
  void waitThatIsMetIsAnsweredAtOnce() {
    await(agent.spawn("ready", 2, Obedient.class, new JsonObject(), Duration.ZERO));
    agent.awaitStatus("ready", 1, Status.RUNNING);

    assertThat(statuses(await(agent.whenAll("ready", Status.RUNNING))))
        .isNotEmpty()
        .containsOnly(Status.RUNNING);
  }

  @Test
  @DisplayName("A7 a wait for a status that is not met yet is answered when it is")
  void waitIsAnsweredWhenTheStatusIsMet() {
    Gate start = Gate.at(vertx, "a7.start");
    Gate stop = Gate.at(vertx, "a7.stop");
    await(agent.spawn("slow", 1, Gated.class, gates(start, stop), Duration.ZERO));
    start.awaitWaiting(1);
    Future<StateReport> runs = agent.whenAll("slow", Status.RUNNING);
    Future<StateReport> stopped = agent.whenAll("slow", Status.STOPPED);
    assertThat(statuses(await(agent.states("slow")))).containsExactly(Status.INITIALIZING);
    assertThat(runs.isComplete()).isFalse();

    start.open();
    assertThat(statuses(await(runs))).containsExactly(Status.RUNNING);
    agent.stop("slow", Ranks.of(0));
    stop.awaitWaiting(1);
    assertThat(stopped.isComplete()).isFalse();
    stop.open();
    assertThat(statuses(await(stopped))).containsExactly(Status.STOPPED);
  }

  @Test
  @DisplayName("A7 a wait for an unknown name is answered, and says that it is unknown")
  void waitForAnUnknownNameSaysSo() {
    StateReport answer = await(agent.whenAll("nobody", Status.RUNNING));

    assertThat(answer.known()).isFalse();
    assertThat(answer.mesh()).isEqualTo("nobody");
    assertThat(answer.states()).isEmpty();
  }

  @Test
  @DisplayName("A7 a creation that fails answers those who wait, with the cause")
  void failedCreationAnswersTheWaiters() {
    Gate start = Gate.at(vertx, "a7.failing");
    Gate stop = Gate.at(vertx, "a7.unused");
    await(agent.spawn("failing", 1, Gated.class, gates(start, stop), Duration.ZERO));
    start.awaitWaiting(1);
    Future<StateReport> runs = agent.whenAll("failing", Status.RUNNING);
    Future<StateReport> stopped = agent.whenAll("failing", Status.STOPPED);
    start.refuse("no licence for this machine");

    for (StateReport answer : List.of(await(runs), await(stopped))) {
      assertThat(statuses(answer)).containsExactly(Status.FAILED);
      assertThat(answer.states().get(0).state().event().orElseThrow().cause().message())
          .contains("no licence for this machine");
    }
  }
}
