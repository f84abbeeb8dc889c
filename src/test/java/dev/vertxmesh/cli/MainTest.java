package dev.vertxmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.SupervisionEvent.Kind;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MainTest {
  private final FakePlatform cluster = new FakePlatform();
  private final TestConsole console = new TestConsole();
  private final StopSignal stop = new StopSignal();

  private int run(String... arguments) {
    return Main.run(Tools.of(console.console(), stop, cluster), arguments);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "up",
        "run",
        "hosts",
        "procs",
        "meshes",
        "top",
        "describe",
        "events",
        "logs",
        "spawn",
        "spawn actors",
        "spawn procs",
        "ask",
        "cast",
        "stop",
        "kill",
        "drain",
        "config",
        "explain",
        "doctor",
        "completion",
        "version",
        "drill"
      })
  @DisplayName("CX-1 each verb's help has an example and every exit code")
  void help(String verb) {
    assertThat(run((verb + " --help").split(" "))).isZero();
    assertThat(console.answers()).contains("Example:", "mesh " + verb, "Exit codes:");
    for (ExitCode code : ExitCode.values()) {
      assertThat(console.answers()).containsPattern("\\s" + code.number() + "\\s");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                  | a verb is missing
          hoists                              | hoists
          describe                            | MESH
          stop scores --deadline 10           | the number has no unit
          stop scores --deadline soon         | --deadline
          logs                                | MESH
          logs scores/two                     | is no rank
          logs scores --lines 0               | --lines is 0
          logs scores -f --previous           | cannot be followed
          logs scores --stream middle         | --stream
          hosts --set mesh.no.such=1          | nearest known one
          hosts --set mesh.cluster.port=wide  | mesh.cluster.port
          hosts --config /no/such/file        | /no/such/file
          explain scores                      | scores
          explain --set mesh.no.such=1        | nearest known one
          explain --set mesh.hang-timeout=2   | the number has no unit
          explain --set mesh.cluster.config=/no | /no
          run com.acme.Missing                | com.acme.Missing
          run java.lang.String                | is no verticle
          run com.acme.S --hosts 0            | --hosts is 0
          run com.acme.S --procs 0            | --procs is 0
          run com.acme.S --actors -1          | --actors is -1
          run com.acme.S --actors many        | many
          run com.acme.S --name a/b           | a/b
          run com.acme.S --classpath /no.jar  | /no.jar
          run com.acme.S --conf {oops         | no JSON object
          run com.acme.S --conf /no/such.json | /no/such.json
          """)
  @DisplayName("F6 bad input is exit code 2, and says what was wrong, without a stack")
  void badInput(String line, String problem) {
    assertThat(run(line.isEmpty() ? new String[0] : line.split(" +"))).isEqualTo(2);
    assertThat(console.remarks()).contains(problem).doesNotContain("\tat ");
    assertThat(console.answers()).isEmpty();
    assertThat(cluster.calls).isEmpty();
  }

  @Test
  @DisplayName("F6 a configuration file with an unknown key names the file and the nearest key")
  void badFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("mesh.properties"), "mesh.orphan-timeouts=1s\n");
    assertThat(run("hosts", "--config", file.toString())).isEqualTo(2);
    assertThat(console.remarks()).contains("mesh.properties", "mesh.orphan-timeout");
  }

  @Test
  @DisplayName("hosts are an aligned table")
  void hosts() {
    assertThat(run("hosts", "--cluster", "production", "--members", "10.0.0.1:5701")).isZero();
    assertThat(console.answers())
        .isEqualToNormalizingNewlines(
            """
            HOST   MACHINE  PID  PROCS  MAX-PROCS  LAUNCHED  STARTED
            alpha  box      17   1      64         false     2026-01-02T12:00:00Z
            """);
    assertThat(cluster.calls).containsExactly("join production 10.0.0.1:5701", "close");
  }

  @Test
  @DisplayName("CX-2 --json prints JSON alone")
  void json() {
    assertThat(run("hosts", "--json")).isZero();
    JsonObject host = new JsonArray(console.answers()).getJsonObject(0);
    assertThat(host.getString("host")).isEqualTo("alpha");
    assertThat(host.getInteger("max-procs")).isEqualTo(64);
    assertThat(host.getString("started")).isEqualTo("2026-01-02T12:00:00Z");
  }

  @Test
  @DisplayName("CX-2 an empty list is a sentence, and an empty array as JSON")
  void none() {
    cluster.hosts = List.of();
    assertThat(run("hosts")).isZero();
    assertThat(console.answers()).startsWith("No host");
    TestConsole other = new TestConsole();
    Main.run(Tools.of(other.console(), stop, cluster), "hosts", "--json");
    assertThat(new JsonArray(other.answers())).isEmpty();
  }

  @Test
  @DisplayName("procs and meshes are listed")
  void lists() {
    assertThat(run("procs")).isZero();
    assertThat(run("meshes")).isZero();
    assertThat(console.answers()).contains("w0", "workers", "scores", "com.acme.S");
  }

  @Test
  @DisplayName("describe shows the mesh, its ranks and what has happened")
  void describe() {
    assertThat(run("describe", "scores")).isZero();
    assertThat(console.answers())
        .contains("health", "failed", "procs=2", "RANKS", "running")
        .contains("proc w1", "killed by signal 9 (KILL)", "3 earlier ends")
        .contains("  crash report  /logs/w1.hs_err.log on host alpha", "    loading model")
        .contains("  started       2026-01-02T11:59:00Z", "  last seen     2026-01-02T11:59:59Z")
        .contains("lease         60s after each renewal, held by its controller of epoch 7")
        .contains("drillable     `mesh drill` may perform faults on it")
        .containsPattern("w0 +0 +\\S+ +\\S+ +52s")
        .containsPattern("w1 +1 +- +- +-")
        .containsPattern("mesh.hang-timeout +2s +command line")
        .doesNotContain("secret", "mesh.orphan-timeout");
  }

  @Test
  @DisplayName("describe as JSON has ranks and events")
  void describeJson() {
    assertThat(run("describe", "scores", "--json")).isZero();
    JsonObject mesh = new JsonObject(console.answers());
    assertThat(mesh.getString("health")).isEqualTo("failed");
    assertThat(mesh.getJsonArray("ranks")).hasSize(2);
    assertThat(mesh.getLong("forgotten")).isEqualTo(3);
    assertThat(mesh.getJsonObject("lease").getJsonArray("left"))
        .containsExactly(new JsonObject().put("agent", "w0").put("left-ms", 52_400));
    assertThat(mesh.getJsonArray("settings")).hasSize(2);
    JsonObject event = mesh.getJsonArray("events").getJsonObject(0);
    assertThat(event.getString("learned")).isEqualTo("process-exit");
    assertThat(event.getInteger("exit-code")).isEqualTo(137);
    assertThat(event.getInteger("signal")).isEqualTo(9);
    assertThat(event.getJsonArray("output")).containsExactly("loading model");
    assertThat(event.getJsonObject("post-mortem"))
        .isEqualTo(
            new JsonObject()
                .put("pid", 4711)
                .put("host", "alpha")
                .put("memory", "probably-killed")
                .put("started", "2026-01-02T11:59:00Z")
                .put("last-seen", "2026-01-02T11:59:59Z")
                .put("ended", "2026-01-02T12:00:00Z")
                .put("crash-report", "/logs/w1.hs_err.log"));
  }

  @Test
  @DisplayName("F6 a mesh that does not exist is exit code 4, and the cluster is left")
  void unknownMesh() {
    assertThat(run("describe", "scrores")).isEqualTo(4);
    assertThat(console.remarks()).contains("scrores");
    assertThat(cluster.calls).endsWith("close");
  }

  @Test
  @DisplayName("events prints one JSON object a line")
  void eventsJson() {
    assertThat(run("events", "scores", "--json")).isZero();
    assertThat(console.answers().lines()).hasSize(1);
    assertThat(new JsonObject(console.answers()).getString("event")).isEqualTo("failed");
  }

  @Test
  @DisplayName("events --follow ends when the mesh has ended")
  void follow() {
    cluster.events =
        List.of(
            FakePlatform.failure(), FakePlatform.event(Kind.ENDED, Status.STOPPED, Ranks.none()));
    assertThat(run("events", "scores", "-f")).isZero();
    assertThat(console.answers().lines()).hasSize(2);
  }

  @Test
  @DisplayName("events --follow is unavailable when the cluster is lost")
  void followLost() {
    cluster.events = List.of(FakePlatform.event(Kind.CLUSTER_LOST, Status.UNKNOWN, Ranks.none()));
    assertThat(run("events", "scores", "-f")).isEqualTo(3);
  }

  @Test
  @DisplayName("logs of a mesh are those of its procs, each line with its proc")
  void logs() {
    assertThat(run("logs", "scores", "--lines", "7")).isZero();
    assertThat(console.answers().lines())
        .containsExactly(
            "w0: OUT of w0, last 7",
            "w0: ERR of w0, last 7",
            "w1: OUT of w1, last 7",
            "w1: ERR of w1, last 7");
  }

  @Test
  @DisplayName("logs as JSON: one object a line, with its proc and its stream")
  void logsJson() {
    assertThat(run("logs", "scores/1", "--stream", "err", "--json")).isZero();
    assertThat(new JsonObject(console.answers()))
        .isEqualTo(
            new JsonObject()
                .put("proc", "w1")
                .put("stream", "err")
                .put("line", "ERR of w1, last 100"));
  }

  @Test
  @DisplayName("logs of a rank are plain lines; one stream alone and the older copy can be had")
  void logsOfARank() {
    assertThat(run("logs", "scores/1", "--previous", "--stream", "err")).isZero();
    assertThat(console.answers().lines()).containsExactly("older ERR of w1, last 100");
  }

  @Test
  @DisplayName("logs --follow ends when the procs have ended, and fails with the log")
  void followLogs() {
    assertThat(run("logs", "scores/1", "-f")).isZero();
    assertThat(console.answers().lines()).containsExactly("OUT goes on", "ERR goes on");
    cluster.logEnd = Future.failedFuture("the host is gone");
    assertThat(run("logs", "scores/1", "-f")).isEqualTo(1);
    assertThat(console.remarks()).contains("the host is gone");
  }

  @Test
  @DisplayName("F6 logs of what does not exist are exit code 4")
  void logsOfNobody() {
    assertThat(run("logs", "scrores")).isEqualTo(4);
    assertThat(console.remarks()).contains("scrores");
  }

  @Test
  @DisplayName("stop passes reason and deadline on")
  void stopMesh() {
    assertThat(run("stop", "scores", "--reason", "enough", "--deadline", "500ms")).isZero();
    assertThat(cluster.calls).contains("stop mesh scores, enough, PT0.5S");
    assertThat(console.answers()).contains("Mesh scores has stopped.");
  }

  @Test
  @DisplayName("stop takes ranks, and says which had to be ended by force")
  void stopRanks() {
    cluster.forced = "8";
    assertThat(run("stop", "scores/0-3,8")).isZero();
    assertThat(cluster.calls)
        .anySatisfy(call -> assertThat(call).startsWith("stop ranks 0-3,8 of mesh scores, "));
    assertThat(console.answers())
        .contains("Ranks 0-3,8 of mesh scores have stopped.", "Ended by force: ranks 8.");
    assertThat(run("stop", "scores/one")).isEqualTo(2);
    assertThat(console.remarks()).contains("'one' are no ranks");
    assertThat(run("stop", "scores/")).isEqualTo(2);
  }

  @Test
  @DisplayName("stop fails naming the ranks that are left at the deadline")
  void stopTooSlow() {
    cluster.left = "3-4";
    assertThat(run("stop", "scores")).isEqualTo(1);
    assertThat(console.remarks()).contains("ranks 3-4", "10000 ms");
  }

  @Test
  @DisplayName("CX-3 a host says who it is, and stops when it is asked to")
  void up() {
    stop.ask();
    assertThat(run("up", "--host", "alpha")).isZero();
    assertThat(cluster.calls).containsExactly("start alpha", "stop host");
  }

  @Test
  @DisplayName("a host that others end is exit code 0")
  void upEnded() {
    cluster.ended.complete();
    assertThat(run("up", "--host", "alpha")).isZero();
    assertThat(console.answers())
        .contains("Host alpha is up", "production", "127.0.0.1:5701", "has stopped");
  }

  @Test
  @DisplayName("CX-1 --debug shows the stack, nothing else does")
  void debug() {
    cluster.start = Future.failedFuture(new IllegalStateException("broken inside"));
    assertThat(run("hosts")).isEqualTo(1);
    assertThat(console.remarks()).contains("broken inside").doesNotContain("\tat ");
    assertThat(run("hosts", "--debug")).isEqualTo(1);
    assertThat(console.remarks()).contains("\tat ");
  }

  @Test
  @DisplayName("SE-8 explain says how late each fault is noticed, and what contradicts")
  void explain() {
    assertThat(run("explain", "--set", "mesh.hang-timeout=40s")).isZero();
    assertThat(console.answers())
        .contains("a worker is frozen: within 51s", "= 5/4 of mesh.hang-timeout = 40s + 1s")
        .contains(
            "hazelcast.max.no.heartbeat.seconds = 15s + hazelcast.heartbeat.interval.seconds = 1s");
    assertThat(console.remarks()).contains("warning: mesh.hang-timeout = 40s is not shorter");
  }

  @Test
  @DisplayName("SE-10 explain names what is unwise; what nothing starts with is exit code 2")
  void explainUnwise() {
    assertThat(run("explain", "--set", "mesh.hang-timeout=500ms")).isZero();
    assertThat(console.remarks()).contains("advice: mesh.hang-timeout = 500ms is shorter");
    assertThat(run("explain", "--set", "mesh.orphan-timeout=20s")).isEqualTo(2);
    assertThat(console.remarks()).contains("error: mesh.orphan-timeout = 20s is less than 3 times");
  }

  @Test
  @DisplayName("CX-2 explain --json is JSON alone")
  void explainJson() {
    assertThat(run("explain", "--json", "--set", "mesh.orphan-timeout=0")).isZero();
    JsonObject answer = new JsonObject(console.answers());
    assertThat(answer.getJsonArray("problems").getJsonObject(0).getString("severity"))
        .isEqualTo("advice");
    assertThat(answer.getJsonArray("faults").stream().map(JsonObject.class::cast))
        .anySatisfy(
            fault -> {
              assertThat(fault.getString("fault")).isEqualTo("owner-lost");
              assertThat(fault.getLong("within-ms")).isNull();
            })
        .anySatisfy(
            fault -> {
              assertThat(fault.getString("fault")).isEqualTo("worker-freezes");
              assertThat(fault.getLong("within-ms")).isEqualTo(13_500);
            });
  }

  @Test
  @DisplayName("config tells who gave a value")
  void config() {
    assertThat(run("config", "--set", "mesh.orphan-timeout=30s")).isZero();
    assertThat(console.answers())
        .containsPattern("mesh\\.orphan-timeout\\s+30s\\s+command line")
        .containsPattern("mesh\\.hang-timeout\\s+10s\\s+default");
  }
}
