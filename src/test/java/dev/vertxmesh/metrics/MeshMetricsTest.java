package dev.vertxmesh.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.metrics.MeshMetric.Label;
import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.Notice;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.Subject;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.station.Meters;
import dev.vertxmesh.station.Meters.WorkerSample;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("what stations report is what Prometheus reads")
class MeshMetricsTest {

  private final Vertx vertx = Vertx.vertx();
  private final MeshMetrics metrics = new MeshMetrics();
  private Meters meters;

  @BeforeEach
  void install() {
    assertThat(Meters.of(vertx)).isSameAs(Meters.NONE);
    metrics.install(vertx);
    meters = Meters.of(vertx);
  }

  @AfterEach
  void close() {
    await(vertx.close());
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }

  private Exposition scrape() {
    return new Exposition(await(metrics.scrape(vertx)));
  }

  private static Future<List<WorkerSample>> oneWorker() {
    return Future.succeededFuture(
        List.of(new WorkerSample("workers", 3, Status.RUNNING, OptionalLong.of(1 << 20))));
  }

  @Test
  @DisplayName("ME-1 ME-2 what is declared is there under its name, with its type, and no other")
  void declared() {
    meters.mesh("scores");
    meters.host("alpha", 64, MeshMetricsTest::oneWorker);

    Exposition page = scrape();

    Set<String> declared =
        MeshMetric.all().stream()
            .flatMap(metric -> metric.series().stream())
            .collect(Collectors.toSet());
    assertThat(page.names()).containsExactlyInAnyOrderElementsOf(declared);
    for (MeshMetric metric : MeshMetric.all()) {
      assertThat(metric.exposed()).startsWith("vertx_mesh_");
      assertThat(page.type(metric.exposed()))
          .isEqualTo(
              switch (metric.type()) {
                case GAUGE -> "gauge";
                case COUNTER -> "counter";
                case TIMER -> "histogram";
              });
    }
  }

  @Test
  @DisplayName("ME-4 every status, cause and event has its series before anything happens")
  void fromTheBeginning() {
    meters.mesh("scores");
    Exposition page = scrape();
    for (Status status : Status.values()) {
      assertThat(page.value("vertx_mesh_ranks", "mesh", "scores", "status", status.text()))
          .isZero();
    }
    assertThat(page.value("vertx_mesh_failures_total", "mesh", "scores", "cause", "process-exit"))
        .isZero();
    assertThat(page.value("vertx_mesh_notices_total", "mesh", "scores", "event", "out-of-reach"))
        .isZero();
  }

  @Test
  @DisplayName("a mesh is told as its controller reports it")
  void mesh() {
    Meters.OfMesh scores = meters.mesh("scores");
    scores.ranks(status -> status == Status.RUNNING ? 6 : status == Status.FAILED ? 2 : 0);
    scores.outOfReach(4);
    scores.failed(Cause.Learned.PROCESS_EXIT, 2);
    scores.told(new Notice("scores", 1, 1, false, List.of(failure())));
    scores.told(new Notice("scores", 1, 1, false, List.of()));
    scores.acknowledged(Duration.ofMillis(3));
    scores.acknowledged(Duration.ofMillis(60));
    scores.subscribers(5);
    scores.ownerRetried();
    scores.ownerGivenUp();
    scores.round(Duration.ofMillis(-2), false);
    scores.round(Duration.ofSeconds(2), true);
    scores.answered(Duration.ofMillis(2));
    scores.unanswered();
    scores.leases(() -> Set.of("a", "b"));
    scores.leases(() -> Set.of("b"));
    scores.leaseRenewed("b");
    scores.leaseRenewed("long gone");

    Exposition page = scrape();

    assertThat(page.value("vertx_mesh_ranks", "mesh", "scores", "status", "running")).isEqualTo(6);
    assertThat(page.value("vertx_mesh_ranks", "mesh", "scores", "status", "failed")).isEqualTo(2);
    assertThat(of(page, "ranks_out_of_reach")).isEqualTo(4);
    assertThat(page.value("vertx_mesh_failures_total", "mesh", "scores", "cause", "process-exit"))
        .isEqualTo(2);
    assertThat(page.value("vertx_mesh_notices_total", "mesh", "scores", "event", "failed"))
        .isEqualTo(1);
    assertThat(page.value("vertx_mesh_notices_total", "mesh", "scores", "event", "heartbeat"))
        .isEqualTo(1);
    assertThat(of(page, "notice_latency_seconds_count")).isEqualTo(2);
    assertThat(of(page, "notice_latency_seconds_sum")).isEqualTo(0.063);
    assertThat(of(page, "notice_latency_seconds_max")).isEqualTo(0.06);
    assertThat(
            page.value("vertx_mesh_notice_latency_seconds_bucket", "mesh", "scores", "le", "0.005"))
        .isEqualTo(1);
    assertThat(of(page, "subscribers")).isEqualTo(5);
    assertThat(of(page, "owner_retries_total")).isEqualTo(1);
    assertThat(of(page, "owner_abandoned_total")).isEqualTo(1);
    assertThat(of(page, "poll_lateness_seconds_max")).isEqualTo(2);
    assertThat(of(page, "controller_stalls_total")).isEqualTo(1);
    assertThat(of(page, "poll_duration_seconds_count")).isEqualTo(1);
    assertThat(of(page, "poll_misses_total")).isEqualTo(1);
    assertThat(of(page, "leases")).isEqualTo(1);
    assertThat(of(page, "lease_age_seconds")).isBetween(0.0, 60.0);
  }

  private static double of(Exposition page, String name) {
    return page.value("vertx_mesh_" + name, "mesh", "scores");
  }

  private static MeshFailure failure() {
    SupervisionEvent event =
        SupervisionEvent.ended(
            new Subject(Subject.Kind.PROC, "proc workers-0"),
            Status.FAILED,
            Cause.of(Cause.Learned.PROCESS_EXIT, "was killed"),
            Instant.EPOCH);
    return new MeshFailure("scores", Ranks.range(0, 2), event);
  }

  @Test
  @DisplayName("ME-3 what has ended is removed; a mesh of the same name begins anew")
  void removed() {
    Set<String> before = scrape().series();
    Meters.OfMesh first = meters.mesh("scores");
    Meters.OfHost host = meters.host("alpha", 64, MeshMetricsTest::oneWorker);
    first.failed(Cause.Learned.ESCAPE, 3);
    assertThat(scrape().series().size()).isGreaterThan(before.size());

    Meters.OfMesh second = meters.mesh("scores");
    first.close();
    assertThat(scrape().value("vertx_mesh_failures_total", "mesh", "scores", "cause", "escape"))
        .as("the second begins at 0, and is not removed with the first")
        .isZero();
    second.close();
    host.close();

    assertThat(scrape().series()).isEqualTo(before);
  }

  @Test
  @DisplayName("ME-5 workers are read at each scrape; who cannot be read is not shown")
  void workers() {
    Meters.OfHost host = meters.host("alpha", 64, MeshMetricsTest::oneWorker);
    host.leftoversEnded(2);
    Exposition page = scrape();
    assertThat(
            page.value(
                "vertx_mesh_worker_memory_bytes", "host", "alpha", "mesh", "workers", "rank", "3"))
        .isEqualTo(1 << 20);
    assertThat(page.value("vertx_mesh_host_workers", "host", "alpha", "status", "running"))
        .isEqualTo(1);
    assertThat(page.value("vertx_mesh_host_workers_most", "host", "alpha")).isEqualTo(64);
    assertThat(page.value("vertx_mesh_host_leftovers_ended_total", "host", "alpha")).isEqualTo(2);

    meters.host("alpha", 64, () -> Future.failedFuture("its loop is blocked"));
    assertThat(scrape().names()).doesNotContain("vertx_mesh_worker_memory_bytes");
  }

  @Test
  @DisplayName("registry entries that were corrected are counted")
  void registry() {
    meters.reconciled(0);
    meters.reconciled(2);
    assertThat(scrape().value("vertx_mesh_registry_reconciliations_total")).isEqualTo(2);
    assertThat(scrape().value("vertx_mesh_registry_corrections_total")).isEqualTo(2);
  }

  @Test
  @DisplayName("ME-3 no label is anything but those declared")
  void labels() {
    meters.mesh("scores");
    Set<String> allowed = Set.of("mesh", "status", "cause", "event", "host", "rank", "le");
    assertThat(Label.values()).extracting(Label::text).allMatch(allowed::contains);
    assertThat(scrape().series())
        .filteredOn(series -> series.contains("{"))
        .allSatisfy(
            series ->
                assertThat(series.replaceFirst(".*\\{", "").replace("}", "").split(", "))
                    .allMatch(label -> allowed.contains(label.replaceFirst("=.*", ""))));
  }

  @Test
  @DisplayName("an application counts in its own registry")
  void ownRegistry() {
    SimpleMeterRegistry own = new SimpleMeterRegistry();
    MeshMetrics.install(vertx, own);
    Meters.of(vertx).mesh("scores").failed(Cause.Learned.ESCAPE, 3);
    assertThat(own.get("vertx.mesh.failures").tag("cause", "escape").counter().count())
        .isEqualTo(3);
  }
}
