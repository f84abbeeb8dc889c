package dev.vertxmesh.real;

import static dev.vertxmesh.real.RealCluster.await;
import static dev.vertxmesh.real.RealCluster.awaitFailure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vertxmesh.ActorMesh;
import dev.vertxmesh.ActorSpec;
import dev.vertxmesh.Mesh;
import dev.vertxmesh.ProcMesh;
import dev.vertxmesh.ProcSpec;
import dev.vertxmesh.ProcSummary;
import dev.vertxmesh.model.SupervisionEvent.Kind;
import dev.vertxmesh.real.RealActors.Diarist;
import dev.vertxmesh.real.RealActors.Obedient;
import dev.vertxmesh.registry.HostRecord;
import dev.vertxmesh.registry.LeaseRecord;
import dev.vertxmesh.registry.MeshRecord;
import dev.vertxmesh.registry.ProcRecord;
import dev.vertxmesh.registry.Registry;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
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

@DisplayName("F2: a network that is cut and mended, and the only host that dies and returns")
class PartitionIT {

  private static final Duration ACTOR_LEASE = Duration.ofSeconds(3);
  private static final Duration PROC_LEASE = Duration.ofSeconds(6);
  private static final Duration AT_ONCE = Duration.ofSeconds(3);

  @TempDir private static Path directory;
  private static int ran;

  @BeforeAll
  static void requireNamespaces() {
    assumeTrue(Lan.isPermitted(), "this user may not make network namespaces");
  }

  @AfterAll
  static void sayThatItRan() {
    System.out.println("F2 ran in network namespaces: " + ran + " cases");
  }

  @Test
  @DisplayName("F2 split and heal: cut-off ranks stop by themselves, are reported once, run once")
  void splitAndHeal() {
    try (LanCluster cluster = LanCluster.start(2, directory)) {
      Mesh mesh = cluster.mesh();
      Path diary = directory.resolve("diary");
      Heard owner = new Heard();
      Heard subscriber = new Heard();
      ProcMesh procs =
          await(
              await(mesh.hosts(2))
                  .spawn(ProcSpec.named("procs").lease(PROC_LEASE).poll(PROC_LEASE.dividedBy(4))));
      ActorMesh actors = await(procs.spawn(diarists("diarists", diary).onFailure(owner)));
      await(actors.subscribe(subscriber));
      cluster.host(1).spawn("theirs", "their-actors");
      List<ProcSummary> theirs = Workers.of(mesh, "theirs");
      ProcSummary cutOff = Workers.of(mesh, "procs").get(1);

      cluster.machine(1).unplug();
      Stopwatch split = Stopwatch.start();
      subscriber.await(Kind.FAILED, Ranks.of(1));
      split.log("cable cut until the ranks behind it are reported");
      awaitLine(diary, RealActors.STOPPED + 1);
      split.log("cable cut until the actors behind it have stopped, lease 3 s");
      Workers.awaitGone(cutOff);
      split.log("cable cut until the worker behind it has ended, lease 6 s");

      cluster.machine(1).plug();
      Stopwatch heal = Stopwatch.start();
      cluster.awaitDataNodes(2);
      heal.log("cable mended until one cluster");
      awaitTrue(cluster.registry(), "theirs", "their-actors");
      heal.log("cable mended until the registry is true");

      assertThat(theirs).as("a mesh that was whole on its side").allMatch(Workers::isAlive);
      ActorMesh theirActors = await(mesh.findActors("their-actors"));
      awaitAnswers(theirActors);
      heal.log("cable mended until actors behind it answer");
      Heard late = new Heard();
      await(theirActors.subscribe(late));
      await(theirActors.cast("throw"));
      late.await(Kind.FAILED, Ranks.of(0));

      awaitAnswers(actors.at("hosts", 0));
      ActorMesh again =
          await(
              await(await(mesh.hosts(2)).spawn(ProcSpec.named("again")))
                  .spawn(ActorSpec.of("again-actors", Obedient.class)));
      awaitAnswers(again);

      assertThat(owner.ranks(Kind.FAILED)).isEqualTo(Ranks.of(1));
      assertThat(subscriber.ranks(Kind.FAILED)).isEqualTo(Ranks.of(1));
      assertThat(lines(diary))
          .containsExactlyInAnyOrder(
              RealActors.STARTED + 0, RealActors.STARTED + 1, RealActors.STOPPED + 1);
    }
    ran++;
  }

  @Test
  @DisplayName("F2 the only host dies and returns: calls fail at once, then a client spawns again")
  void onlyHostDiesAndReturns() {
    try (LanCluster cluster = LanCluster.start(1, directory)) {
      Mesh mesh = cluster.mesh();
      Heard subscriber = new Heard();
      ProcMesh procs = await(await(mesh.hosts(1)).spawn(ProcSpec.named("procs")));
      ActorMesh actors = await(procs.spawn(ActorSpec.of("actors", Obedient.class)));
      await(actors.subscribe(subscriber));
      List<ProcSummary> workers = Workers.of(mesh, "procs");

      cluster.host(0).kill();
      Stopwatch death = Stopwatch.start();
      subscriber.await(Kind.CLUSTER_LOST);
      death.log("SIGKILL of the only host until subscribers know");
      Stopwatch calls = Stopwatch.start();
      assertThat(awaitFailure(mesh.list())).hasMessageContaining("no host is left");
      assertThat(awaitFailure(actors.ask("hello"))).hasMessageContaining("no host is left");
      assertThat(awaitFailure(mesh.hosts(1))).hasMessageContaining("no host is left");
      assertThat(calls.elapsed()).isLessThan(AT_ONCE);
      workers.forEach(Workers::awaitGone);

      cluster.restart(0);
      Stopwatch back = Stopwatch.start();
      cluster.awaitDataNodes(1);
      back.log("return of the only host until the client sees it");
      Heard owner = new Heard();
      ActorMesh again =
          await(
              spawnAgain(mesh)
                  .spawn(ActorSpec.of("again-actors", Obedient.class).onFailure(owner)));
      awaitAnswers(again);
      Heard late = new Heard();
      await(again.subscribe(late));
      await(again.cast("throw"));
      late.await(Kind.FAILED, Ranks.of(0));
      owner.await(Kind.FAILED, Ranks.of(0));
      awaitTrue(cluster.registry());
      back.log("return of the only host until a new mesh is spawned, asked, and heard of");
    }
    ran++;
  }

  private static ProcMesh spawnAgain(Mesh mesh) {
    return await(await(mesh.hosts(1)).spawn(ProcSpec.named("again")));
  }

  private static ActorSpec diarists(String name, Path diary) {
    return ActorSpec.of(name, Diarist.class)
        .config(new JsonObject().put(RealActors.DIARY, diary.toString()))
        .lease(ACTOR_LEASE)
        .poll(ACTOR_LEASE.dividedBy(4));
  }

  private static void awaitAnswers(ActorMesh actors) {
    Awaitility.await("answers of " + actors)
        .atMost(RealCluster.GENEROUS)
        .untilAsserted(
            () ->
                assertThat(await(actors.ask("hello", AT_ONCE)).values())
                    .allMatch(answer -> answer.succeeded()));
  }

  private static void awaitLine(Path diary, String line) {
    Awaitility.await(line)
        .atMost(RealCluster.GENEROUS)
        .untilAsserted(() -> assertThat(lines(diary)).contains(line));
  }

  private static List<String> lines(Path diary) {
    try {
      return Files.readAllLines(diary);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  /** Until the registry says what runs, and nothing else. */
  /** Nothing stands there that is not so, and these meshes, which run, do. */
  private static void awaitTrue(Registry registry, String... running) {
    Awaitility.await("a registry that is true")
        .atMost(RealCluster.GENEROUS)
        .untilAsserted(() -> assertTrueNow(registry, running));
  }

  private static void assertTrueNow(Registry registry, String... running) {
    List<String> nodes = registry.membership().nodes();
    List<HostRecord> hosts = await(registry.hosts().list());
    List<ProcRecord> procs = await(registry.procs().list());
    List<MeshRecord> meshes = await(registry.meshes().list());
    List<LeaseRecord> leases = await(registry.leases().list());
    assertThat(hosts).hasSize(registry.membership().dataNodes().size());
    assertThat(hosts).allMatch(host -> nodes.contains(host.node()));
    assertThat(procs).hasSize(nodes.size() - hosts.size() - 1);
    assertThat(procs).allMatch(proc -> nodes.contains(proc.node()));
    assertThat(meshes).allMatch(one -> nodes.contains(one.node()));
    assertThat(running).isSubsetOf(meshes.stream().map(MeshRecord::name).toList());
    assertThat(leases)
        .allMatch(lease -> nodes.contains(lease.holder()))
        .allMatch(lease -> procs.stream().anyMatch(proc -> proc.id().equals(lease.agent())))
        .allMatch(lease -> meshes.stream().anyMatch(one -> one.name().equals(lease.mesh())));
  }
}
