package dev.vertxmesh.real;

import static dev.vertxmesh.real.RealCluster.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.ActorMesh;
import dev.vertxmesh.ActorSpec;
import dev.vertxmesh.Mesh;
import dev.vertxmesh.ProcMesh;
import dev.vertxmesh.ProcSpec;
import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.SupervisionEvent.Kind;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.Headers;
import dev.vertxmesh.real.RealActors.Diarist;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryContext;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("F1: a partition between controller and procs on the event bus")
class BusPartitionIT {

  private static final Duration LEASE = Duration.ofSeconds(9);

  @TempDir private static Path directory;
  private static RealCluster cluster;
  private static Vertx vertx;
  private static ProcMesh procs;
  private static volatile boolean cut;

  @BeforeAll
  static void startWorkers() {
    cluster = RealCluster.start(1);
    vertx = cluster.client().vertx();
    Mesh mesh = cluster.mesh(vertx);
    procs = await(await(mesh.hosts(1)).spawn(ProcSpec.named("workers")));
    vertx.eventBus().addOutboundInterceptor(BusPartitionIT::letOut);
    vertx.eventBus().addInboundInterceptor(BusPartitionIT::letIn);
  }

  @AfterAll
  static void closeCluster() {
    cut = false;
    cluster.close();
  }

  /** Nothing goes from the controllers, which are here, to the procs while it is cut. */
  private static void letOut(DeliveryContext<Object> delivery) {
    if (!cut || !delivery.message().address().startsWith(Addresses.proc(""))) {
      delivery.next();
    }
  }

  /** No report comes in while it is cut. */
  private static void letIn(DeliveryContext<Object> delivery) {
    if (!cut || !Action.REPORT.text().equals(delivery.message().headers().get(Headers.ACTION))) {
      delivery.next();
    }
  }

  @Test
  @DisplayName("F1 healed before the lease lapses: one 'out of reach', no failure; after: one end")
  void healedBeforeAndAfter() throws Exception {
    Path diary = directory.resolve("diary");
    Heard owner = new Heard();
    Heard subscriber = new Heard();
    ActorMesh actors =
        await(
            procs.spawn(
                ActorSpec.of("diarists", Diarist.class)
                    .config(new JsonObject().put(RealActors.DIARY, diary.toString()))
                    .lease(LEASE)
                    .poll(LEASE.dividedBy(9))
                    .onFailure(owner)));
    await(actors.subscribe(subscriber));

    cut = true;
    subscriber.await(Kind.OUT_OF_REACH, Ranks.of(0));
    cut = false;
    subscriber.await(Kind.BACK_IN_REACH, Ranks.of(0));
    assertThat(subscriber.all()).as("one notice each way").hasSize(2);
    assertThat(owner.all()).isEmpty();

    cut = true;
    Stopwatch watch = Stopwatch.start();
    Awaitility.await("the actor stops by itself")
        .atMost(RealCluster.GENEROUS)
        .untilAsserted(
            () -> assertThat(Files.readAllLines(diary)).contains(RealActors.STOPPED + 0));
    watch.log("bus cut until the actors have stopped, lease 9 s");
    cut = false;
    subscriber.await(Kind.ENDED);

    assertThat(subscriber.ranks(Kind.STOPPED)).isEqualTo(Ranks.of(0));
    assertThat(subscriber.end(0).event().cause().learned()).isEqualTo(Cause.Learned.LEASE);
    assertThat(subscriber.of(Kind.FAILED)).isEmpty();
    assertThat(Files.readAllLines(diary))
        .isEqualTo(List.of(RealActors.STARTED + 0, RealActors.STOPPED + 0));
  }
}
