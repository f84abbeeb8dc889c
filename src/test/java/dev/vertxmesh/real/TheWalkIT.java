package dev.vertxmesh.real;

import static dev.vertxmesh.real.RealCluster.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.ActorMesh;
import dev.vertxmesh.ActorSpec;
import dev.vertxmesh.Mesh;
import dev.vertxmesh.ProcSpec;
import dev.vertxmesh.ProcSummary;
import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.ResourceState;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.Subject;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.model.SupervisionEvent.Kind;
import dev.vertxmesh.protocol.MeshState;
import dev.vertxmesh.protocol.StateReport;
import dev.vertxmesh.protocol.Wire;
import dev.vertxmesh.real.RealActors.Obedient;
import dev.vertxmesh.registry.LeaseRecord;
import dev.vertxmesh.registry.Registry;
import dev.vertxmesh.shape.Extent;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One change of state, seen at each station that it visits. */
@DisplayName("The walk: an exception escapes, is judged, reported, judged, told")
class TheWalkIT {

  private static RealCluster cluster;
  private static Vertx vertx;
  private static Mesh mesh;

  private final List<StateReport> reports = new CopyOnWriteArrayList<>();
  private final Heard subscriber = new Heard();
  private final Heard owner = new Heard();

  @BeforeAll
  static void startHost() {
    cluster = RealCluster.start(1);
    vertx = cluster.client().vertx();
    mesh = cluster.mesh(vertx);
  }

  @AfterAll
  static void closeCluster() {
    cluster.close();
  }

  /** Takes what agents report, as a controller does. */
  private String reportsTo(String address) {
    await(
        vertx
            .eventBus()
            .consumer(
                address,
                message -> {
                  reports.add(Wire.read(StateReport.class, message.body()));
                  message.reply("taken");
                })
            .completion());
    return address;
  }

  private SupervisionEvent reported(Ranks rank, Status status) {
    Awaitility.await("the report")
        .atMost(RealCluster.GENEROUS)
        .untilAsserted(() -> assertThat(events(rank, status)).hasSize(1));
    return events(rank, status).get(0);
  }

  private List<SupervisionEvent> events(Ranks rank, Status status) {
    return reports.stream()
        .flatMap(report -> report.states().stream())
        .filter(report -> report.ranks().equals(rank) && report.state().status() == status)
        .flatMap(report -> report.state().event().stream())
        .toList();
  }

  @Test
  @DisplayName("An exception: actor → proc agent's ledger → report → controller's ledger → handler")
  void exceptionWalksFromActorToHandler() {
    var procs = await(await(mesh.hosts(1)).spawn(ProcSpec.named("workers")));
    String proc = Workers.of(mesh, "workers").get(0).id();
    ActorSpec spec = ActorSpec.of("walkers", Obedient.class).perProc(Extent.of("actors", 2));
    ActorMesh actors = await(procs.spawn(spec.onFailure(owner)));
    Agent agent = new Agent(vertx, proc);
    await(agent.stream("walkers", reportsTo("walk.reports")));
    await(actors.subscribe(subscriber));
    ResourceState before = agent.state("walkers", 1);
    assertThat(before.status()).isEqualTo(Status.RUNNING);

    await(actors.at("actors", 1).cast("throw"));

    SupervisionEvent event = reported(Ranks.of(1), Status.FAILED);
    assertThat(event.cause().learned()).as("① it escaped").isEqualTo(Cause.Learned.ESCAPE);
    assertThat(event.cause().message()).contains("rank 1 is upset");
    ResourceState after = agent.state("walkers", 1);
    assertThat(after.status()).as("② the agent's ledger").isEqualTo(Status.FAILED);
    assertThat(after.generation()).isEqualTo(before.generation() + 1);
    assertThat(after.event()).as("② what it reports is what it holds").contains(event);
    subscriber.await(Kind.FAILED, Ranks.of(1));
    owner.await(Kind.FAILED, Ranks.of(1));
    assertThat(subscriber.end(1).event()).as("④ the handler").isEqualTo(event);
    assertThat(owner.end(1).event()).as("④ the owner").isEqualTo(event);
    MeshState state = await(actors.state());
    assertThat(state.byRank().values()).as("③").containsExactly(Status.RUNNING, Status.FAILED);
    assertThat(state.lastFailure()).map(failure -> failure.event()).as("③").contains(event);
    assertThat(await(Registry.of(vertx).leases().get(LeaseRecord.key("walkers", proc))))
        .as("the poll keeps the lease of those that live")
        .isPresent();
    await(procs.stop("the test is over"));
  }

  @Test
  @DisplayName("An exit of a JVM: host agent → report, once → controllers' ledgers → handlers")
  void exitWalksFromHostToHandlers() {
    var procs = await(await(mesh.hosts(1)).spawn(ProcSpec.named("jvms").onFailure(owner)));
    ProcSummary proc = Workers.of(mesh, "jvms").get(0);
    ActorMesh actors = await(procs.spawn(ActorSpec.of("passengers", Obedient.class)));
    await(Agent.ofHost(vertx, proc.host()).stream("jvms", reportsTo("walk.exits")));
    await(actors.subscribe(subscriber));

    Workers.kill(proc);

    SupervisionEvent event = reported(Ranks.of(0), Status.FAILED);
    assertThat(event.subject().kind()).isEqualTo(Subject.Kind.PROC);
    assertThat(event.cause().learned()).isEqualTo(Cause.Learned.PROCESS_EXIT);
    subscriber.await(Kind.FAILED, Ranks.of(0));
    owner.await(Kind.FAILED, Ranks.of(0));
    assertThat(owner.end(0).event()).as("④ the owner of the procs").isEqualTo(event);
    assertThat(subscriber.end(0).event()).as("④ who subscribed to actors").isEqualTo(event);
    assertThat(events(Ranks.of(0), Status.FAILED)).as("seen once").hasSize(1);
  }
}
