package dev.vertxmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.cli.CommandCluster.Said;
import dev.vertxmesh.real.RealCluster;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The verbs that look, at one real cluster in which a worker was killed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class LooksIT {
  private static final String CTRL_C = "\u0003";
  private static final String SCREEN_LEFT = "\u001b[?1049l";

  private Path folder;
  private CommandCluster cluster;

  @BeforeAll
  void up(@TempDir Path temporary) {
    folder = temporary;
    cluster = CommandCluster.up(folder);
    cluster.mesh("spawn", "procs", "workers", "--procs", "2", "--drillable").succeeds();
    cluster
        .mesh(
            "spawn",
            "actors",
            "scores",
            "examples.ScoreVerticle",
            "--on",
            "workers",
            "--actors",
            "2",
            "--drillable")
        .succeeds();
    Said drill = cluster.mesh("drill", "kill", "scores").succeeds();
    assertThat(drill.answers()).containsPattern("ranks +0-1 running, 2-3 failed");
  }

  @AfterAll
  void down() {
    cluster.close();
  }

  @ParameterizedTest
  @Order(1)
  @ValueSource(
      strings = {
        "hosts",
        "procs",
        "meshes",
        "describe scores",
        "describe workers",
        "events scores",
        "logs scores/0",
        "hosts --json",
        "procs --json",
        "meshes --json",
        "events workers --json"
      })
  @DisplayName("CX-23 what is printed is the same through the HTTP API and by joining")
  void same(String verb) {
    String[] arguments = verb.split(" ");
    Said http = cluster.overHttp(arguments).succeeds();
    assertThat(http.answers()).isNotBlank();
    String[] joining = (verb + " --no-api").split(" ");
    assertThat(timeless(cluster.mesh(joining).succeeds().answers()))
        .isEqualTo(timeless(http.answers()));
  }

  /** Without what is left of leases, and without the settings of the host, which it alone knows. */
  private static String timeless(String answers) {
    return answers
        .replaceAll(" \\d{1,2}s\\n", " some s\n")
        .replaceAll("(?s)\n\nSettings of.*", "\n");
  }

  @Test
  @Order(1)
  @DisplayName("C4 describe and events tell who died, of what, and what is left")
  void describe() {
    String described = cluster.overHttp("describe", "scores").succeeds().answers();
    assertThat(described)
        .contains("killed by signal 9 (KILL)", "takes actors at")
        .containsPattern("0-1 +2 +running")
        .containsPattern("lease +60s after each renewal, held by its controller of epoch \\d+")
        .containsPattern("workers\\.0\\.\\w+ +0-1 +alpha +\\d+ +[2-6]\\ds")
        .containsPattern("workers\\.1\\.\\w+ +2-3 +- +- +-")
        .containsPattern("drillable +`mesh drill`")
        .containsPattern("mesh\\.host\\.name +alpha +command line")
        .containsPattern("2-3 +2 +failed");
    JsonObject json =
        new JsonObject(cluster.overHttp("describe", "scores", "--json").succeeds().answers());
    assertThat(json.getString("health")).isEqualTo("failed");
    assertThat(json.getBoolean("drillable")).isTrue();
    assertThat(json.getJsonObject("lease").getJsonArray("left")).hasSize(1);
    assertThat(json.getJsonArray("settings")).isNotEmpty();
    assertThat(cluster.overHttp("events", "scores").succeeds().answers())
        .containsPattern("2-3 +failed +proc workers\\.1\\.\\w+ +process-exit");
  }

  @Test
  @Order(1)
  @DisplayName(
      "CX-9 top prints one frame, as text and as JSON, through the HTTP API and by joining")
  void topOnce() {
    for (Said frame :
        List.of(cluster.overHttp("top", "--once"), cluster.mesh("top", "--once", "--no-api"))) {
      assertThat(frame.succeeds().answers())
          .contains("1 host, 1 proc, 2 meshes", "EVENTS", "killed by signal 9 (KILL)")
          .containsPattern("scores +actors +workers +running +█+✗+ +2 failed, 2 running");
    }
    JsonObject frame = new JsonObject(cluster.overHttp("top", "--json").succeeds().answers());
    assertThat(frame.getJsonArray("hosts").getJsonObject(0).getString("host")).isEqualTo("alpha");
    assertThat(frame.getJsonArray("procs")).hasSize(1);
    assertThat(frame.getJsonArray("procs").getJsonObject(0).getLong("memory-bytes")).isPositive();
    assertThat(frame.getJsonArray("meshes")).hasSize(2);
    assertThat(frame.getJsonArray("events")).hasSize(2);
  }

  @Test
  @Order(1)
  @DisplayName("CX-10 doctor finds the cluster that runs, and takes no worker of it for a leftover")
  void doctor() {
    Said said =
        cluster.mesh("doctor", "--json", "--set", "mesh.host.directory=" + folder.resolve("host"));
    JsonArray findings = new JsonArray(said.answers());
    assertThat(finding(findings, "cluster").getString("measured")).startsWith("1 host");
    assertThat(finding(findings, "clock").getString("measured")).contains("differ by");
    assertThat(finding(findings, "leftovers").getString("verdict")).isEqualTo("ok");
    boolean fails =
        findings.stream().anyMatch(one -> "fail".equals(((JsonObject) one).getString("verdict")));
    assertThat(said.code()).as(said.answers()).isEqualTo(fails ? 1 : 0);
  }

  private static JsonObject finding(JsonArray findings, String check) {
    return findings.stream()
        .map(JsonObject.class::cast)
        .filter(one -> one.getString("check").equals(check))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @Order(1)
  @DisplayName("config, explain, version and help run through the launcher")
  void aside() {
    JsonArray config = new JsonArray(cluster.mesh("config", "--json").succeeds().answers());
    assertThat(config)
        .extracting(row -> ((JsonObject) row).getString("source"))
        .contains("default", "command line");
    assertThat(cluster.mesh("explain").succeeds().answers()).contains("mesh.orphan-timeout");
    try (MeshProcess version = MeshProcess.start(folder, "version", "--json")) {
      assertThat(version.exitCode()).isZero();
      assertThat(new JsonObject(version.answers()).getString("vertx")).startsWith("5.");
    }
    try (MeshProcess help = MeshProcess.start(folder, "help", "drill")) {
      assertThat(help.exitCode()).isZero();
      assertThat(help.answers()).contains("Usage: mesh drill");
    }
  }

  @Test
  @Order(1)
  @DisplayName("CX-11 names alone, one a line, through the HTTP API and by joining")
  void names() {
    assertThat(cluster.overHttp("hosts", "--names").succeeds().answers().lines())
        .containsExactly("alpha");
    assertThat(cluster.overHttp("meshes", "--names").succeeds().answers().lines())
        .containsExactly("scores", "workers");
    String procs = cluster.overHttp("procs", "--names").succeeds().answers();
    assertThat(procs).startsWith("workers.0.");
    Awaitility.await("names, which must come within seconds, on a machine that may be busy")
        .atMost(RealCluster.GENEROUS)
        .until(() -> cluster.mesh("procs", "--names", "--no-api").answers().equals(procs));
  }

  @Test
  @Order(1)
  @DisplayName("CX-11 bash completes names of what runs; for zsh there is a script as well")
  void completion() throws IOException {
    Path launcher = Path.of("launcher/mesh").toAbsolutePath();
    Path script = folder.resolve("mesh.bash");
    try (MeshProcess completion = MeshProcess.start(folder, "completion", "bash")) {
      assertThat(completion.exitCode()).isZero();
      Files.writeString(script, completion.answers());
    }
    String join = String.join(" ", cluster.joinOptions());
    Awaitility.await("names, which must come within seconds, on a machine that may be busy")
        .atMost(RealCluster.GENEROUS)
        .untilAsserted(
            () ->
                assertThat(BashCompletion.offers(script, launcher, "describe " + join + " sc"))
                    .contains("scores")
                    .doesNotContain("workers"));
    try (MeshProcess completion = MeshProcess.start(folder, "completion", "zsh")) {
      assertThat(completion.exitCode()).isZero();
      assertThat(completion.answers()).contains("bashcompinit");
    }
  }

  @Test
  @Order(2)
  @DisplayName("CX-3 CX-9 top in a terminal: keys do what they say, Ctrl-C leaves it as it was")
  void topLive() {
    try (MeshProcess top = cluster.startInTerminal("top", "--no-api")) {
      top.awaitAnswer("q quit").type("j\r");
      top.awaitAnswer("THE LATEST FIRST").type("q");
      top.type("/wor").awaitAnswer("/wor_").type(CTRL_C);
      assertThat(top.exitCode()).as(top::answers).isZero();
      assertThat(top.answers())
          .contains(SCREEN_LEFT, "exit code 0", "terminal as before")
          .doesNotContain("OUT OF TOUCH");
    }
  }

  @Test
  @Order(3)
  @DisplayName("events --follow tells what was, goes on, and ends with the mesh")
  void follow() {
    try (MeshProcess events = cluster.start("events", "scores", "--follow", "--json")) {
      events.awaitAnswer("signal");
      cluster.mesh("stop", "scores", "--reason", "enough looked").succeeds();
      assertThat(events.exitCode()).as(events::remarks).isZero();
      assertThat(events.answers().lines().map(JsonObject::new))
          .extracting(event -> event.getString("event"))
          .startsWith("failed")
          .endsWith("ended");
    }
  }

  @Test
  @Order(4)
  @DisplayName("CX-9 top says that the cluster is lost, through the HTTP API and joined; q leaves")
  void topLosesTouch() {
    try (MeshProcess joined = cluster.startInTerminal("top", "--no-api");
        MeshProcess http = MeshProcess.startInTerminal(folder, "top", "--api", cluster.url())) {
      for (MeshProcess top : List.of(joined, http)) {
        top.awaitAnswer("q quit");
      }
      cluster.end();
      for (MeshProcess top : List.of(joined, http)) {
        top.awaitAnswer("OUT OF TOUCH").type("q");
        assertThat(top.exitCode()).as(top::answers).isZero();
        assertThat(top.answers()).contains(SCREEN_LEFT, "exit code 0", "terminal as before");
      }
    }
  }
}
