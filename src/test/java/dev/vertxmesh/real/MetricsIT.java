package dev.vertxmesh.real;

import static dev.vertxmesh.real.RealCluster.await;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.hazelcast.cluster.ClusterState;
import dev.vertxmesh.ActorMesh;
import dev.vertxmesh.ActorSpec;
import dev.vertxmesh.ProcMesh;
import dev.vertxmesh.ProcSpec;
import dev.vertxmesh.ProcSummary;
import dev.vertxmesh.metrics.Exposition;
import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.GetLogLevel;
import dev.vertxmesh.protocol.LogStream;
import dev.vertxmesh.protocol.LoggerState;
import dev.vertxmesh.real.RealActors.Obedient;
import dev.vertxmesh.real.WatchedHost.Answer;
import dev.vertxmesh.registry.ClusterInstance;
import dev.vertxmesh.registry.HostRecord;
import dev.vertxmesh.registry.Registry;
import dev.vertxmesh.shape.Extent;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryContext;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

@DisplayName("a host as operators watch it: numbers, health, levels, and a quiet log")
class MetricsIT {

  private static final Duration QUIET = Duration.ofSeconds(30);
  private static final String OURS = "dev.vertxmesh";

  @TempDir Path folder;

  private WatchedHost host;

  @BeforeEach
  void start() {
    host =
        new WatchedHost(
            folder,
            Map.of(
                "mesh.supervision.poll-frequency", "500ms",
                "mesh.registry.reconcile-interval", "2s",
                "mesh.ended.retention", "1s"));
  }

  @AfterEach
  void end() {
    if (host != null) {
      host.close();
    }
  }

  private static void eventually(ThrowingRunnable assertion) {
    Awaitility.await().atMost(RealCluster.GENEROUS).untilAsserted(assertion);
  }

  private ProcMesh procs(ProcSpec spec) {
    return await(await(host.mesh().hosts(1)).spawn(spec.perHost(Extent.of("procs", 2))));
  }

  private static double of(Exposition page, String name, String mesh, String... more) {
    String[] labels = new String[more.length + 2];
    labels[0] = "mesh";
    labels[1] = mesh;
    System.arraycopy(more, 0, labels, 2, more.length);
    return page.value("vertx_mesh_" + name, labels);
  }

  @Test
  @DisplayName("ME-2 ME-3 ME-5 after a kill the numbers are what happened; an ended mesh has none")
  void numbers() {
    ProcMesh procs = procs(ProcSpec.named("counted-procs"));
    ActorMesh actors =
        await(procs.spawn(ActorSpec.of("counted", Obedient.class).perProc(Extent.of("actors", 3))));
    List<MeshFailure> heard = new CopyOnWriteArrayList<>();
    await(actors.subscribe(heard::add));
    ProcSummary victim = Workers.of(host.mesh(), "counted-procs").get(1);
    eventually(() -> assertThat(of(host.metrics(), "subscribers", "counted")).isEqualTo(1));
    Exposition before = host.metrics();
    assertThat(of(before, "ranks", "counted", "status", "running")).isEqualTo(6);
    assertThat(memory(before, "0")).isGreaterThan(20e6);
    assertThat(memory(before, "1")).isGreaterThan(20e6);
    eventually(() -> assertThat(of(host.metrics(), "leases", "counted")).isEqualTo(2));

    Workers.kill(victim);
    eventually(
        () -> {
          Exposition page = host.metrics();
          assertThat(of(page, "failures_total", "counted", "cause", "process-exit")).isEqualTo(3);
          assertThat(of(page, "failures_total", "counted-procs", "cause", "process-exit"))
              .isEqualTo(1);
          assertThat(of(page, "notices_total", "counted", "event", "failed")).isEqualTo(1);
          assertThat(of(page, "ranks", "counted", "status", "failed")).isEqualTo(3);
          assertThat(of(page, "ranks", "counted", "status", "running")).isEqualTo(3);
          assertThat(of(page, "notice_latency_seconds_count", "counted")).isPositive();
          assertThat(of(page, "poll_duration_seconds_count", "counted")).isPositive();
          assertThat(of(page, "leases", "counted")).isEqualTo(1);
          assertThat(of(page, "lease_age_seconds", "counted")).isBetween(0.0, 60.0);
          assertThat(page.value("vertx_mesh_host_workers_most", "host", "alpha")).isEqualTo(64);
          assertThat(page.series()).noneMatch(series -> series.contains(worker("1")));
          assertThat(page.names()).contains("jvm_memory_used_bytes", "vertx_eventbus_sent_total");
        });
    assertThat(heard).isNotEmpty();

    await(actors.stop("seen"));
    await(procs.stop("seen"));
    eventually(
        () -> assertThat(host.metrics().series()).noneMatch(series -> series.contains("counted")));
  }

  private static double memory(Exposition page, String rank) {
    return of(page, "worker_memory_bytes", "counted-procs", "host", "alpha", "rank", rank);
  }

  private static String worker(String rank) {
    return "vertx_mesh_worker_memory_bytes{host=alpha, mesh=counted-procs, rank=" + rank + "}";
  }

  @Test
  @DisplayName(
      "ME-6 a host that the registry does not know, or whose cluster is not active, is not"
          + " ready, and alive all the same; what was corrected is counted")
  void health() {
    assertThat(host.get("/health/live").status()).isEqualTo(200);
    eventually(() -> assertThat(host.get("/health/ready").status()).isEqualTo(200));
    Vertx vertx = host.node().vertx();

    // Hazelcast refuses while workers of an earlier case leave.
    Awaitility.await()
        .atMost(RealCluster.GENEROUS)
        .ignoreExceptions()
        .untilAsserted(
            () -> ClusterInstance.of(vertx).getCluster().changeClusterState(ClusterState.FROZEN));
    Answer frozen = host.get("/health/ready");
    ClusterInstance.of(vertx).getCluster().changeClusterState(ClusterState.ACTIVE);
    assertThat(frozen.status()).isEqualTo(503);
    assertThat(frozen.body()).contains("Hazelcast's cluster is FROZEN, and not ACTIVE");

    HostRecord record = await(Registry.of(vertx).hosts().get("alpha")).orElseThrow();
    eventually(
        () -> {
          await(Registry.of(vertx).hosts().remove(record));
          Answer forgotten = host.get("/health/ready");
          assertThat(forgotten.status()).isEqualTo(503);
          assertThat(forgotten.body()).contains("the registry does not know host 'alpha' here");
          assertThat(host.get("/health/live").status()).isEqualTo(200);
        });
    eventually(() -> assertThat(host.get("/health/ready").status()).isEqualTo(200));
    assertThat(host.metrics().value("vertx_mesh_registry_corrections_total")).isPositive();
  }

  @Test
  @DisplayName("ME-6 a host that drains is alive, and not ready until it is empty")
  void drains() {
    Gate gate = Gate.at(host.node().vertx(), "test.drain");
    ProcMesh procs = procs(ProcSpec.named("drained-procs"));
    ActorMesh actors =
        await(
            procs.spawn(
                ActorSpec.of("drained", RealActors.Gated.class)
                    .config(new JsonObject().put(RealActors.ANSWER_GATE, gate.address()))));
    Future<?> asked = actors.ask("gated", RealCluster.GENEROUS.multipliedBy(2));
    gate.awaitWaiting(2);
    Future<?> drained = host.mesh().drain(List.of("alpha"), "maintenance", RealCluster.GENEROUS);
    eventually(
        () -> {
          Answer ready = host.get("/health/ready");
          assertThat(ready.status()).as(ready.body()).isEqualTo(503);
          assertThat(ready.body()).contains("host alpha ends its workers, and takes none");
        });
    assertThat(host.get("/health/live").status()).isEqualTo(200);
    gate.open();
    await(asked);
    await(drained);
    eventually(() -> assertThat(host.get("/health/ready").status()).isEqualTo(200));
  }

  @Test
  @DisplayName("ME-6 a host whose agent's event loop is blocked is not alive, until it goes on")
  void blocked() {
    Vertx vertx = host.node().vertx();
    CountDownLatch release = new CountDownLatch(1);
    Handler<DeliveryContext<Object>> block =
        delivery -> {
          if (delivery.message().address().equals(Addresses.host("alpha"))) {
            awaitRelease(release);
          }
          delivery.next();
        };
    assertThat(host.get("/health/live").status()).isEqualTo(200);
    vertx.eventBus().addInboundInterceptor(block);
    try {
      CompletableFuture<Integer> asked = host.statusOf("/api/v1/loggers/ROOT");
      eventually(
          () -> {
            Answer live = host.get("/health/live");
            assertThat(live.status()).as(live.body()).isEqualTo(503);
            assertThat(live.body()).contains("\"check\":\"agent\"", "took longer than");
          });
      release.countDown();
      asked.join();
    } finally {
      release.countDown();
      vertx.eventBus().removeInboundInterceptor(block);
    }
    eventually(() -> assertThat(host.get("/health/live").status()).isEqualTo(200));
  }

  private static void awaitRelease(CountDownLatch release) {
    try {
      assertThat(release.await(RealCluster.GENEROUS.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  @DisplayName("ME-7 ME-8 a level that is changed over HTTP reaches the workers; whose log is JSON")
  void levels() {
    ProcMesh procs = procs(ProcSpec.named("levelled-procs").setting("mesh.log.format", "json"));
    String loggers = "/api/v1/loggers/" + OURS + ".proc";
    assertThat(host.putWithoutToken(loggers, "{\"level\":\"debug\"}").status()).isEqualTo(401);
    assertThat(host.put(loggers, "{\"level\":\"loud\"}").status()).isEqualTo(400);
    assertThat(host.put(loggers, "{\"level\":7}").status()).isEqualTo(400);
    assertThat(host.put(loggers, "[]").status()).isEqualTo(400);
    assertThat(host.get(loggers).json().getString("effective")).isEqualTo("info");

    Answer set = host.put(loggers, "{\"level\":\"DEBUG\"}");
    assertThat(set.status()).as(set.body()).isEqualTo(200);
    assertThat(set.json().getString("effective")).isEqualTo("debug");
    assertThat(set.json().getJsonArray("workers"))
        .hasSize(2)
        .extracting(worker -> ((JsonObject) worker).getString("effective"))
        .containsOnly("debug");
    ProcSummary worker = Workers.of(host.mesh(), "levelled-procs").get(0);
    LoggerState there =
        await(
            new Caller(host.node().vertx())
                .ask(
                    Addresses.proc(worker.id()),
                    Action.GET_LOG_LEVEL,
                    new GetLogLevel(OURS + ".proc.LeaseKeeper"),
                    LoggerState.class,
                    RealCluster.GENEROUS));
    assertThat(there.effective()).isEqualTo("debug");
    host.put(loggers, "{\"level\":\"inherit\"}");

    List<String> lines = await(procs.logs(0).tail(LogStream.OUT, 1000));
    assertThat(lines)
        .isNotEmpty()
        .allSatisfy(line -> assertThat(new JsonObject(line).getString("level")).isNotEmpty())
        .anyMatch(line -> line.contains("→ running: takes actors at"))
        .anyMatch(line -> line.contains("info → debug"));
    await(procs.stop("seen"));
  }

  @Test
  @DisplayName("ME-9 a quiet cluster logs nothing, neither its host nor its workers")
  void quiet() {
    ProcMesh procs = procs(ProcSpec.named("quiet-procs"));
    ActorMesh actors = await(procs.spawn(ActorSpec.of("quiet", Obedient.class)));
    await(actors.subscribe(failure -> {}));
    List<ILoggingEvent> written = new CopyOnWriteArrayList<>();
    AppenderBase<ILoggingEvent> recorder =
        new AppenderBase<>() {
          @Override
          protected void append(ILoggingEvent event) {
            written.add(event);
          }
        };
    Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    assertThat(root.getLevel()).isEqualTo(Level.INFO);
    List<List<String>> logs = logs(procs);
    assertThat(logs).allSatisfy(log -> assertThat(log).isNotEmpty());
    recorder.start();
    root.addAppender(recorder);
    try {
      Awaitility.await("nothing is written")
          .pollInterval(Duration.ofSeconds(1))
          .during(QUIET)
          .atMost(RealCluster.GENEROUS)
          .until(() -> host.get("/metrics").status() == 200 && logs(procs).equals(logs));
    } finally {
      root.detachAppender(recorder);
    }
    assertThat(written).isEmpty();
    await(actors.stop("seen"));
    await(procs.stop("seen"));
  }

  private static List<List<String>> logs(ProcMesh procs) {
    return List.of(
        await(procs.logs(0).tail(LogStream.OUT, 1000)),
        await(procs.logs(1).tail(LogStream.OUT, 1000)));
  }
}
