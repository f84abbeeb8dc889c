package dev.vertxmesh.real;

import static dev.vertxmesh.real.RealCluster.await;
import static dev.vertxmesh.real.RealCluster.awaitFailure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.ActorMesh;
import dev.vertxmesh.ActorSpec;
import dev.vertxmesh.Answer;
import dev.vertxmesh.HostSummary;
import dev.vertxmesh.Mesh;
import dev.vertxmesh.MeshOptions;
import dev.vertxmesh.MeshSummary;
import dev.vertxmesh.ProcMesh;
import dev.vertxmesh.ProcSummary;
import dev.vertxmesh.cluster.ClientNode;
import dev.vertxmesh.real.CommandLines.Running;
import dev.vertxmesh.shape.ValueMesh;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("hosts, controllers and procs from the command lines of Vert.x")
class LauncherIT {

  @TempDir static Path folder;

  private static CommandLines lines;
  private static ClientNode client;
  private static Mesh mesh;
  private static Running legacyHost;
  private static Running applicationHost;

  @BeforeAll
  static void start() throws IOException {
    lines = new CommandLines(folder);
    legacyHost = lines.legacy("mesh:host", host("legacy"));
    eventually(() -> assertThat(legacyHost.output()).contains("takes up to"));
    applicationHost = lines.application("mesh:host", host("application"));
    client = lines.client();
    mesh = Mesh.create(client.vertx(), new MeshOptions());
    eventually(
        () ->
            assertThat(await(mesh.hostList()))
                .extracting(HostSummary::name)
                .containsExactly("application", "legacy"));
  }

  @AfterAll
  static void end() {
    if (client != null) {
      await(client.close());
    }
    lines.close();
    eventually(() -> assertThat(RealCluster.processes()).isEmpty());
  }

  @Test
  @DisplayName("controllers of all kinds spawn, and their meshes end with their JVMs")
  void controllers() {
    Running machines =
        lines.legacy(
            "dev.vertxmesh.controller.HostMeshController",
            new JsonObject().put("mesh", "machines"));
    eventually(() -> assertThat(runningMeshes()).contains("machines"));
    Running workers =
        lines.application(
            "mesh:procs", new JsonObject().put("mesh", "workers").put("on", "machines"));
    eventually(() -> assertThat(runningMeshes()).contains("workers"));
    assertThat(await(mesh.procList()))
        .extracting(ProcSummary::host)
        .containsExactly("application", "legacy");
    Running actors =
        lines.legacy(
            "mesh:actors",
            new JsonObject()
                .put("mesh", "plain")
                .put("on", "workers")
                .put("type", PlainActor.class.getName()));
    eventually(() -> assertThat(runningMeshes()).contains("plain"));
    ActorMesh plain = await(mesh.findActors("plain"));
    assertAllAnswer(plain);

    actors.end();
    eventually(() -> assertThat(runningMeshes()).doesNotContain("plain"));
    assertThat(awaitFailure(mesh.findActors("plain"))).hasMessageContaining("plain");
    workers.end();
    eventually(() -> assertThat(await(mesh.procList())).isEmpty());
    eventually(() -> assertThat(legacyHost.process().descendants()).isEmpty());
    eventually(() -> assertThat(applicationHost.process().descendants()).isEmpty());
    machines.end();
    eventually(() -> assertThat(runningMeshes()).isEmpty());
    assertThat(legacyHost.isAlive()).as("an attached host is let go, not ended").isTrue();
  }

  @Test
  @DisplayName("a proc agent makes a JVM of somebody else's a proc")
  void foreignProc() {
    Running guest =
        lines.application(
            "dev.vertxmesh.proc.ProcAgent", new JsonObject().put("mesh.proc.name", "guest"));
    eventually(
        () -> assertThat(await(mesh.procList())).extracting(ProcSummary::id).contains("guest"));
    ProcMesh guests = await(mesh.procs("guests", "guest"));
    ActorMesh visitors = await(guests.spawn(ActorSpec.of("visitors", PlainActor.class)));
    assertAllAnswer(visitors);
    assertThat(((JsonObject) await(visitors.ask(new JsonObject())).get(0).orThrow()).getLong("pid"))
        .isEqualTo(guest.process().pid());

    await(visitors.stop("seen"));
    await(guests.stop("seen"));
    assertThat(guest.isAlive()).as("a foreign proc is let go, not ended").isTrue();
    guest.end();
    eventually(
        () ->
            assertThat(await(mesh.procList())).extracting(ProcSummary::id).doesNotContain("guest"));
  }

  @Test
  @DisplayName("a wrong setting or a wrong name ends the command line, which says why")
  void mistakes() {
    Running misspelt = lines.legacy("mesh:host", new JsonObject().put("mesh.host.nmae", "x"));
    Running unknown = lines.application("mesh:hots", new JsonObject());
    eventually(() -> assertThat(misspelt.output()).contains("mesh.host.nmae", "mesh.host.name"));
    eventually(() -> assertThat(unknown.output()).contains("there are mesh:actors"));
    eventually(() -> assertThat(misspelt.isAlive()).isFalse());
    eventually(() -> assertThat(unknown.isAlive()).isFalse());
  }

  private static JsonObject host(String name) {
    return new JsonObject()
        .put("mesh", new JsonObject().put("host", new JsonObject().put("name", name)));
  }

  private static List<String> runningMeshes() {
    return await(mesh.list()).stream()
        .filter(one -> one.status().equals("running"))
        .map(MeshSummary::name)
        .toList();
  }

  private static void assertAllAnswer(ActorMesh actors) {
    ValueMesh<Answer> answers = await(actors.ask(new JsonObject().put("question", 42)));
    assertThat(answers.ranksOf(Answer::succeeded).size()).isEqualTo(actors.ranks());
  }

  private static void eventually(ThrowingRunnable check) {
    Awaitility.await().atMost(RealCluster.GENEROUS).untilAsserted(check);
  }
}
