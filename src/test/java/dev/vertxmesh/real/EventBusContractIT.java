package dev.vertxmesh.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.real.PlainNode.Heard;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("docs/event-bus.md, lived by a node that knows JSON only")
class EventBusContractIT {

  private static RealCluster cluster;
  private static PlainNode node;

  @BeforeAll
  static void start() {
    cluster = RealCluster.start(2, "mesh.supervision.poll-frequency", "500ms");
    node = PlainNode.join(cluster.hosts().clusterName(), cluster.hosts().members());
    spawn(new JsonObject().put("mesh", "machines").put("kind", "hosts"));
    spawn(
        new JsonObject()
            .put("mesh", "workers")
            .put("kind", "procs")
            .put("on", "machines")
            .put("extent", "procs=1"));
  }

  @AfterAll
  static void end() {
    if (node != null) {
      stop("workers");
      stop("machines");
      node.close();
    }
    cluster.close();
  }

  @Test
  @DisplayName("the node and its test name no class of ours")
  void nothingOfOurs() throws IOException {
    String folder = "src/test/java/dev/vertxmesh/real/";
    assertThat(Files.readString(Path.of(folder, "PlainNode.java")).lines().skip(1))
        .noneMatch(line -> line.contains("dev.vertxmesh"));
    assertThat(Files.readString(Path.of(folder, "EventBusContractIT.java")).lines())
        .filteredOn(line -> line.startsWith("import dev.vertxmesh"))
        .containsExactly("import dev.vertxmesh.real.PlainNode.Heard;");
  }

  @Test
  @DisplayName("spawn, ask, cast, subscribe, fail, read, stop")
  void life() {
    JsonObject state = spawn(actors("life"));
    assertThat(state.getString("status")).isEqualTo("running");
    assertThat(state.getString("extent")).isEqualTo("hosts=2,procs=1,actors=2");
    Heard page = subscribe("life", "page.life");
    Heard topic = node.listen("mesh.events.life");
    assertThat(topic.next().getString("action")).isEqualTo("notice");

    assertThat(state.getJsonArray("agents").getJsonObject(1).getString("ranks")).isEqualTo("2-3");
    JsonObject reply = send("ask", state, "2-3", new JsonObject().put("question", 42));
    JsonObject first = reply.getJsonArray("replies").getJsonObject(0);
    assertThat(first.getString("ranks")).isEqualTo("2-3");
    assertThat(first.getJsonObject("value").getInteger("question")).isEqualTo(42);
    assertThat(first.getJsonObject("value").getString("colour")).isEqualTo("red");
    assertThat(first.getJsonObject("value").getString("greeting")).isEqualTo("hello");

    JsonObject cast = send("cast", state, "3", new JsonObject().put("throw", "no model"));
    assertThat(cast.getString("accepted")).isEqualTo("3");
    JsonObject failure = page.next("failed");
    assertThat(failure.getString("ranks")).isEqualTo("3");
    assertThat(failure.getJsonObject("event").getJsonObject("cause").getString("message"))
        .isEqualTo("java.lang.IllegalStateException: no model");
    assertThat(topic.next("failed")).isEqualTo(failure);

    JsonObject partly = send("ask", state, "2-3", new JsonObject());
    assertThat(partly.getJsonArray("replies").getJsonObject(0).getString("ranks")).isEqualTo("2");
    assertThat(partly.getJsonArray("ended").getJsonObject(0).getString("ranks")).isEqualTo("3");
    JsonObject failed = about("life", "get-state");
    assertThat(failed.getString("status")).isEqualTo("failed");
    assertThat(statusOf(failed, "3")).isEqualTo("failed");

    assertThat(statusOf(stop("life"), "0-2")).isEqualTo("stopped");
    assertThat(page.next("ended").getString("ranks")).isEmpty();
    assertThat(topic.next("ended").getString("mesh")).isEqualTo("life");
  }

  @Test
  @DisplayName("an owner is told of a failure, and of a stop that it did not ask for")
  void owner() {
    Heard owner = node.listen("owner.of.owned");
    JsonObject state = spawn(actors("owned").put("owner", ownedBy("owner.of.owned", 0)));
    send("cast", state, "0", new JsonObject().put("throw", "told"));
    JsonObject failure = owner.next("failed");
    assertThat(failure.getString("ranks")).isEqualTo("0");
    stop("owned");
    assertThat(owner.next("stopped").getString("ranks")).isEmpty();
  }

  @Test
  @DisplayName("a mesh lives while its owner renews it, and ends when it does not")
  void renewal() {
    node.listen("owner.of.leased");
    spawn(actors("leased").put("owner", ownedBy("owner.of.leased", 2000)));
    Heard page = subscribe("leased", "page.leased");
    int renewals = 8;
    for (int i = 0; i < renewals; i++) {
      page.next();
      assertThat(about("leased", "renew").getBoolean("accepted")).isTrue();
    }
    assertThat(page.holdsNo("stopped")).as("%d polls of 500 ms long", renewals).isTrue();
    assertThat(
            page.next("stopped").getJsonObject("event").getJsonObject("cause").getString("message"))
        .isEqualTo("owner gone");
    page.next("ended");
  }

  @Test
  @DisplayName("a late subscriber gets what has happened, as one replay; a repeat is harmless")
  void replay() {
    JsonObject state = spawn(actors("replayed"));
    send("cast", state, "1", new JsonObject().put("throw", "early"));
    JsonObject request = new JsonObject().put("mesh", "replayed").put("address", "page.replayed");
    node.listen("page.replayed");
    Awaitility.await()
        .atMost(RealCluster.GENEROUS)
        .untilAsserted(
            () -> {
              JsonObject notice =
                  node.request("mesh.controller.replayed", "subscribe", request)
                      .getJsonArray("notices")
                      .getJsonObject(0);
              assertThat(notice.getBoolean("replay")).isTrue();
              assertThat(notice.getJsonArray("failures").getJsonObject(0).getString("ranks"))
                  .isEqualTo("1");
            });
    assertThat(about("replayed", "get-subscriber-count").getInteger("count")).isEqualTo(1);
    JsonArray since =
        node.request(
                "mesh.controller.replayed",
                "replay",
                new JsonObject().put("mesh", "replayed").put("since", 0))
            .getJsonArray("notices");
    assertThat(since.getJsonObject(0).getLong("sequence")).isEqualTo(1);
    node.request("mesh.controller.replayed", "unsubscribe", request);
    assertThat(about("replayed", "get-subscriber-count").getInteger("count")).isZero();
    stop("replayed");
  }

  @Test
  @DisplayName("what is wrong is refused with a code and a sentence, and leaves nothing")
  void refusals() {
    JsonObject body = actors("refused");
    assertThat(refused(body.copy().put("tpye", "x")))
        .isEqualTo("400 field 'tpye' is not known; known here: " + known(body));
    assertThat(refused(body.copy().put("on", "nothing")))
        .isEqualTo("404 there is no mesh 'nothing' in the cluster");
    assertThat(refused(body.copy().put("mesh", "workers"))).startsWith("409 the mesh name");
    assertThat(refused(body.copy().put("type", "com.example.Missing")))
        .matches(
            "400 proc workers\\..* cannot take part:"
                + " class com.example.Missing is not on the class path of this proc");
    assertThat(
            refused(new JsonObject().put("mesh", "refused").put("kind", "hosts").put("hosts", 9)))
        .startsWith("503 asked for 9 hosts, the cluster has 2");
    assertThat(node.refusal("mesh.spawn", "dance", body).failureCode()).isEqualTo(400);
    assertThat(spawn(body).getString("status")).isEqualTo("running");
    stop("refused");
  }

  private static String known(JsonObject body) {
    String sentence = refused(body.copy().put("x", 1));
    return sentence.substring(sentence.indexOf("class-path"));
  }

  private static String refused(JsonObject body) {
    ReplyException refusal = node.refusal("mesh.spawn", "spawn-mesh", body);
    return refusal.failureCode() + " " + refusal.getMessage();
  }

  private static JsonObject actors(String mesh) {
    return new JsonObject()
        .put("mesh", mesh)
        .put("kind", "actors")
        .put("on", "workers")
        .put("extent", "actors=2")
        .put("type", "dev.vertxmesh.real.PlainActor")
        .put("config", new JsonObject().put("greeting", "hello"));
  }

  private static JsonObject ownedBy(String address, long leaseMs) {
    return new JsonObject().put("address", address).put("lease-ms", leaseMs);
  }

  private static JsonObject spawn(JsonObject mesh) {
    return node.request("mesh.spawn", "spawn-mesh", mesh);
  }

  private static JsonObject about(String mesh, String action) {
    return node.request("mesh.controller." + mesh, action, new JsonObject().put("mesh", mesh));
  }

  private static JsonObject stop(String mesh) {
    return about(mesh, "stop");
  }

  private static Heard subscribe(String mesh, String address) {
    Heard heard = node.listen(address);
    node.request(
        "mesh.controller." + mesh,
        "subscribe",
        new JsonObject().put("mesh", mesh).put("address", address));
    return heard;
  }

  /** To the proc that holds those ranks, which must be on one. */
  private static JsonObject send(String action, JsonObject state, String ranks, JsonObject body) {
    int first = Integer.parseInt(ranks.substring(0, 1));
    JsonObject place = state.getJsonArray("agents").getJsonObject(first / 2);
    return node.request(
        place.getString("address"),
        body,
        Map.of(
            "action",
            action,
            "mesh",
            state.getString("mesh"),
            "ranks",
            ranks,
            "timeout-ms",
            "5000",
            "colour",
            "red"));
  }

  private static String statusOf(JsonObject state, String ranks) {
    for (Object run : state.getJsonArray("statuses")) {
      JsonObject one = (JsonObject) run;
      if (one.getString("ranks").equals(ranks)) {
        return one.getString("status");
      }
    }
    throw new AssertionError("no run of ranks " + ranks + " in " + state.encodePrettily());
  }
}
