package dev.vertxmesh.cli;

import static dev.vertxmesh.real.RealCluster.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.ActorMesh;
import dev.vertxmesh.ActorSpec;
import dev.vertxmesh.Answer;
import dev.vertxmesh.HostMesh;
import dev.vertxmesh.Mesh;
import dev.vertxmesh.MeshHandle;
import dev.vertxmesh.ProcMesh;
import dev.vertxmesh.ProcSpec;
import dev.vertxmesh.cli.demo.PiVerticle;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.real.RealCluster;
import dev.vertxmesh.shape.Extent;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@DisplayName("mesh drill, against real processes")
final class DrillIT {
  private static final Logger LOG = LoggerFactory.getLogger(DrillIT.class);

  /** For a test machine that does not keep up. */
  private static final Duration SLACK = Duration.ofSeconds(30);

  private static final int ACTORS = 3;

  private static RealCluster cluster;
  private static Mesh mesh;
  private static HostMesh hosts;

  private TestConsole console = new TestConsole();
  private ProcMesh procs;

  @BeforeAll
  static void startHost() {
    cluster =
        RealCluster.start(
            1,
            "mesh.hang-timeout",
            "2s",
            "mesh.orphan-timeout",
            "6s",
            "mesh.supervision.poll-frequency",
            "1s",
            "mesh.drill.longest",
            "30s",
            "mesh.process.exit-timeout",
            "1s",
            "mesh.actor.stop-timeout",
            "1s");
    mesh = cluster.mesh();
    hosts = await(mesh.hosts(1));
  }

  @AfterAll
  static void closeCluster() {
    cluster.close();
  }

  @AfterEach
  void stopProcs() {
    await(procs.stop("the test is over"));
  }

  /** Two procs, and three actors on each. */
  private ActorMesh spawn(
      String name, String procMesh, boolean drillableProcs, boolean drillableActors) {
    ProcSpec spec = ProcSpec.named(procMesh).perHost(Extent.of("procs", 2));
    procs = await(hosts.spawn(drillableProcs ? spec.drillable() : spec));
    ActorSpec actors =
        ActorSpec.of(name, PiVerticle.class.getName()).perProc(Extent.of("actors", ACTORS));
    return await(procs.spawn(drillableActors ? actors.drillable() : actors));
  }

  /** The verb in this JVM, with the settings of a stranger: only where the cluster is. */
  private int drill(String... arguments) {
    console = new TestConsole();
    List<String> line = new ArrayList<>(List.of("drill"));
    line.addAll(List.of(arguments));
    line.addAll(List.of("--json", "--cluster", cluster.settings().get("mesh.cluster.name")));
    line.addAll(List.of("--members", cluster.settings().get("mesh.cluster.members")));
    Tools tools = Tools.of(console.console(), new StopSignal(), new ClusterPlatform());
    return Main.run(tools, line.toArray(String[]::new));
  }

  /**
   * What the drill answered, which was noticed in time, but for a machine that does not keep up.
   */
  private JsonObject noticed(String learned, long withinMillis, String... arguments) {
    int exitCode = drill(arguments);
    assertThat(console.answers()).as(console.remarks()).isNotEmpty();
    JsonObject result = new JsonObject(console.answers());
    LOG.info(
        "measured: drill {} until its notice: {} ms, bound {} ms",
        String.join(" ", arguments),
        result.getLong("measured-ms"),
        result.getLong("within-ms"));
    assertThat(result.getString("learned")).as("%s", result).isEqualTo(learned);
    assertThat(result.getLong("within-ms")).isEqualTo(withinMillis);
    long measured = result.getLong("measured-ms");
    assertThat(measured).isPositive().isLessThan(withinMillis + SLACK.toMillis());
    assertThat(exitCode)
        .isEqualTo((measured > withinMillis ? ExitCode.NOTICED_LATE : ExitCode.OK).number());
    return result;
  }

  private static void awaitStates(MeshHandle<?> of, Status status, Ranks ranks) {
    Awaitility.await(of + " " + ranks + " " + status)
        .atMost(RealCluster.GENEROUS)
        .untilAsserted(
            () -> {
              List<Status> states = await(of.states()).values();
              assertThat(ranks.stream().mapToObj(states::get)).containsOnly(status);
            });
  }

  private void refused(int exitCode, String sentence, String... arguments) {
    assertThat(drill(arguments)).as(String.join(" ", arguments)).isEqualTo(exitCode);
    assertThat(console.remarks()).contains(sentence);
    assertThat(console.answers()).isEmpty();
  }

  /** What the fault of a drill is noticed by, and within what time, under the settings here. */
  private static final Map<String, Map.Entry<String, Long>> EXPECTED =
      Map.of(
          "partition", Map.entry("poll", 4_000L),
          "hang", Map.entry("ping", 4_000L),
          "orphan", Map.entry("lease", 8_500L),
          "freeze", Map.entry("ping", 3_500L),
          "kill", Map.entry("process-exit", 2_000L));

  /** The drills of the game day in docs/drills.md, with their arguments. */
  private static Map<String, String[]> gameDay() throws IOException {
    Map<String, String[]> drills = new LinkedHashMap<>();
    Matcher line =
        Pattern.compile("^\\./launcher/mesh drill ([a-z]+) (.*)$", Pattern.MULTILINE)
            .matcher(Files.readString(Path.of("docs", "drills.md")));
    while (line.find()) {
      String arguments = (line.group(1) + " " + line.group(2)).replace(" --json", "");
      drills.put(line.group(1), arguments.split(" "));
    }
    return drills;
  }

  private JsonObject perform(Map<String, String[]> drills, String fault) {
    Map.Entry<String, Long> expected = EXPECTED.get(fault);
    return noticed(expected.getKey(), expected.getValue(), drills.get(fault));
  }

  @Test
  @DisplayName("CX-22 the game day of docs/drills.md: what is undone, and what stays")
  void gameDayOfTheDocs() throws IOException {
    Map<String, String[]> drills = gameDay();
    assertThat(drills.keySet()).containsExactly("partition", "hang", "orphan", "freeze", "kill");
    ActorMesh actors = spawn("scores", "scores-workers", true, true);

    JsonObject partition = perform(drills, "partition");
    assertThat(partition.getInteger("rank")).as("the last one").isEqualTo(2 * ACTORS - 1);
    assertThat(partition.getString("notice")).contains("out of reach");
    Awaitility.await("back in reach")
        .atMost(RealCluster.GENEROUS)
        .untilAsserted(
            () -> assertThat(await(actors.state()).outOfReach()).isEqualTo(Ranks.none()));
    awaitStates(actors, Status.RUNNING, Ranks.range(0, 2 * ACTORS));

    perform(drills, "hang");
    Ranks others = Ranks.range(0, 2 * ACTORS).minus(Ranks.of(1));
    awaitStates(actors, Status.TIMEOUT, Ranks.of(1));
    awaitStates(actors, Status.RUNNING, others);
    Awaitility.await("the others answer")
        .atMost(RealCluster.GENEROUS)
        .untilAsserted(() -> assertThat(answering(actors)).isEqualTo(others));

    assertThat(perform(drills, "orphan").getString("notice")).contains("lease lapsed");
    awaitStates(actors, Status.STOPPED, Ranks.range(ACTORS, 2 * ACTORS));
    awaitStates(procs, Status.RUNNING, Ranks.of(0, 1));

    assertThat(perform(drills, "freeze").getString("formula")).contains("mesh.hang-timeout = 2s");
    awaitStates(actors, Status.TIMEOUT, Ranks.range(0, ACTORS));
    awaitStates(procs, Status.TIMEOUT, Ranks.of(0));

    assertThat(perform(drills, "kill").getString("notice")).contains("signal 9 (KILL)");
    awaitStates(procs, Status.FAILED, Ranks.of(1));
    refused(5, "has ended: no drill", "kill", procs.name());
  }

  private static Ranks answering(ActorMesh actors) {
    return await(actors.ask("tally", Duration.ofSeconds(1))).ranksOf(Answer::succeeded);
  }

  @Test
  @DisplayName("CO-23 a worker that is cut off comes back, and one that is orphaned ends its JVM")
  void workers() {
    spawn("others", "others-workers", true, false);
    noticed("poll", 4_000, "partition", "others-workers", "--rank", "0");
    noticed("process-exit", 8_500, "orphan", "others-workers", "--rank", "1");
    awaitStates(procs, Status.RUNNING, Ranks.of(0));
  }

  @Test
  @DisplayName("F6 HO-20 CX-20 what makes no sense, or is not marked, is refused; nothing happens")
  void refusals() {
    ActorMesh actors = spawn("tender", "tender-workers", false, true);
    refused(2, "procs 'tender-workers' are not marked for drills", "kill", "tender");
    refused(2, "mesh 'tender-workers' is not marked for drills", "freeze", "tender-workers");
    refused(2, "let it last 4s or longer", "hang", "tender", "--for", "1s");
    refused(2, "longer than mesh.drill.longest = 30s", "partition", "tender", "--for", "31s");
    refused(4, "has the ranks 0-5, not 17", "hang", "tender", "--rank", "17");
    refused(4, "no mesh is called 'nothing'", "kill", "nothing");
    awaitStates(actors, Status.RUNNING, Ranks.range(0, 2 * ACTORS));
    awaitStates(procs, Status.RUNNING, Ranks.of(0, 1));
  }
}
