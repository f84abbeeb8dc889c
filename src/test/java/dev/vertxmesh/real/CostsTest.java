package dev.vertxmesh.real;

import static dev.vertxmesh.real.RealCluster.await;
import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.ActorMesh;
import dev.vertxmesh.Mesh;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.SupervisionEvent.Kind;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Headers;
import dev.vertxmesh.protocol.RefusedException;
import dev.vertxmesh.protocol.StateReport;
import dev.vertxmesh.protocol.Wire;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.supervision.ActorLedger;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one more rank, subscriber or mesh costs: counted, not timed. */
class CostsTest {

  private static final int FEW = 5;
  private static final int MANY = 5_000;
  private static final int SUBSCRIBERS = 500;
  private static final int MESHES = 100;

  /** Pools fill up to their size with time; what counts is far beyond. */
  private static final int POOLED_THREADS = 60;

  private static final int BYTES_OF_A_REPORT = 300;

  private static LocalMesh cluster;

  @BeforeAll
  static void start() {
    cluster = LocalMesh.of(2);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  private static int threads() {
    return ManagementFactory.getThreadMXBean().getThreadCount();
  }

  private static void awaitAtMost(String what, int most, IntSupplier count) {
    Awaitility.await(what)
        .atMost(RealCluster.GENEROUS)
        .untilAsserted(() -> assertThat(count.getAsInt()).as(what).isLessThanOrEqualTo(most));
  }

  @Test
  @DisplayName("10,000 actors have as many clustered registrations, timers and threads as 10")
  void ranks() {
    ActorMesh warm = cluster.spawn("warm", FEW);
    cluster.stop(warm);
    int none = cluster.registrations();
    ActorMesh few = cluster.spawn("few", FEW);
    int forFew = cluster.registrations() - none;
    int timers = cluster.timers();
    int threads = threads();

    ActorMesh many = cluster.spawn("many", MANY);

    awaitAtMost("registrations", none + 2 * forFew, cluster::registrations);
    awaitAtMost("timers", 2 * timers, cluster::timers);
    awaitAtMost("threads", threads + POOLED_THREADS, CostsTest::threads);
    cluster.stop(many);
    cluster.stop(few);
    awaitAtMost("timers after the stop", 2 * timers, cluster::timers);
  }

  @Test
  @DisplayName("100 meshes have no thread of their own")
  void meshes() {
    cluster.stop(cluster.spawn("first", 1));
    int threads = threads();
    List<ActorMesh> meshes = new ArrayList<>();
    for (int mesh = 0; mesh < MESHES; mesh++) {
      meshes.add(cluster.spawn("mesh-" + mesh, 1));
    }
    assertThat(threads()).isLessThanOrEqualTo(threads + POOLED_THREADS);
    meshes.forEach(cluster::stop);
  }

  @Test
  @DisplayName("an event is encoded once and sent once to each node, however many subscribers hear")
  void subscribers() {
    ActorMesh actors = cluster.spawn("heard", FEW);
    List<Vertx> nodes = List.of(cluster.addNode(), cluster.addNode());
    List<Heard> hearers = new ArrayList<>();
    nodes.forEach(node -> hearers.add(subscribe(node)));
    List<Object> bodies = new CopyOnWriteArrayList<>();
    cluster
        .owner()
        .eventBus()
        .addOutboundInterceptor(
            sending -> {
              if (Action.NOTICE.text().equals(sending.message().headers().get(Headers.ACTION))) {
                bodies.add(sending.body());
              }
              sending.next();
            });
    await(actors.cast(Ranks.of(0), "throw"));
    awaitAll(hearers, Ranks.of(0));
    int registrations = cluster.registrations();
    assertOnce(bodies, 0, nodes.size());

    for (int subscriber = 1; subscriber < SUBSCRIBERS; subscriber++) {
      nodes.forEach(node -> hearers.add(subscribe(node)));
    }
    assertThat(cluster.registrations()).as("registrations").isEqualTo(registrations);
    bodies.clear();
    await(actors.cast(Ranks.of(1), "throw"));
    awaitAll(hearers, Ranks.range(0, 2));
    assertOnce(bodies, 1, nodes.size());
    cluster.stop(actors);
  }

  /** All at once: one after the other would cost the pause of a poll each. */
  private static void awaitAll(List<Heard> hearers, Ranks failed) {
    Awaitility.await("all subscribers know of " + failed)
        .atMost(RealCluster.GENEROUS)
        .untilAsserted(
            () ->
                assertThat(hearers)
                    .allSatisfy(heard -> assertThat(heard.ranks(Kind.FAILED)).isEqualTo(failed)));
  }

  private static Heard subscribe(Vertx node) {
    Heard heard = new Heard();
    await(await(Mesh.create(node).findActors("heard")).subscribe(heard));
    return heard;
  }

  /** One buffer for all nodes; what is published, and the owner's, are few, whoever listens. */
  private static void assertOnce(List<Object> bodies, int rank, int nodes) {
    String event = "rank " + rank + " is upset";
    List<Object> notices = bodies.stream().filter(body -> body.toString().contains(event)).toList();
    List<Object> buffers = notices.stream().filter(Buffer.class::isInstance).toList();
    assertThat(buffers).hasSize(nodes).allMatch(buffer -> buffer == buffers.get(0));
    assertThat(notices).hasSizeLessThan(nodes + FEW);
  }

  @Test
  @DisplayName("the states of 100,000 equal ranks are one run on the wire")
  void runs() {
    ActorLedger ledger = new ActorLedger(0, 100_000, 1);
    ledger.move(ledger.ranks(), Status.RUNNING);
    StateReport report = new StateReport("scores", "p1", true, ledger.report(ledger.ranks()));
    assertThat(Wire.toBuffer(report).length()).isLessThan(BYTES_OF_A_REPORT);
  }

  @Test
  @DisplayName("a clean stop builds no stack trace for a rank")
  void noExceptionForACleanStop(@TempDir Path folder) throws IOException {
    cluster.stop(cluster.spawn("rehearsal", FEW));
    ActorMesh actors = cluster.spawn("clean", MANY);
    List<RecordedEvent> made = new ArrayList<>();
    try (Recording recording = new Recording()) {
      recording.enable("jdk.JavaExceptionThrow").withStackTrace();
      recording.start();
      cluster.stop(actors);
      recording.stop();
      Path file = folder.resolve("stop.jfr");
      recording.dump(file);
      assertThat(Files.exists(file)).isTrue();
      made.addAll(RecordingFile.readAllEvents(file));
    }
    List<RecordedEvent> traced = made.stream().filter(not(CostsTest::isWithoutTrace)).toList();
    assertThat(traced.stream().filter(isOf("dev.vertxmesh.")))
        .as("ours, linking of lambdas included")
        .hasSizeLessThan(MANY / 100);
    assertThat(traced).as("anybody's").hasSizeLessThan(MANY / 10);
  }

  /** Values that are called failures: of Vert.x for an undeployed consumer, and our refusals. */
  private static boolean isWithoutTrace(RecordedEvent event) {
    String thrown = event.getClass("thrownClass").getName();
    return thrown.endsWith(".NoStackTraceThrowable")
        || thrown.equals(RefusedException.class.getName());
  }

  private static Predicate<RecordedEvent> isOf(String prefix) {
    return event ->
        event.getStackTrace() != null
            && event.getStackTrace().getFrames().stream()
                .map(RecordedFrame::getMethod)
                .anyMatch(method -> method.getType().getName().startsWith(prefix));
  }
}
