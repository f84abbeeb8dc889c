package dev.vertxmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("version, doctor, completion, and names")
final class SmallVerbsTest {
  private final FakePlatform cluster = new FakePlatform();
  private final TestConsole console = new TestConsole();

  private int run(String... arguments) {
    return Main.run(Tools.of(console.console(), new StopSignal(), cluster), arguments);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          version extra        | extra
          doctor extra         | extra
          top extra            | extra
          doctor --set mesh.no=1 | nearest known one
          completion           | SHELL
          completion fish      | fish
          help nothing         | nothing
          """)
  @DisplayName("F6 CX-5 bad input is exit code 2")
  void badInput(String line, String problem) {
    assertThat(run(line.split(" +"))).isEqualTo(2);
    assertThat(console.remarks()).contains(problem).doesNotContain("\tat ");
    assertThat(cluster.calls).isEmpty();
  }

  @Test
  @DisplayName("version names ours, and what it stands on")
  void version() {
    assertThat(run("version")).isZero();
    assertThat(console.answers()).contains("vertx-mesh ", "Vert.x 5.", "Hazelcast 5.", "Java ");
    assertThat(run("help")).isZero();
    assertThat(run("help", "ask")).isZero();
    assertThat(console.answers()).contains("Commands:", "Usage: mesh ask");
  }

  @Test
  @DisplayName("version --json is JSON alone")
  void versionJson() {
    assertThat(run("version", "--json")).isZero();
    assertThat(new JsonObject(console.answers()).fieldNames())
        .containsExactly("vertx-mesh", "vertx", "hazelcast", "java");
  }

  @Test
  @DisplayName("CX-10 doctor examines the machine, and the cluster if it answers")
  void doctor() {
    run("doctor", "--json");
    JsonArray findings = new JsonArray(console.answers());
    assertThat(findings)
        .extracting(finding -> ((JsonObject) finding).getString("check"))
        .contains("java", "memory", "open-files", "leftovers", "cluster", "clock");
    assertThat(cluster.calls).endsWith("close");
  }

  @Test
  @DisplayName("CX-10 doctor says what fails, and its exit code is 1; without a cluster as well")
  void doctorFails() {
    cluster.start = Future.failedFuture("nobody there");
    assertThat(run("doctor", "--set", "mesh.host.directory=/proc/version")).isEqualTo(1);
    assertThat(console.answers())
        .contains("FAIL  directory", "→ Set mesh.host.directory", "no host answers", " fail, ");
  }

  @Test
  @DisplayName("CX-9 top without a terminal prints one frame, and as JSON one object")
  void top() {
    assertThat(run("top")).isZero();
    assertThat(console.answers()).contains("mesh top", "alpha", "scores", "EVENTS", "KILL");
    assertThat(console.remarks()).contains("one frame only");
    assertThat(cluster.calls).endsWith("close");
  }

  @Test
  @DisplayName("CX-2 top --json is JSON alone")
  void topJson() {
    assertThat(run("top", "--json")).isZero();
    JsonObject frame = new JsonObject(console.answers());
    assertThat(frame.fieldNames())
        .containsExactly("cluster", "time", "hosts", "procs", "meshes", "events");
    cluster.start = Future.failedFuture("nobody there");
    assertThat(run("top", "--once")).isEqualTo(1);
  }

  @Test
  @DisplayName("CX-11 names alone, one a line")
  void names() {
    assertThat(run("meshes", "--names")).isZero();
    assertThat(run("procs", "--names")).isZero();
    assertThat(run("hosts", "--names")).isZero();
    assertThat(console.answers()).isEqualToNormalizingNewlines("scores\nw0\nalpha\n");
    cluster.start = Future.failedFuture("nobody there");
    assertThat(run("meshes", "--names")).isEqualTo(1);
  }

  @Test
  @DisplayName("CX-11 bash completes verbs, options, and live names; errors are not shown")
  void completion(@TempDir Path folder) throws IOException, InterruptedException {
    assertThat(run("completion", "bash")).isZero();
    Path script = Files.writeString(folder.resolve("mesh.bash"), console.answers());
    Path mesh =
        Files.writeString(
            folder.resolve("mesh"),
            """
            #!/bin/sh
            echo "an error" >&2
            case "$*" in
              "meshes --names --cluster c") echo scores; echo workers ;;
              "procs --names --cluster c") echo workers.0.e1 ;;
            esac
            """);
    Files.setPosixFilePermissions(mesh, PosixFilePermissions.fromString("rwx------"));
    assertThat(BashCompletion.offers(script, mesh, "des")).contains("describe");
    assertThat(BashCompletion.offers(script, mesh, "ask --time")).contains("--timeout");
    assertThat(BashCompletion.offers(script, mesh, "describe --cluster c "))
        .contains("scores", "workers");
    assertThat(BashCompletion.offers(script, mesh, "kill --cluster c work"))
        .contains("workers", "workers.0.e1")
        .doesNotContain("scores");
    assertThat(BashCompletion.offers(script, mesh, "spawn actors --cluster c --on sc"))
        .contains("scores");
  }
}
