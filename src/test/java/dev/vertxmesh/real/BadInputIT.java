package dev.vertxmesh.real;

import static dev.vertxmesh.real.RealCluster.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.ActorMesh;
import dev.vertxmesh.ActorSpec;
import dev.vertxmesh.Mesh;
import dev.vertxmesh.ProcMesh;
import dev.vertxmesh.ProcSpec;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.SupervisionEvent.Kind;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.real.RealActors.Obedient;
import dev.vertxmesh.registry.Registry;
import dev.vertxmesh.shape.Extent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("F6: bad input is refused with a sentence, and changes nothing")
class BadInputIT {

  private static final int BAD_REQUEST = 400;
  private static final int CONFLICT = 409;
  private static final int MOST_SUBSCRIBERS = 10_000;
  private static final int TEN_MEGABYTES = 10_000_000;
  private static final int DEEP = 100_000;
  private static final String HOST = "host-1";

  private static RealCluster cluster;
  private static Vertx vertx;
  private static Mesh mesh;
  private static ProcMesh procs;
  private static ActorMesh actors;
  private static String proc;
  private static int entries;

  @BeforeAll
  static void start() {
    cluster =
        RealCluster.start(
            1,
            "mesh.notice.subscriber-limit",
            Integer.toString(MOST_SUBSCRIBERS),
            // No heartbeat, and no doubt of a busy controller, finds out while they subscribe that
            // nobody listens at 9,999 addresses.
            "mesh.observer.late-limit",
            "1m",
            "mesh.supervision.poll-frequency",
            "10m",
            "mesh.orphan-timeout",
            "1h",
            "mesh.supervision.watchdog-timeout",
            "1h",
            "mesh.ended.retention",
            "1ms",
            "mesh.host.jvm-options.quick",
            "-Xmx128m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    vertx = cluster.client().vertx();
    mesh = cluster.mesh(vertx);
    procs = await(await(mesh.hosts(1)).spawn(ProcSpec.named("workers").jvmOptions("quick")));
    actors = await(procs.spawn(ActorSpec.of("scores", Obedient.class).perProc(Extent.of("a", 2))));
    await(actors.subscribe(new Heard()));
    proc = Workers.of(mesh, "workers").get(0).id();
    entries = Footprint.entries(Registry.of(vertx));
  }

  @AfterAll
  static void closeCluster() {
    cluster.close();
  }

  @AfterEach
  void nothingHasChanged() {
    assertThat(await(procs.states()).values()).containsOnly(Status.RUNNING);
    assertThat(Footprint.entries(Registry.of(vertx))).isEqualTo(entries);
  }

  /** Every address, and what may be asked there. */
  static Stream<Arguments> doors() {
    String node = Registry.of(vertx).membership().localNode();
    Map<String, List<String>> doors = new LinkedHashMap<>();
    doors.put(Addresses.spawn(), List.of("spawn-mesh"));
    doors.put(
        Addresses.controller("scores"),
        List.of(
            "report",
            "subscribe",
            "unsubscribe",
            "get-subscriber-count",
            "get-state",
            "create-or-update",
            "stop",
            "replay",
            "renew",
            "retire"));
    doors.put(
        Addresses.proc(proc),
        List.of(
            "spawn-actors",
            "stop-actors",
            "stop-all",
            "dump-threads",
            "get-states",
            "stream-states",
            "wait-status"));
    doors.put(
        Addresses.host(HOST),
        List.of(
            "spawn-procs",
            "stop-procs",
            "stop-host",
            "read-log",
            "dump-threads",
            "get-states",
            "stream-states",
            "wait-status"));
    doors.put(Addresses.hub(node), List.of("notice"));
    doors.put(Addresses.owner(node), List.of("notice"));
    return doors.entrySet().stream()
        .flatMap(
            door -> door.getValue().stream().map(action -> Arguments.of(door.getKey(), action)));
  }

  /** What no action takes, by what is wrong with it. */
  private static Map<String, Object> badBodies() {
    Map<String, Object> bodies = new LinkedHashMap<>();
    bodies.put("nothing", null);
    bodies.put("a number", 5);
    bodies.put("a list", new JsonArray().add("mesh"));
    bodies.put("no JSON", "nonsense{");
    bodies.put("no fields", new JsonObject());
    bodies.put("a wrong type", new JsonObject().put("mesh", 5));
    bodies.put("an object for a text", new JsonObject().put("mesh", new JsonObject()));
    bodies.put("an unknown field", new JsonObject().put("mesh", "scores").put("colour", "red"));
    bodies.put("a slash", new JsonObject().put("mesh", "a/b"));
    bodies.put("a line break", new JsonObject().put("mesh", "a\nERROR all is lost"));
    bodies.put("an escape", new JsonObject().put("mesh", "a\u001b[2J"));
    bodies.put("a name of 1 MB", new JsonObject().put("mesh", "m".repeat(1_000_000)));
    bodies.put("a field of 1 MB", new JsonObject().put("m\n".repeat(500_000), 1));
    bodies.put("10 MB", new JsonObject().put("mesh", "m".repeat(TEN_MEGABYTES)));
    bodies.put("the same field twice", Buffer.buffer("{\"mesh\":\"a\",\"mesh\":\"b\"}"));
    bodies.put("lists 100,000 deep", Buffer.buffer("{\"mesh\":" + "[".repeat(DEEP)));
    bodies.put("objects 100,000 deep", Buffer.buffer("{\"mesh\":".repeat(DEEP)));
    return bodies;
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("doors")
  @DisplayName("F6 PR-2 PR-4 every action at every address refuses every body that makes no sense")
  void badBodiesAreRefused(String address, String action) {
    badBodies()
        .forEach(
            (what, body) -> {
              ReplyException refusal = refusal(address, action, body);
              assertThat(refusal.failureCode()).as("%s: %s", what, refusal).isEqualTo(BAD_REQUEST);
              assertThat(refusal.getMessage()).as(what).isNotEmpty().hasSizeLessThan(25_000);
            });
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("doors")
  @DisplayName("F6 PR-4 an action that is not known there is refused, and what is known is said")
  void unknownActionsAreRefused(String address, String action) {
    assertThat(refusal(address, "explode\n", new JsonObject()).getMessage())
        .contains("asks for 'explode")
        .contains(action);
  }

  private static JsonObject spawn(String name) {
    return new JsonObject()
        .put("mesh", name)
        .put("kind", "actors")
        .put("on", "workers")
        .put("type", Obedient.class.getName());
  }

  /** Orders that can be read and cannot be obeyed, and what is said of them. */
  static Stream<Arguments> orders() {
    return Stream.of(
        Arguments.of(
            spawn("x").put("extent", "a=1000000000"),
            "has 1000000000 ranks; the most is 1000000 (mesh.spawn.max-ranks)"),
        Arguments.of(spawn("x").put("extent", "a=99999999999"), "field 'extent'"),
        Arguments.of(spawn("x").put("on", "nowhere"), "nowhere"),
        Arguments.of(spawn("x").put("type", "no.such.Type"), "no.such.Type"),
        Arguments.of(spawn("x").put("type", "java.lang.String"), "java.lang.String"),
        Arguments.of(spawn("x").put("type", "a\nb"), "field 'type' has a line break"),
        Arguments.of(
            spawn("x").put("type", "t".repeat(1_000_000)),
            "field 'type' has 1000000 characters; the most is 1000"),
        Arguments.of(
            spawn("x").put("config", new JsonObject().put("a", "b".repeat(TEN_MEGABYTES))),
            "bytes; the most is 8388608 (mesh.message.limit)"),
        Arguments.of(spawn("x").put("lease-ms", -1), "the least is 0 milliseconds"),
        Arguments.of(spawn("x").put("poll-ms", Long.MAX_VALUE), "the most is a year"),
        Arguments.of(spawn("x").put("lease-ms", Double.NaN), "field 'lease-ms'"),
        Arguments.of(spawn("scores"), "is taken"),
        Arguments.of(
            new JsonObject().put("mesh", "x").put("kind", "procs").put("extent", "procs=1000000"),
            "1000000 more would make"),
        Arguments.of(
            new JsonObject()
                .put("mesh", "x")
                .put("kind", "procs")
                .put("class-path", new JsonArray().add("../etc")),
            "no entry '../etc' is configured"),
        Arguments.of(
            new JsonObject().put("mesh", "x").put("kind", "hosts").put("hosts", 1_000_000_000),
            "1000000000"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("orders")
  @DisplayName("F6 HO-2 PA-6 a spawn that is too large, not allowed or impossible leaves nothing")
  void impossibleSpawnsAreRefused(JsonObject order, String sentence) {
    assertThat(refusal(Addresses.spawn(), "spawn-mesh", order).getMessage()).contains(sentence);
  }

  @Test
  @DisplayName("F6 SB-5 CO-4 10,000 subscribers: handlers of a node, and addresses up to the limit")
  void manySubscribers() {
    ActorMesh victims = await(procs.spawn(ActorSpec.of("victims", Obedient.class)));
    List<Heard> handlers = IntStream.range(0, MOST_SUBSCRIBERS).mapToObj(i -> new Heard()).toList();
    Stopwatch watch = Stopwatch.start();
    await(Future.all(handlers.stream().map(victims::subscribe).toList()));
    watch.log("10,000 handlers of one node subscribe");
    List<Future<Object>> requests = new ArrayList<>();
    watch = Stopwatch.start();
    for (int i = 1; i < MOST_SUBSCRIBERS; i++) {
      requests.add(subscribe("plain." + i));
    }
    await(Future.all(requests));
    watch.log("9,999 addresses subscribe by JSON");
    ReplyException refusal = (ReplyException) RealCluster.awaitFailure(subscribe("plain.more"));
    assertThat(refusal.failureCode()).isEqualTo(CONFLICT);
    assertThat(refusal.getMessage()).contains("mesh.notice.subscriber-limit");
    await(subscribe("plain.1"));

    watch = Stopwatch.start();
    await(victims.cast("throw"));
    awaitAll(handlers, Kind.FAILED);
    watch.log("a throw until 10,000 handlers know, among 9,999 addresses where nobody listens");
    awaitAll(handlers, Kind.ENDED);
    Awaitility.await("the ended mesh is forgotten")
        .atMost(RealCluster.GENEROUS)
        .until(() -> Footprint.entries(Registry.of(vertx)) == entries);
  }

  private static void awaitAll(List<Heard> handlers, Kind kind) {
    Awaitility.await("all know: " + kind)
        .atMost(RealCluster.GENEROUS)
        .pollInterval(FaultRounds.GLANCE)
        .untilAsserted(
            () -> assertThat(handlers).allMatch(handler -> handler.of(kind).size() == 1));
  }

  private static Future<Object> subscribe(String address) {
    JsonObject body = new JsonObject().put("mesh", "victims").put("address", address);
    return send(Addresses.controller("victims"), "subscribe", body);
  }

  private static ReplyException refusal(String address, String action, Object body) {
    ReplyException refusal = (ReplyException) RealCluster.awaitFailure(send(address, action, body));
    assertThat(refusal.failureType()).isEqualTo(ReplyFailure.RECIPIENT_FAILURE);
    return refusal;
  }

  private static Future<Object> send(String address, String action, Object body) {
    DeliveryOptions options =
        new DeliveryOptions()
            .setSendTimeout(RealCluster.GENEROUS.toMillis())
            .addHeader("action", action);
    return vertx.eventBus().request(address, body, options).map(reply -> reply.body());
  }
}
