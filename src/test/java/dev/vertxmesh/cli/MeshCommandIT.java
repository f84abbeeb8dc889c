package dev.vertxmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.HostMesh;
import dev.vertxmesh.Mesh;
import dev.vertxmesh.ProcMesh;
import dev.vertxmesh.ProcSpec;
import dev.vertxmesh.cluster.ClientNode;
import dev.vertxmesh.real.RealCluster;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.settings.SettingsLayer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as users run it: its launcher, its jar, real processes. */
final class MeshCommandIT {
  private static final String CLUSTER = "command-" + UUID.randomUUID();

  @TempDir private Path folder;

  private MeshProcess mesh(String... arguments) {
    return MeshProcess.start(folder, arguments);
  }

  @Test
  @DisplayName("the launcher works from any directory, and through symbolic links")
  void symbolicLink() throws IOException {
    Path link =
        Files.createSymbolicLink(
            folder.resolve("linked mesh"), Path.of("launcher/mesh").toAbsolutePath());
    try (MeshProcess version = MeshProcess.start(link, folder, "--version")) {
      assertThat(version.exitCode()).isZero();
      assertThat(version.answers()).contains("vertx-mesh 0.", "Java ");
    }
  }

  @Test
  @DisplayName("demo --once shows a kill, its notice and the survivors, and leaves nothing behind")
  void demo() {
    try (MeshProcess demo = mesh("demo", "--once")) {
      assertThat(demo.exitCode()).as(() -> demo.answers() + demo.remarks()).isZero();
      assertThat(demo.answers())
          .contains("killed by signal 9 (KILL)", "0-1,4-7 answered", "processes left over")
          .containsPattern("kill until the notice +\\d+ ms")
          .containsPattern("ranks lost +2-3")
          .containsPattern("processes left over +0 of 6");
    }
  }

  @Test
  @DisplayName("CX-3 TERM ends a demo that watches, with its processes, and exit code 0")
  void demoTerminated() {
    try (MeshProcess demo = mesh("demo")) {
      demo.awaitAnswer("Ctrl-C ends it.").terminate();
      assertThat(demo.exitCode()).as(() -> demo.answers() + demo.remarks()).isZero();
      assertThat(demo.answers()).containsPattern("processes left over +0 of 6");
    }
  }

  @Test
  @DisplayName("up, then hosts and describe; a second host joins; taken names and ports are 5")
  void up() {
    String port = "mesh.cluster.port=" + CommandCluster.freePort();
    try (MeshProcess host = mesh("up", "--host", "alpha", "--cluster", CLUSTER, "--set", port)) {
      String address =
          host.awaitAnswer("Ctrl-C")
              .answers()
              .lines()
              .filter(line -> line.startsWith("address"))
              .map(line -> line.substring("address".length()).strip())
              .findFirst()
              .orElseThrow();
      assertThat(host.commandLine())
          .as("a build does not touch what runs")
          .contains("/target/launcher/")
          .doesNotContain("/target/vertx-mesh.jar");
      listHosts(address);
      describeMissing(address);
      readLogs(address);
      refuseTakenName(address);
      refuseTakenPort(port);
      host.terminate();
      assertThat(host.exitCode()).as(host::remarks).isZero();
      assertThat(host.answers()).contains("Host alpha has stopped.");
    }
  }

  private void listHosts(String address) {
    try (MeshProcess hosts = mesh("hosts", "--json", "--cluster", CLUSTER, "--members", address)) {
      assertThat(hosts.exitCode()).as(hosts::remarks).isZero();
      JsonArray listed = new JsonArray(hosts.answers());
      assertThat(listed).hasSize(1);
      assertThat(listed.getJsonObject(0).getString("host")).isEqualTo("alpha");
    }
  }

  private void describeMissing(String address) {
    try (MeshProcess describe =
        mesh("describe", "nothing", "--cluster", CLUSTER, "--members", address)) {
      assertThat(describe.exitCode()).as(describe::remarks).isEqualTo(4);
      assertThat(describe.remarks()).contains("no mesh is called 'nothing'");
    }
  }

  private void readLogs(String address) {
    Settings settings =
        Settings.of(
            SettingsLayer.commandLine(
                Map.of("mesh.cluster.name", CLUSTER, "mesh.cluster.members", address)));
    ClientNode client = RealCluster.await(ClientNode.join(settings));
    Mesh facade = Facades.of(client, settings);
    HostMesh hosts = RealCluster.await(facade.hosts(1));
    ProcMesh procs = RealCluster.await(hosts.spawn(ProcSpec.named("workers")));
    try (MeshProcess logs =
        mesh("logs", "workers/0", "--json", "--cluster", CLUSTER, "--members", address)) {
      assertThat(logs.exitCode()).as(logs::remarks).isZero();
      List<JsonObject> lines = logs.answers().lines().map(JsonObject::new).toList();
      assertThat(lines)
          .allMatch(line -> line.getString("proc").startsWith("workers.0."))
          .allMatch(line -> line.getString("stream").equals("out"))
          .anyMatch(line -> line.getString("line").contains("takes actors at"));
    } finally {
      RealCluster.await(procs.stop("over"));
      RealCluster.await(client.close());
    }
  }

  private void refuseTakenName(String address) {
    try (MeshProcess second =
        mesh("up", "--host", "alpha", "--cluster", CLUSTER, "--members", address)) {
      assertThat(second.exitCode()).as(second::remarks).isEqualTo(5);
      assertThat(second.remarks()).contains("'alpha' is taken").doesNotContain("\tat dev.");
    }
  }

  private void refuseTakenPort(String port) {
    try (MeshProcess second = mesh("up", "--host", "beta", "--cluster", CLUSTER, "--set", port)) {
      assertThat(second.exitCode()).as(second::remarks).isEqualTo(5);
      assertThat(second.remarks()).contains("already in use");
    }
  }

  @Test
  @DisplayName("no host in the cluster is exit code 3, and says what to do")
  void noHost() {
    try (MeshProcess hosts =
        mesh(
            "hosts",
            "--cluster",
            "empty-" + CLUSTER,
            "--members",
            "127.0.0.1:" + CommandCluster.freePort())) {
      assertThat(hosts.exitCode()).as(hosts::remarks).isEqualTo(3);
      assertThat(hosts.remarks()).contains("No host", "mesh up").doesNotContain("\tat ");
    }
  }

  @Test
  @DisplayName("run: a verticle of a user, which fails; the exit code says so")
  void runFailing() throws IOException {
    try (MeshProcess run =
        mesh(
            "run",
            "--classpath",
            UserJar.in(folder).toString(),
            UserJar.TYPE,
            "--actors",
            "2",
            "--conf",
            "{\"model\": \"m1\", \"fails\": true}")) {
      assertThat(run.exitCode()).as(() -> run.answers() + run.remarks()).isEqualTo(1);
      assertThat(run.answers()).contains("java.lang.IllegalStateException: no model");
    }
  }

  @Test
  @DisplayName("CX-3 run: TERM ends it; nothing failed, exit code 0")
  void runTerminated() throws IOException {
    try (MeshProcess run =
        mesh(
            "run",
            "--classpath",
            UserJar.in(folder).toString(),
            UserJar.TYPE,
            "--conf",
            "{\"model\": \"m1\"}")) {
      run.awaitAnswer("Ctrl-C ends it.").terminate();
      assertThat(run.exitCode()).as(() -> run.answers() + run.remarks()).isZero();
    }
  }

  @Test
  @DisplayName("CX-20 run --drillable prints the drill that it allows, and survives it")
  void runDrillable() throws IOException {
    try (MeshProcess run =
        mesh(
            "run",
            "--drillable",
            "--procs",
            "2",
            "--classpath",
            UserJar.in(folder).toString(),
            UserJar.TYPE,
            "--conf",
            "{\"model\": \"m1\"}")) {
      String drill =
          run.awaitAnswer("Ctrl-C ends it.")
              .answers()
              .lines()
              .filter(line -> line.startsWith("Drill it:"))
              .map(line -> line.substring(line.indexOf("drill")))
              .findFirst()
              .orElseThrow();
      try (MeshProcess kill = mesh(drill.split(" "))) {
        assertThat(kill.exitCode()).as(kill::remarks).isZero();
        assertThat(kill.answers())
            .containsPattern("verdict +within")
            .containsPattern("ranks +0 running, 1 failed");
      }
      run.awaitAnswer("killed by signal 9 (KILL)").terminate();
      assertThat(run.exitCode()).as(() -> run.answers() + run.remarks()).isEqualTo(1);
      assertThat(run.remarks()).contains("mesh run: 1 failed.");
    }
  }

  @Test
  @DisplayName("F6 run: a verticle that does not load is told with its error")
  void runUnloadable() throws IOException {
    try (MeshProcess run =
        mesh(
            "run",
            "--classpath",
            UserJar.in(folder).toString(),
            UserJar.TYPE,
            "--conf",
            "{\"unloadable\": true}")) {
      assertThat(run.exitCode()).as(run::remarks).isEqualTo(1);
      assertThat(run.remarks()).contains("com/acme/Missing").doesNotContain("\tat ");
    }
  }
}
