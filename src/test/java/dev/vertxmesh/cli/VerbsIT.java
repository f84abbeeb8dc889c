package dev.vertxmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.cli.CommandCluster.Said;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The life of two meshes by the command alone; each case goes on where the one before ended. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class VerbsIT {
  private static final String SCORES = "examples.ScoreVerticle";

  private CommandCluster cluster;

  @BeforeAll
  void up(@TempDir Path folder) {
    cluster = CommandCluster.up(folder);
  }

  @AfterAll
  void down() {
    cluster.end();
  }

  private Said mesh(String... arguments) {
    return cluster.mesh(arguments);
  }

  private static JsonObject byName(JsonArray rows, String name) {
    return rows.stream()
        .map(JsonObject.class::cast)
        .filter(row -> row.getString("mesh").equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @Order(1)
  @DisplayName("CO-21 CX-5 spawn procs and actors: they live on after the command has left")
  void spawn() {
    assertThat(mesh("spawn", "procs", "workers", "--procs", "2").succeeds().answers())
        .contains("Mesh workers is up: 2 procs, hosts=1,procs=2.");
    JsonObject spawned =
        new JsonObject(
            mesh("spawn", "actors", "scores", SCORES, "--on", "workers", "--actors", "2", "--json")
                .succeeds()
                .answers());
    assertThat(spawned.getString("extent")).isEqualTo("hosts=1,procs=2,actors=2");
    JsonArray meshes = new JsonArray(mesh("meshes", "--json").succeeds().answers());
    assertThat(byName(meshes, "scores").getString("status")).isEqualTo("running");
    assertThat(byName(meshes, "workers").getString("owner")).isEmpty();
  }

  @Test
  @Order(2)
  @DisplayName(
      "CX-5 a spawn of a taken name, on what is not there, or of no class, says what to do")
  void spawnRefused() {
    Said taken = mesh("spawn", "procs", "workers");
    assertThat(taken.code()).as(taken.remarks()).isEqualTo(5);
    assertThat(taken.remarks()).contains("there already: of procs, running", "mesh stop workers");
    Said nowhere = mesh("spawn", "actors", "more", SCORES, "--on", "nothing");
    assertThat(nowhere.code()).as(nowhere.remarks()).isEqualTo(4);
    assertThat(nowhere.remarks()).contains("no mesh is called 'nothing'", "scores, workers");
    Said wrongKind = mesh("spawn", "actors", "more", SCORES, "--on", "scores");
    assertThat(wrongKind.code()).as(wrongKind.remarks()).isEqualTo(2);
    Said noClass = mesh("spawn", "actors", "more", "no.such.Verticle", "--on", "workers");
    assertThat(noClass.code()).as(noClass.remarks()).isNotZero();
    assertThat(noClass.remarks()).contains("no.such.Verticle").doesNotContain("\tat ");
  }

  @Test
  @Order(3)
  @DisplayName("A5 ask and cast, all ranks and some")
  void messages() {
    Said asked = mesh("ask", "scores", "{\"text\": \"hello\"}").succeeds();
    assertThat(asked.answers().lines()).hasSize(4).allMatch(line -> line.contains("\"score\":5"));
    Said some = mesh("ask", "scores/1,3", "{\"text\": \"hi\"}", "--json").succeeds();
    assertThat(new JsonArray(some.answers()))
        .extracting(row -> ((JsonObject) row).getJsonObject("answer").getInteger("rank"))
        .containsExactly(1, 3);
    Said outside = mesh("ask", "scores/4", "hello");
    assertThat(outside.code()).as(outside.remarks()).isEqualTo(2);
    assertThat(outside.remarks()).contains("has the ranks 0-3");
    assertThat(mesh("ask", "workers", "hello").remarks()).contains("is one of procs");
    assertThat(mesh("cast", "scores/0", "{\"text\": \"hello\"}").succeeds().answers())
        .contains("Accepted by rank 0.");
  }

  @Test
  @Order(4)
  @DisplayName("CO-20 CX-7 kill an actor, then a worker with what runs on it: stopped, not failed")
  void kill() {
    assertThat(mesh("kill", "scores/0").succeeds().answers())
        .contains("Killed rank 0 of mesh scores.");
    Said many = mesh("kill", "workers");
    assertThat(many.code()).as(many.remarks()).isEqualTo(2);
    assertThat(many.remarks()).contains("that kills 2", "--yes");
    JsonArray procs = new JsonArray(mesh("procs", "--json").succeeds().answers());
    JsonObject second =
        procs.stream()
            .map(JsonObject.class::cast)
            .filter(proc -> proc.getInteger("rank") == 1)
            .findFirst()
            .orElseThrow();
    assertThat(mesh("kill", second.getString("proc")).succeeds().answers())
        .contains(
            "Killed rank 1 of mesh workers.",
            "pid " + second.getInteger("pid") + " on alpha",
            "With it: ranks 2-3 of mesh scores");
    assertThat(ProcessHandle.of(second.getLong("pid")).filter(ProcessHandle::isAlive)).isEmpty();
    Said asked = mesh("ask", "scores", "{\"text\": \"hello\"}");
    assertThat(asked.code()).as(asked.answers()).isEqualTo(1);
    assertThat(asked.answers().lines()).hasSize(1);
    assertThat(asked.remarks()).contains("rank 0 did not answer", "killed");
    assertThat(mesh("kill", "workers/1").succeeds().answers()).contains("Nothing to kill");
  }

  @Test
  @Order(5)
  @DisplayName("HO-8 drain ends what is left on the host; the meshes can be stopped")
  void drain() {
    assertThat(mesh("drain", "alpha", "--deadline", "5s").succeeds().answers())
        .contains("Host alpha is empty: 1 worker ended.", "rank 0 of mesh workers");
    Said unknown = mesh("drain", "gamma");
    assertThat(unknown.code()).isNotZero();
    assertThat(unknown.remarks()).contains("no host is called 'gamma'", "alpha");
    JsonObject stopped = new JsonObject(mesh("stop", "scores", "--json").succeeds().answers());
    assertThat(stopped.getString("mesh")).isEqualTo("scores");
    mesh("stop", "workers").succeeds();
  }
}
