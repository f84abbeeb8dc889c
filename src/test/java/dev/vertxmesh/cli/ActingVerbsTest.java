package dev.vertxmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.CastResult;
import dev.vertxmesh.admin.view.UnknownNameException;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The verbs that act: spawn, ask, cast, kill, drain")
final class ActingVerbsTest {
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
          spawn                                        | actors or procs
          spawn hosts farm                             | hosts
          spawn actors                                 | NAME
          spawn actors scores com.acme.S               | --on
          spawn actors a/b com.acme.S --on w           | a/b
          spawn actors s com.acme.S --on w/1           | w/1
          spawn actors s com.acme.S --on w --actors 0  | --actors is 0
          spawn actors s com.acme.S --on w --conf {no  | no JSON object
          spawn actors s com.acme.S --on w --conf @/no | /no
          spawn actors s com.acme.S --on w --lease 10  | the number has no unit
          spawn procs                                  | NAME
          spawn procs w --hosts -1                     | --hosts is -1
          spawn procs w --hosts many                   | many
          spawn procs w --procs 0                      | --procs is 0
          spawn procs w --worker-setting lonely        | --worker-setting
          ask                                          | MESH
          ask scores                                   | JSON
          ask scores/one hello                         | are no ranks
          ask scores {oops                             | is no JSON
          ask scores [1,                               | is no JSON
          ask scores @/no/such/file                    | /no/such/file
          ask scores hello --timeout soon              | --timeout
          ask scores hello there                       | there
          cast scores                                  | JSON
          cast scores/ hello                           | stand ranks
          cast scores @/no/such/file                   | /no/such/file
          kill                                         | MESH
          kill scores/one                              | are no ranks
          kill scores --deadline 10                    | the number has no unit
          drain                                        | --all
          drain alpha --all                            | --all
          drain alpha --deadline never                 | --deadline
          """)
  @DisplayName("F6 CX-5 bad input is exit code 2, says what was wrong, and nothing is touched")
  void badInput(String line, String problem) {
    assertThat(run(line.split(" +"))).isEqualTo(2);
    assertThat(console.remarks()).contains(problem).doesNotContain("\tat ");
    assertThat(console.answers()).isEmpty();
    assertThat(cluster.calls).isEmpty();
  }

  @Test
  @DisplayName("ask prints equal answers together, texts as they are")
  void ask() {
    assertThat(run("ask", "scores", "{\"text\": \"hello\"}", "--timeout", "2s")).isZero();
    assertThat(console.answers())
        .isEqualToNormalizingNewlines(
            """
            0-1  fine
            2    {"n":1}
            """);
    assertThat(cluster.calls).contains("ask mesh scores JsonObject {\"text\":\"hello\"} PT2S");
  }

  @Test
  @DisplayName("CX-6 a rank that does not answer is told on stderr, and is exit code 1")
  void askFails() {
    cluster.answers =
        List.of(FakeHands.answer("fine"), FakeHands.missing("rank 1 of scores is stopping"));
    assertThat(run("ask", "scores", "tally")).isEqualTo(1);
    assertThat(console.answers()).isEqualToNormalizingNewlines("0  fine\n");
    assertThat(console.remarks())
        .contains("mesh: rank 1 did not answer: rank 1 of scores is stopping");
  }

  @Test
  @DisplayName("CX-2 ask --json: one object for each run of equal answers")
  void askJson() {
    cluster.answers = List.of(FakeHands.answer(null), FakeHands.missing("it is stopping"));
    assertThat(run("ask", "scores/0,1", "x", "--json")).isEqualTo(1);
    assertThat(new JsonArray(console.answers()))
        .containsExactly(
            new JsonObject().put("ranks", "0").putNull("answer"),
            new JsonObject().put("ranks", "1").put("problem", "it is stopping").put("code", 409));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          42            | Integer 42
          true          | Boolean true
          "42"          | String 42
          [1, 2]        | JsonArray [1,2]
          hello         | String hello
          to be, or not | String to be, or not
          """)
  @DisplayName("CX-6 what is JSON goes as JSON, all else as text")
  void bodies(String given, String sent) {
    assertThat(run("ask", "scores", given)).isZero();
    assertThat(cluster.calls).contains("ask mesh scores " + sent + " PT10S");
    assertThat(run("ask", "scores", given, "--text")).isZero();
    assertThat(cluster.calls).contains("ask mesh scores String " + given + " PT10S");
  }

  @Test
  @DisplayName("CX-6 a message comes from a file, or from stdin")
  void bodyFromElsewhere(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("request.json"), "{\"n\": 1}\n");
    assertThat(run("cast", "scores", "@" + file)).isZero();
    assertThat(cluster.calls).contains("cast mesh scores {\"n\":1}");
    ByteArrayInputStream stdin =
        new ByteArrayInputStream("{\"n\": 2}\n".getBytes(StandardCharsets.UTF_8));
    assertThat(MessageText.body("-", false, stdin)).isEqualTo(new JsonObject().put("n", 2));
  }

  @Test
  @DisplayName("cast says whose inbox took it, and who did not")
  void cast() {
    assertThat(run("cast", "scores", "hello")).isZero();
    assertThat(console.answers()).contains("Accepted by ranks 0-2.");
    cluster.cast =
        new CastResult(
            Ranks.of(0),
            Ranks.of(1),
            List.of(new CastResult.Missed(Ranks.of(2), "proc w1 is not there", Optional.empty())));
    assertThat(run("cast", "scores", "hello")).isEqualTo(1);
    assertThat(console.remarks())
        .contains(
            "rank 1 did not take it: no consumer", "rank 2 did not take it: proc w1 is not there");
  }

  @Test
  @DisplayName("spawn procs passes on what was said, and says how to go on")
  void spawnProcs() {
    int code =
        run("spawn", "procs", "workers", "--hosts", "2", "--procs", "2", "--classpath", "scores");
    assertThat(code).as(console.remarks()).isZero();
    assertThat(cluster.calls)
        .anySatisfy(
            call ->
                assertThat(call)
                    .contains(
                        "name=workers, ", "hosts=2, procs=2, classPath=[scores], jvmOptions=,"));
    assertThat(console.answers())
        .contains("Mesh workers is up: 4 procs, hosts=2,procs=2.", "mesh stop workers");
  }

  @Test
  @DisplayName("spawn actors passes on what was said, as JSON too")
  void spawnActors() {
    int code =
        run(
            "spawn",
            "actors",
            "s",
            "com.acme.S",
            "--on",
            "w",
            "--worker",
            "--conf",
            "{\"m\":1}",
            "--json");
    assertThat(code).as(console.remarks()).isZero();
    assertThat(cluster.calls)
        .anySatisfy(
            call ->
                assertThat(call)
                    .contains("on=w, type=com.acme.S, actors=1", "WORKER", "{\"m\":1}"));
    assertThat(new JsonObject(console.answers()).getInteger("ranks")).isEqualTo(4);
  }

  @Test
  @DisplayName("CX-20 spawn --drillable marks procs and actors for drills")
  void spawnDrillable() {
    assertThat(run("spawn", "procs", "w", "--drillable", "--lease", "5s")).isZero();
    assertThat(run("spawn", "actors", "s", "com.acme.S", "--on", "w", "--drillable")).isZero();
    assertThat(cluster.calls)
        .filteredOn(call -> call.startsWith("spawn"))
        .hasSize(2)
        .allMatch(call -> call.contains("drillable=true"));
  }

  @Test
  @DisplayName("CX-1 a taken name is exit code 5, an unknown one 4, and the cluster is left")
  void refused() {
    cluster.refusal = Optional.of(Refusal.CONFLICT.because("a mesh of that name is there already"));
    assertThat(run("spawn", "procs", "workers")).isEqualTo(5);
    assertThat(console.remarks()).contains("is there already");
    cluster.refusal = Optional.of(new UnknownNameException("no mesh is called 'x'."));
    assertThat(run("spawn", "actors", "s", "com.acme.S", "--on", "x")).isEqualTo(4);
    assertThat(run("ask", "x", "hello")).isEqualTo(4);
    assertThat(run("cast", "x", "hello")).isEqualTo(4);
    assertThat(run("kill", "x")).isEqualTo(4);
    assertThat(cluster.calls).endsWith("aim x", "close");
  }

  @Test
  @DisplayName("CX-7 a kill says what it killed, and what went with it")
  void kill() {
    cluster.victims =
        new Victims(
            "workers",
            Ranks.of(0),
            List.of(FakeHands.worker()),
            List.of(new Victims.Along("scores", Ranks.range(2, 4))));
    assertThat(run("kill", "w0", "--reason", "it leaks")).isZero();
    assertThat(cluster.calls).contains("kill rank 0 of mesh workers, it leaks, PT10S");
    assertThat(console.answers())
        .isEqualToNormalizingNewlines(
            """
            Killed rank 0 of mesh workers.
              w0, pid 18 on alpha
            With it: ranks 2-3 of mesh scores
            """);
    assertThat(run("kill", "w0", "--json")).isZero();
  }

  @Test
  @DisplayName("CX-7 a kill of more than one wants --yes, and says so with the number")
  void killMany() {
    cluster.victims = new Victims("scores", Ranks.range(0, 8), List.of(), List.of());
    assertThat(run("kill", "scores")).isEqualTo(2);
    assertThat(console.remarks()).contains("that kills 8", "--yes");
    assertThat(cluster.calls).noneSatisfy(call -> assertThat(call).startsWith("kill"));
    assertThat(run("kill", "scores", "--yes")).isZero();
    cluster.unkilled = Ranks.of(3);
    assertThat(run("kill", "scores", "--yes")).isEqualTo(1);
    assertThat(console.remarks()).contains("no news of the end of ranks 3 after 10000 ms");
    cluster.victims = new Victims("scores", Ranks.none(), List.of(), List.of());
    assertThat(run("kill", "scores")).isZero();
    assertThat(console.answers()).contains("Nothing to kill");
  }

  @Test
  @DisplayName("drain says what it ended, and fails if something is left")
  void drain() {
    assertThat(run("drain", "alpha", "--deadline", "5s")).isZero();
    assertThat(cluster.calls).contains("drain [alpha], drained by the mesh command, PT5S");
    assertThat(console.answers())
        .contains("Host alpha is empty: 1 worker ended.", "w0, pid 18, rank 0 of mesh workers");
    cluster.undrained = 1;
    assertThat(run("drain", "--all", "--json")).isEqualTo(1);
    assertThat(console.remarks()).contains("although KILL was sent: 1.");
  }
}
