package dev.vertxmesh.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.ActorMesh;
import dev.vertxmesh.ActorSpec;
import dev.vertxmesh.Mesh;
import dev.vertxmesh.ProcMesh;
import dev.vertxmesh.ProcSpec;
import dev.vertxmesh.ProcSummary;
import dev.vertxmesh.admin.AdminServer;
import dev.vertxmesh.admin.client.ApiSearch;
import dev.vertxmesh.admin.view.ClusterView;
import dev.vertxmesh.admin.view.EventView;
import dev.vertxmesh.admin.view.FacadeView;
import dev.vertxmesh.admin.view.MeshDetail;
import dev.vertxmesh.admin.view.RankDetail;
import dev.vertxmesh.protocol.LogStream;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.settings.SettingsLayer;
import dev.vertxmesh.shape.Extent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The HTTP API of a cluster of real processes. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class AdminIT {
  private static final String TOKEN = "a token of a test";

  private static RealCluster cluster;
  private static Mesh mesh;
  private static ClusterView library;
  private static ClusterView http;
  private static String url;
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @BeforeAll
  static void start() {
    cluster = RealCluster.start(1);
    Vertx vertx = cluster.client().vertx();
    mesh = cluster.mesh(vertx);
    ProcMesh procs =
        RealCluster.await(
            mesh.hosts()
                .compose(
                    hosts ->
                        hosts.spawn(
                            ProcSpec.named("workers")
                                .perHost(Extent.of("procs", 2))
                                .onFailure(failure -> {}))));
    ActorMesh actors =
        RealCluster.await(
            procs.spawn(
                ActorSpec.of("scores", RealActors.Obedient.class)
                    .perProc(Extent.of("actors", 2))
                    .onFailure(failure -> {})));
    assertThat(actors.ranks()).isEqualTo(4);
    Map<String, String> settings = new HashMap<>(cluster.settings());
    settings.put("mesh.admin.port", "0");
    settings.put("mesh.admin.writes", "true");
    settings.put("mesh.admin.token", TOKEN);
    AdminServer server =
        new AdminServer(Settings.of(SettingsLayer.commandLine(settings)), List.of());
    RealCluster.await(vertx.deployVerticle(server));
    url = server.url();
    library = new FacadeView(mesh, Future::succeededFuture);
    http = RealCluster.await(ApiSearch.at(url));
  }

  @AfterAll
  static void end() {
    cluster.close();
  }

  @Test
  @Order(1)
  @DisplayName("AD-11 lists, a mesh, a rank and a log are over HTTP what they are in the library")
  void same() {
    assertThat(RealCluster.await(http.hosts())).isEqualTo(RealCluster.await(library.hosts()));
    assertThat(RealCluster.await(http.procs()))
        .hasSize(2)
        .isEqualTo(RealCluster.await(library.procs()));
    assertThat(RealCluster.await(http.meshes())).isEqualTo(RealCluster.await(library.meshes()));
    MeshDetail scores = RealCluster.await(http.describe("scores"));
    assertThat(scores.withoutLease())
        .isEqualTo(RealCluster.await(library.describe("scores")).withoutLease());
    assertThat(scores.lease().orElseThrow().left()).hasSize(2);
    assertThat(scores.ranks())
        .extracting(run -> run.ranks() + " " + run.status())
        .containsExactly("0-3 running");
    assertThat(scores.places()).hasSize(2);
    RankDetail rank = RealCluster.await(http.rank("scores", 3));
    assertThat(rank.proc()).startsWith("workers.1.");
    assertThat(rank.host()).isEqualTo("host-1");
    assertThat(RealCluster.await(http.logs("scores", OptionalInt.of(3))))
        .containsExactly(rank.proc());
    assertThat(RealCluster.await(http.readLog(rank.proc(), LogStream.OUT, false, 100)))
        .anyMatch(line -> line.contains("takes actors at"));
  }

  @Test
  @Order(2)
  @DisplayName(
      "AD-3 while as many questions as are allowed wait for a frozen worker, others get 503")
  void busy() throws Exception {
    Map<String, String> settings = new HashMap<>(cluster.settings());
    settings.put("mesh.admin.port", "0");
    settings.put("mesh.admin.concurrency", "2");
    AdminServer narrow =
        new AdminServer(Settings.of(SettingsLayer.commandLine(settings)), List.of());
    RealCluster.await(cluster.client().vertx().deployVerticle(narrow));
    ProcSummary frozen = Workers.of(mesh, "workers").get(0);
    String threads = narrow.url() + "api/v1/procs/" + frozen.id() + "/threads";
    HttpRequest question = HttpRequest.newBuilder(URI.create(threads)).build();
    HttpRequest other = HttpRequest.newBuilder(URI.create(narrow.url() + "api/v1/cluster")).build();
    assertThat(send(other).statusCode()).isEqualTo(200);
    Workers.signal("STOP", frozen);
    List<CompletableFuture<HttpResponse<String>>> waiting;
    try {
      waiting =
          List.of(
              CLIENT.sendAsync(question, BodyHandlers.ofString()),
              CLIENT.sendAsync(question, BodyHandlers.ofString()));
      Awaitility.await()
          .atMost(RealCluster.GENEROUS)
          .untilAsserted(
              () -> {
                HttpResponse<String> refused = send(other);
                assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
                assertThat(refused.headers().firstValue("Retry-After")).contains("1");
                assertThat(refused.body()).contains("2 questions under way already");
              });
    } finally {
      Workers.signal("CONT", frozen);
    }
    waiting.forEach(CompletableFuture::join);
    assertThat(send(other).statusCode()).isEqualTo(200);
  }

  @Test
  @Order(3)
  @DisplayName("AD-9 a killed worker is told at once, and again to who comes back")
  void killed() {
    List<String> heard = new CopyOnWriteArrayList<>();
    CompletableFuture<?> listening = listen("", heard);
    Awaitility.await().atMost(RealCluster.GENEROUS).until(() -> heard.contains("event: hello"));
    String hello = id(heard);
    List<EventView> followed = new CopyOnWriteArrayList<>();
    RealCluster.await(http.follow("scores", followed::add));
    ProcSummary victim =
        RealCluster.await(mesh.procList()).stream()
            .filter(proc -> proc.rank() == 1)
            .findFirst()
            .orElseThrow();
    long killedAt = System.nanoTime();
    assertThat(ProcessHandle.of(victim.pid()).orElseThrow().destroyForcibly()).isTrue();
    Awaitility.await()
        .atMost(RealCluster.GENEROUS)
        .until(() -> data(heard, "failure").anyMatch(AdminIT::isOfScores));
    System.out.printf(
        "kill until the event over HTTP: %d ms%n", (System.nanoTime() - killedAt) / 1_000_000);
    JsonObject failure = data(heard, "failure").filter(AdminIT::isOfScores).findFirst().get();
    assertThat(failure.getString("ranks")).isEqualTo("2-3");
    assertThat(failure.getInteger("signal")).isEqualTo(9);
    Awaitility.await()
        .atMost(RealCluster.GENEROUS)
        .until(() -> data(heard, "mesh").anyMatch(AdminIT::isOfScores));
    Awaitility.await()
        .atMost(RealCluster.GENEROUS)
        .until(() -> data(heard, "proc-gone").findAny().isPresent());
    Awaitility.await().atMost(RealCluster.GENEROUS).until(() -> !followed.isEmpty());
    assertThat(followed.get(0).ranks()).isEqualTo("2-3");
    listening.cancel(true);
    List<String> again = new CopyOnWriteArrayList<>();
    CompletableFuture<?> resumed = listen(hello, again);
    Awaitility.await()
        .atMost(RealCluster.GENEROUS)
        .until(() -> data(again, "failure").anyMatch(failure::equals));
    assertThat(again).doesNotContain("event: reset");
    resumed.cancel(true);
    RankDetail rank = RealCluster.await(http.rank("scores", 3));
    assertThat(rank.status()).isEqualTo("failed");
    assertThat(rank.host()).isEqualTo("host-1");
    assertThat(rank.event().orElseThrow().postMortem()).isPresent();
  }

  @Test
  @Order(4)
  @DisplayName("AD-6 a mesh is stopped with the token, and not without")
  void stop() {
    assertThat(post("scores", "wrong").statusCode()).isEqualTo(401);
    assertThat(RealCluster.await(http.describe("scores")).ranks().get(0).status())
        .isEqualTo("running");
    HttpResponse<String> stopped = post("scores", TOKEN);
    assertThat(stopped.statusCode()).as(stopped.body()).isEqualTo(200);
    assertThat(new JsonObject(stopped.body()).getString("left")).isEmpty();
  }

  @Test
  @Order(5)
  @DisplayName(
      "AD-14 a thread dump comes while event loops of the worker are blocked, and says where")
  void threads() {
    ActorMesh stuck =
        RealCluster.await(
            mesh.findProcs("workers")
                .compose(
                    procs ->
                        procs
                            .at("procs", 0)
                            .spawn(
                                ActorSpec.of("stuck", RealActors.Obedient.class)
                                    .perProc(Extent.of("actors", 4))
                                    .onFailure(failure -> {}))));
    RealCluster.await(stuck.cast("block"));
    String proc = RealCluster.await(http.rank("stuck", 0)).proc();
    Awaitility.await()
        .atMost(RealCluster.GENEROUS)
        .untilAsserted(
            () ->
                assertThat(RealCluster.await(http.threads(proc)))
                    .anyMatch(line -> line.contains("RealActors$Obedient.block"))
                    .anyMatch(line -> line.startsWith("\"mesh-lifeline-read\"")));
    assertThat(get("api/v1/procs/nobody.0.1/threads").statusCode()).isEqualTo(404);
  }

  private static boolean isOfScores(JsonObject event) {
    return event.getString("mesh").equals("scores");
  }

  private static HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(URI.create(url + path)).build());
  }

  private static HttpResponse<String> post(String name, String token) {
    return send(
        HttpRequest.newBuilder(URI.create(url + "api/v1/meshes/" + name + "/stop"))
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofString("{\"deadline\": \"20s\"}"))
            .build());
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return CLIENT.send(request, BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new AssertionError(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  private static CompletableFuture<?> listen(String lastId, List<String> heard) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + "api/v1/events"));
    if (!lastId.isEmpty()) {
      request.header("Last-Event-ID", lastId);
    }
    return CLIENT
        .sendAsync(request.build(), BodyHandlers.ofLines())
        .thenAcceptAsync(answer -> answer.body().forEach(heard::add));
  }

  private static String id(List<String> heard) {
    return heard.stream()
        .filter(line -> line.startsWith("id: "))
        .map(line -> line.substring(4))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<JsonObject> data(List<String> heard, String type) {
    List<JsonObject> found = new ArrayList<>();
    List<String> lines = List.copyOf(heard);
    for (int at = 0; at + 1 < lines.size(); at++) {
      if (lines.get(at).equals("event: " + type)) {
        found.add(new JsonObject(lines.get(at + 1).substring("data: ".length())));
      }
    }
    return found.stream();
  }
}
