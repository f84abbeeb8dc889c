package dev.vertxmesh.controller;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import dev.vertxmesh.cluster.TestCluster;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.SupervisionEvent.Kind;
import dev.vertxmesh.protocol.MeshState;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.RefusedException;
import dev.vertxmesh.protocol.ReservedNames;
import dev.vertxmesh.registry.MeshRecord;
import dev.vertxmesh.shape.Extent;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class ProcMeshTest {

  @RegisterExtension final ControllerTestSupport mesh = new ControllerTestSupport();

  private static void assertRefusal(Throwable failure, Refusal refusal, String... words) {
    assertThat(failure).isInstanceOf(RefusedException.class).hasMessageContainingAll(words);
    assertThat(((RefusedException) failure).refusal()).isEqualTo(refusal);
  }

  @Test
  @DisplayName("B 49 workers on hosts: hosts first, then the ranks of each; listed in the registry")
  void workersOnHosts() {
    FakeHost alpha = mesh.host("alpha");
    FakeHost beta = mesh.host("beta");

    MeshState state = mesh.spawn(Order.procs("crew").put("hosts", 2).each("slots=2"));

    assertThat(state.extent()).isEqualTo(Extent.parse("hosts=2,slots=2"));
    assertThat(state.byRank().values()).containsOnly(Status.RUNNING);
    assertThat(alpha.spawns().get(0).ranks()).isEqualTo(Ranks.range(0, 2));
    assertThat(beta.spawns().get(0).ranks()).isEqualTo(Ranks.range(2, 4));
    MeshRecord record = TestCluster.await(mesh.registry().meshes().get("crew")).orElseThrow();
    assertThat(record.members())
        .hasSize(4)
        .first()
        .isEqualTo(ReservedNames.worker("crew", 0, state.epoch(), 1));
  }

  @Test
  @DisplayName("B 49 no host, too few hosts: refused, saying how many there are")
  void hostsAreMissing() {
    assertRefusal(
        mesh.spawnFails(Order.procs("crew")), Refusal.UNAVAILABLE, "no host in the cluster");
    mesh.host("alpha");
    assertRefusal(
        mesh.spawnFails(Order.procs("crew").put("hosts", 2)),
        Refusal.UNAVAILABLE,
        "asked for 2 hosts, the cluster has 1 (alpha)");
    assertRefusal(
        mesh.spawnFails(Order.hosts("rack").members("alpha", "omega")),
        Refusal.NOT_FOUND,
        "no host omega");
    assertThat(mesh.registered("crew")).isEmpty();
  }

  @Test
  @DisplayName("B 49 one host refuses: the workers of the other are taken back, nothing is left")
  void hostRefuses() {
    FakeHost alpha = mesh.host("alpha");
    mesh.host("beta").refusesSpawns(Refusal.CONFLICT, "no room: 8 of 8 workers run");

    Throwable failure = mesh.spawnFails(Order.procs("crew").put("hosts", 2));

    assertRefusal(failure, Refusal.CONFLICT, "host beta", "no room");
    assertThat(alpha.stops()).hasSize(1);
    assertThat(mesh.registered("crew")).isEmpty();
    assertThat(mesh.isOpen("mesh.controller.crew")).isFalse();
  }

  @Test
  @DisplayName("A12 B 49 a worker does not come up: the spawn fails with rank, code and last lines")
  void workerFails() {
    FakeHost alpha = mesh.host("alpha");
    alpha.startsNothing();
    Future<MeshState> spawning = mesh.spawning(Order.procs("crew"));
    ControllerTestSupport.await("the spawn").until(() -> alpha.spawns().size() == 1);

    alpha.sawExit("crew", 0, "crew.0", 1);

    ControllerTestSupport.await("the failure").until(spawning::failed);
    assertRefusal(spawning.cause(), Refusal.FAILED, "rank 0", "proc crew.0", "non-zero code 1");
  }

  @Test
  @DisplayName("B 49 workers that have not called back are not asked for, nor called out of reach")
  void workersOnTheirWay() {
    FakeHost alpha = mesh.host("alpha");
    alpha.startsNothing();
    Future<MeshState> spawning = mesh.spawning(Order.procs("crew"));
    FakeSubscriber topic = mesh.listener("mesh.events.crew");
    mesh.awaitRounds(alpha, "crew", 3);
    alpha.says("crew", Ranks.of(0), Status.RUNNING);

    ControllerTestSupport.await("the spawn").until(spawning::succeeded);
    assertThat(topic.awaits(Kind.OUT_OF_REACH).event().cause().message())
        .as("once it is said to run, it ought to answer")
        .contains("proc crew.0");
    assertThat(topic.notices())
        .filteredOn(notice -> !notice.isHeartbeat())
        .first()
        .satisfies(first -> assertThat(first.sequence()).isEqualTo(1));
  }

  @Test
  @DisplayName("A worker's lease is renewed at the worker, its state asked at its host")
  void workerLease() {
    mesh.host("alpha");
    mesh.spawn(Order.procs("crew"));
    FakeProc worker = mesh.worker(0);

    mesh.awaitRounds(worker, "crew", 3);

    assertThat(worker.leases("crew")).hasSizeGreaterThanOrEqualTo(3);
    assertThat(mesh.statuses("crew")).containsOnly(Status.RUNNING);
    assertThat(mesh.state("crew").outOfReach()).isEqualTo(Ranks.none());
  }

  @Test
  @DisplayName(
      "Departure 11 P2 a proc ends: Failed at once by the host's report, with code and output")
  void procEnds() {
    FakeHost alpha = mesh.host("alpha");
    FakeOwner owner = mesh.owner();
    mesh.spawn(Order.procs("crew").each("slots=2").ownedBy(owner));

    alpha.sawExit("crew", 1, "crew.1", 137);

    assertThat(mesh.statuses("crew")).containsExactly(Status.RUNNING, Status.FAILED);
    assertThat(owner.awaits(1).get(0).event().cause())
        .satisfies(
            cause -> {
              assertThat(cause.message()).contains("killed by signal 9");
              assertThat(cause.exit().orElseThrow().code()).isEqualTo(137);
              assertThat(cause.output()).containsExactly("its last line");
            });
  }

  @Test
  @DisplayName("Departure 16 a stop of a proc mesh waits for the ends that its hosts report")
  void stop() {
    FakeHost alpha = mesh.host("alpha");
    mesh.spawn(Order.procs("crew").each("slots=2"));

    MeshState state = mesh.stop("crew");

    assertThat(state.byRank().values()).containsOnly(Status.STOPPED);
    assertThat(alpha.stops().get(0).ranks()).isEqualTo(Ranks.range(0, 2));
  }

  @Test
  @DisplayName("Procs that run already are attached in the order named, watched, and let go")
  void attached() {
    FakeProc one = mesh.foreignProc("one", mesh.otherNode());
    mesh.foreignProc("two", mesh.otherNode());

    MeshState state = mesh.spawn(Order.procs("guests").members("two", "one"));
    MeshRecord record = TestCluster.await(mesh.registry().meshes().get("guests")).orElseThrow();
    mesh.spawn(Order.actors("scores", "guests"));

    assertThat(state.extent()).isEqualTo(Extent.of("procs", 2));
    assertThat(record.members()).containsExactly("two", "one");
    assertThat(one.spawns().get(0).ranks()).isEqualTo(Ranks.of(1));
    mesh.stop("scores");
    assertThat(mesh.stop("guests").byRank().values()).containsOnly(Status.STOPPED);
    assertThat(one.stops()).as("of the actors only").hasSize(1);
  }

  @Test
  @DisplayName("An attached mesh needs its procs, each once")
  void attachedInVain() {
    mesh.foreignProc("one", mesh.otherNode());

    assertRefusal(
        mesh.spawnFails(Order.procs("guests").members("one", "three")),
        Refusal.NOT_FOUND,
        "no proc three");
    assertRefusal(
        mesh.spawnFails(Order.procs("guests").members("one", "one")),
        Refusal.BAD_REQUEST,
        "named twice");
  }

  @Test
  @DisplayName(
      "Departure 16 a mesh of hosts: watched; a stop lets attached hosts go, and ends launched ones")
  void hostMesh() {
    FakeHost attached = mesh.host("alpha");
    FakeHost launched = mesh.host("beta", mesh.vertx(), true);
    MeshState state = mesh.spawn(Order.hosts("rack").put("hosts", 2));
    assertThat(state.extent()).isEqualTo(Extent.of("hosts", 2));
    mesh.awaitRounds(attached, attached.itself(), 2);

    MeshState stopped = mesh.stop("rack");

    assertThat(stopped.byRank().values()).containsOnly(Status.STOPPED);
    assertThat(attached.ends()).isZero();
    assertThat(launched.ends()).isEqualTo(1);
  }

  @Test
  @DisplayName("A host says goodbye: Stopped; the owner, which did not ask for it, is told")
  void goodbye() {
    FakeHost alpha = mesh.host("alpha");
    FakeOwner owner = mesh.owner();
    mesh.spawn(Order.hosts("rack").ownedBy(owner));

    alpha.says(alpha.itself(), Ranks.of(0), Status.STOPPED);

    assertThat(mesh.statuses("rack")).containsExactly(Status.STOPPED);
    assertThat(owner.awaits(1).get(0).event().kind()).isEqualTo(Kind.STOPPED);
  }

  @Test
  @DisplayName(
      "Departure 5 a host node leaves without a goodbye: every rank on it Failed, by that cause")
  void hostLost() {
    Vertx guest = mesh.guestNode();
    mesh.host("alpha");
    FakeHost beta = mesh.host("beta", guest, false);
    FakeOwner owner = mesh.owner();
    mesh.spawn(Order.hosts("rack").put("hosts", 2).ownedBy(owner));
    mesh.spawn(Order.procs("crew").put("on", "rack").each("slots=2").ownedBy(owner));
    mesh.spawn(Order.actors("scores", "crew").ownedBy(owner));
    assertThat(beta.spawns()).hasSize(1);

    mesh.kill(guest);

    assertThat(owner.awaits(3))
        .allSatisfy(
            failure -> {
              assertThat(failure.event().toString())
                  .isEqualTo("host beta failed: it left the cluster without a goodbye");
              assertThat(failure.event().status()).isEqualTo(Status.FAILED);
            })
        .extracting(failure -> failure.mesh() + " " + failure.ranks())
        .containsExactlyInAnyOrder("rack 1", "crew 2-3", "scores 2-3");
    assertThat(mesh.statuses("scores"))
        .containsExactly(Status.RUNNING, Status.RUNNING, Status.FAILED, Status.FAILED);
  }

  @Test
  @DisplayName(
      "A member without Vert.x leaves: nobody's ranks, and nobody's subscription, end by it")
  void strangerLeaves() {
    HazelcastInstance stranger = mesh.stranger();
    mesh.foreignProc("one", mesh.otherNode());
    mesh.spawn(Order.procs("guests").members("one"));
    FakeSubscriber plain = mesh.plain();
    plain.subscribesWithoutNode("guests");
    int members = stranger.getCluster().getMembers().size();

    stranger.getLifecycleService().terminate();

    ControllerTestSupport.await("its leaving").until(() -> mesh.members() == members - 1);
    plain.awaitsHeartbeats(3);
    assertThat(mesh.statuses("guests")).containsExactly(Status.RUNNING);
    assertThat(plain.failures()).isEmpty();
  }

  @Test
  @DisplayName("Departure 5 the node of a foreign proc leaves: its ranks Failed, and only they")
  void foreignProcLost() {
    Vertx guest = mesh.guestNode();
    mesh.foreignProc("one", mesh.otherNode());
    mesh.foreignProc("two", guest);
    FakeOwner owner = mesh.owner();
    mesh.spawn(Order.procs("guests").members("one", "two").ownedBy(owner));
    mesh.spawn(Order.actors("scores", "guests").ownedBy(owner));

    mesh.kill(guest);

    assertThat(owner.awaits(2))
        .allSatisfy(
            failure ->
                assertThat(failure.event().toString())
                    .isEqualTo("proc two failed: its JVM left the cluster"))
        .extracting(failure -> failure.mesh() + " " + failure.ranks())
        .containsExactlyInAnyOrder("guests 1", "scores 1");
    assertThat(List.copyOf(mesh.state("scores").byRank().values()))
        .containsExactly(Status.RUNNING, Status.FAILED);
  }
}
