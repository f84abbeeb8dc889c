package dev.vertxmesh;

import static dev.vertxmesh.cluster.TestCluster.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.MeshKind;
import dev.vertxmesh.model.Notice;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.Door;
import dev.vertxmesh.protocol.HostStopped;
import dev.vertxmesh.protocol.SpawnMesh;
import dev.vertxmesh.protocol.StopAll;
import dev.vertxmesh.protocol.Wire;
import dev.vertxmesh.shape.Extent;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.subscriber.FakeController;
import dev.vertxmesh.subscriber.Heard;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MeshTest extends FacadeFixture {

  @Test
  @DisplayName("FA-1 a Vertx that is not clustered is refused, saying what to do")
  void notClustered() {
    Vertx alone = Vertx.vertx();
    assertThatThrownBy(() -> Mesh.create(alone))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("not clustered")
        .hasMessageContaining("-cluster");
    await(alone.close());
  }

  @Test
  @DisplayName("FA-1 an unknown setting is refused, naming the nearest")
  void unknownSetting() {
    assertThatThrownBy(
            () -> Mesh.create(vertx, new MeshOptions(new JsonObject().put("mesh.ask.timeot", 1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mesh.ask.timeout");
  }

  @Test
  @DisplayName("FA-1 too few hosts, or none of a name: says how many, or which, there are")
  void tooFewHosts() {
    assertFails(
        mesh.hosts(3), "asked for 3 hosts, the cluster has 1: start more with `launcher/mesh up`");
    assertFails(mesh.hosts("alpha", "beta"), "no host is called 'beta'; there are: alpha");
    assertThatThrownBy(() -> await(mesh.hosts(0))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("FA-1 hosts are attached as a mesh with a name of its own")
  void hostMesh() {
    HostMesh hosts = await(mesh.hosts(HostSpec.of("alpha").named("farm")));
    assertThat(hosts.name()).isEqualTo("farm");
    SpawnMesh request = spawner.requests().get(0);
    assertThat(request.kind()).isEqualTo(MeshKind.HOSTS);
    assertThat(request.members()).containsExactly("alpha");
    assertThat(hosts().name()).matches("hosts-[0-9a-f]{8}");
  }

  @Test
  @DisplayName("HO-8 hosts are drained side by side; one that cannot be asked is named")
  void drain() {
    Door door =
        Door.at(vertx, Addresses.host("p0"))
            .on(
                Action.STOP_HOST,
                StopAll.class,
                stop -> Future.succeededFuture(new HostStopped(2, 1, 1)));
    await(door.open());
    HostMesh hosts = hosts();
    assertThat(await(hosts.at("hosts", 0).at("gpus", 0).drain("repairs", Duration.ofSeconds(1))))
        .containsExactly(new HostDrained("p0", 2, 1));
    assertFails(
        hosts.drain("repairs", Duration.ofSeconds(1)),
        "host 'p1' was not drained: nobody listens at its address");
    assertFails(
        mesh.drain(List.of("gamma"), "repairs", Duration.ofSeconds(1)),
        "no host is called 'gamma'; there are: alpha");
    assertFails(
        mesh.drain(List.of(), "repairs", Duration.ofSeconds(1)),
        "host 'alpha' was not drained: nobody listens at its address");
    await(door.close());
  }

  @Test
  @DisplayName("FA-1 procs and actors stand on the slice that spawns them")
  void spawnOnSlices() {
    ProcMesh workers =
        await(
            hosts()
                .at("hosts", 1)
                .spawn(
                    ProcSpec.named("workers")
                        .perHost(Extent.of("procs", 2))
                        .classPath("scores")
                        .lease(Duration.ofSeconds(2))
                        .setting("mesh.hang-timeout", "2s")));
    SpawnMesh request = spawner.requests().get(1);
    assertThat(request.slice().orElseThrow().baseRanks()).isEqualTo(Ranks.range(2, 4));
    assertThat(request.extent()).isEqualTo(Extent.of("procs", 2));
    assertThat(request.lease()).contains(Duration.ofSeconds(2));
    assertThat(request.classPath()).containsExactly("scores");
    assertThat(request.settings()).containsEntry("mesh.hang-timeout", "2s");
    assertThat(request.owner().orElseThrow().address()).startsWith("mesh.owner.");
    await(workers.spawn(ActorSpec.of("scores", "com.example.Scores")));
    SpawnMesh actors = spawner.requests().get(2);
    assertThat(actors.on()).contains("workers");
    assertThat(actors.slice()).isEmpty();
  }

  @Test
  @DisplayName(
      "FA-1 a label in both shapes, and a taken name, are refused before anything is spawned")
  void refused() {
    ProcMesh procs = procs("workers");
    int before = spawner.requests().size();
    assertThatThrownBy(
            () -> await(procs.spawn(ActorSpec.of("scores", "X").perProc(Extent.of("gpus", 2)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("both have gpus");
    assertFails(
        procs.spawn(ActorSpec.of("workers", "X")),
        "mesh 'workers' was not spawned: a mesh of that name is there already: of procs, running,"
            + " spawned at "
            + await(mesh.list()).stream()
                .filter(one -> one.name().equals("workers"))
                .findFirst()
                .orElseThrow()
                .startedAt()
            + "; stop it (`launcher/mesh stop workers`), or choose another name");
    assertThat(spawner.requests()).hasSize(before);
    assertFails(
        procs.spawn(ActorSpec.of("scores", "no.such.Class")),
        "mesh 'scores' was not spawned: rank 0: no class no.such.Class");
  }

  @Test
  @DisplayName("CO-21 a resident mesh is ordered at a home, and belongs to nobody")
  void resident() {
    assertFails(
        mesh.spawn(1, ProcSpec.named("workers").resident()),
        "mesh 'workers' was not spawned: no host has a home for it; start one with"
            + " `launcher/mesh up`");
    Door home =
        Door.at(vertx, Addresses.spawn()).on(Action.SPAWN_MESH, SpawnMesh.class, spawner::apply);
    await(home.open());
    ProcMesh workers =
        await(mesh.spawn(1, ProcSpec.named("workers").perHost(Extent.of("procs", 2)).resident()));
    SpawnMesh request = spawner.requests().get(0);
    assertThat(request.owner()).isEmpty();
    assertThat(request.on()).isEmpty();
    assertThat(request.hosts()).isEqualTo(1);
    assertThat(request.extent()).isEqualTo(Extent.of("procs", 2));
    assertThat(workers.name()).isEqualTo("workers");
    await(workers.spawn(ActorSpec.of("scores", "com.example.Scores").resident()));
    assertThat(spawner.requests().get(1).owner()).isEmpty();
    assertThat(spawner.requests().get(1).on()).contains("workers");
    assertThatThrownBy(
            () ->
                await(
                    workers.spawn(ActorSpec.of("others", "X").resident().onFailure(failure -> {}))))
        .hasMessageContaining("nobody owns it");
    assertFails(
        mesh.spawn(7, ProcSpec.named("more")),
        "asked for 7 hosts, the cluster has 1: start more with `launcher/mesh up`");
    await(home.close());
  }

  @Test
  @DisplayName("FA-6 the owner's handler hears what its controller tells the owner")
  void owner() {
    Heard heard = new Heard();
    await(procs("workers").spawn(ActorSpec.of("scores", "X").onFailure(heard)));
    String address = spawner.requests().get(2).owner().map(SpawnMesh.Owner::address).orElseThrow();
    MeshFailure failure = new MeshFailure("scores", Ranks.of(2), FakeController.failed("no model"));
    Notice notice = new Notice("scores", System.nanoTime(), 1, false, List.of(failure));
    await(
        new Caller(vertx)
            .send(address, Action.NOTICE, Wire.toBuffer(notice), Duration.ofSeconds(10)));
    assertThat(heard.nextInShort()).isEqualTo("2: no model");
  }

  @Test
  @DisplayName("FA-1 meshes are found by name and kind, and listed")
  void find() {
    ActorMesh actors = actors("scores");
    assertThat(await(mesh.find("scores")))
        .isInstanceOf(ActorMesh.class)
        .hasToString(actors.toString());
    assertThat(await(mesh.findProcs("scores-workers")).extent()).isEqualTo(FakeSpawner.EXTENT);
    assertFails(
        mesh.findHosts("scores-workers"), "mesh 'scores-workers' is one of procs, not of hosts");
    assertThatThrownBy(() -> await(mesh.find("scorse")))
        .isInstanceOf(MeshException.class)
        .hasMessageContaining("no mesh is called 'scorse'; there are: ")
        .hasMessageContaining("scores");
    assertThat(await(mesh.list()))
        .filteredOn(one -> one.name().equals("scores"))
        .singleElement()
        .matches(one -> one.kind() == MeshKind.ACTORS && one.on().equals("scores-workers"));
    assertThat(await(mesh.hostList())).extracting(HostSummary::name).containsExactly("alpha");
    assertThat(await(mesh.procList())).isEmpty();
  }

  @Test
  @DisplayName("FA-1 procs that are not there cannot be attached to")
  void foreignProcs() {
    assertFails(
        mesh.procs("mine", "billing-1"), "no proc is called 'billing-1'; there is none at all");
    assertThatThrownBy(() -> await(mesh.procs("mine")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("FA-1 a mesh whose controller is gone says so")
  void controllerGone() {
    ActorMesh actors = actors("scores");
    spawner.controller("scores").close();
    assertThatThrownBy(() -> await(actors.state()))
        .isInstanceOf(MeshException.class)
        .hasMessageStartingWith("mesh 'scores' has no controller");
    assertThat(Optional.of(actors.whole().isSlice())).contains(false);
  }

  private static void assertFails(Future<?> call, String message) {
    assertThatThrownBy(() -> await(call)).isInstanceOf(MeshException.class).hasMessage(message);
  }
}
