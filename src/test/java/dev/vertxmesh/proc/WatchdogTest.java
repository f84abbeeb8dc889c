package dev.vertxmesh.proc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.model.Cause.Learned;
import dev.vertxmesh.model.RankReport;
import dev.vertxmesh.model.ResourceState;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.model.SupervisionEvent.Kind;
import dev.vertxmesh.protocol.HangReport;
import dev.vertxmesh.protocol.Inbox;
import dev.vertxmesh.protocol.SpawnActors;
import dev.vertxmesh.protocol.SpawnActors.Threading;
import dev.vertxmesh.protocol.StateReport;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Context;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.impl.VertxThread;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WatchdogTest {

  private static final int ACTORS = 20;

  private final List<HangReport> hangs = new CopyOnWriteArrayList<>();
  private ProcBench bench;

  @BeforeEach
  void hold() {
    Blocking.hold();
    start("report");
  }

  @AfterEach
  void letGo() {
    Blocking.letGo();
    bench.close();
  }

  private void start(String action) {
    bench =
        ProcBench.watched(
            Map.of("mesh.hang-timeout", "400ms", "mesh.hang-action", action), hangs::add);
  }

  private SpawnActors spawn(Threading threading) {
    return ProcBench.spawn(Blocking.class.getName(), ACTORS, threading, Duration.ZERO);
  }

  /** The ranks by the loops that carry them. */
  private Map<String, Ranks> loops(SpawnActors spawn) {
    Map<String, Ranks> loops = new HashMap<>();
    for (int rank : spawn.ranks().stream().toArray()) {
      String thread =
          ProcBench.get(bench.vertx.eventBus().<String>request(inbox(spawn, rank), "where")).body();
      loops.merge(thread, Ranks.of(rank), Ranks::union);
    }
    return loops;
  }

  private static String inbox(SpawnActors spawn, int rank) {
    return new Inbox(spawn.mesh(), rank, spawn.incarnation(), spawn.extent()).address();
  }

  private void tell(SpawnActors spawn, int rank, String word) {
    bench.vertx.eventBus().send(inbox(spawn, rank), word, new DeliveryOptions().setLocalOnly(true));
  }

  private List<RankReport> told(Status status) {
    return hangs.stream()
        .map(HangReport::report)
        .map(StateReport::states)
        .flatMap(List::stream)
        .filter(report -> report.state().status() == status)
        .toList();
  }

  private List<RankReport> awaitTold(Status status, int count) {
    Awaitility.await()
        .atMost(ProcBench.PATIENCE)
        .untilAsserted(() -> assertThat(told(status)).hasSize(count));
    return told(status);
  }

  private static SupervisionEvent event(RankReport report) {
    return report.state().event().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"message", "timer"})
  @DisplayName("PA-11 A4 Who blocks its loop is Timeout, with the stack; the others are warned")
  void blockedLoop(String word) {
    SpawnActors spawn = spawn(Threading.EVENT_LOOP);
    bench.running(spawn);
    Map.Entry<String, Ranks> loop = loops(spawn).entrySet().iterator().next();
    int guilty = loop.getValue().stream().toArray()[1];

    tell(spawn, guilty, word);

    RankReport timeout = awaitTold(Status.TIMEOUT, 1).get(0);
    assertThat(timeout.ranks()).isEqualTo(Ranks.of(guilty));
    assertThat(timeout.state().generation()).isEqualTo(ResourceState.LAST_GENERATION);
    assertThat(timeout.state().incarnation()).isEqualTo(spawn.incarnation());
    assertThat(event(timeout).cause().learned()).isEqualTo(Learned.PING);
    assertThat(event(timeout).cause().message())
        .isEqualTo("it has held " + loop.getKey() + " for more than 400 ms");
    assertThat(event(timeout).subject().name()).startsWith("scores[" + guilty + "] {");
    assertThat(event(timeout).cause().thrown().orElseThrow().stack())
        .anyMatch(frame -> frame.contains("Blocking.await"));
    RankReport warning = awaitTold(Status.RUNNING, 1).get(0);
    assertThat(warning.ranks()).isEqualTo(loop.getValue().minus(Ranks.of(guilty)));
    assertThat(event(warning).kind()).isEqualTo(Kind.STALLED);
    assertThat(event(warning).cause().message())
        .contains("stalled by rank " + guilty + " of scores");
    assertThat(hangs).noneMatch(HangReport::end);

    Blocking.letGo();
    RankReport over = awaitTold(Status.RUNNING, 2).get(1);
    assertThat(event(over).kind()).isEqualTo(Kind.ANSWERS_AGAIN);
    assertThat(over.ranks().containsAll(warning.ranks())).isTrue();
    assertThat(event(over).cause().message()).startsWith(loop.getKey() + " answers again, after ");
    ResourceState own = bench.awaitStatus(guilty, Status.TIMEOUT);
    assertThat(own.event()).contains(event(timeout));
    Awaitility.await()
        .atMost(ProcBench.PATIENCE)
        .until(() -> bench.vertx.deploymentIDs().size() == ACTORS);
    assertThat(bench.state(warning.ranks().first()).status()).isEqualTo(Status.RUNNING);
  }

  @Test
  @DisplayName("PA-11 A4 With every loop blocked, that of the agent included, each is reported")
  void everyLoopBlocked() {
    SpawnActors spawn = spawn(Threading.EVENT_LOOP);
    bench.running(spawn);
    List<Ranks> guilty =
        loops(spawn).values().stream().map(ranks -> Ranks.of(ranks.first())).toList();

    guilty.forEach(rank -> tell(spawn, rank.first(), "message"));

    assertThat(awaitTold(Status.TIMEOUT, guilty.size()))
        .extracting(RankReport::ranks)
        .containsExactlyInAnyOrderElementsOf(guilty);
    Blocking.letGo();
    guilty.forEach(rank -> bench.awaitStatus(rank.first(), Status.TIMEOUT));
  }

  @Test
  @DisplayName("PA-11 A worker actor that holds its context is Timeout, and stalls nobody")
  void blockedWorker() {
    SpawnActors spawn = spawn(Threading.WORKER);
    bench.running(spawn);

    tell(spawn, ACTORS + 3, "message");

    assertThat(awaitTold(Status.TIMEOUT, 1).get(0).ranks()).isEqualTo(Ranks.of(ACTORS + 3));
    assertThat(told(Status.RUNNING)).isEmpty();
    assertThat(bench.awaitStatus(ACTORS + 3, Status.TIMEOUT).event()).isPresent();
  }

  @Test
  @DisplayName("PA-11 An actor that blocks in its start is Timeout, and undeployed when it is up")
  void blockedStart() {
    SpawnActors spawn = ProcBench.spawn(Blocking.class, 1);
    spawn.config().put("at-start", true);
    bench.spawned(spawn);

    assertThat(awaitTold(Status.TIMEOUT, 1).get(0).ranks()).isEqualTo(Ranks.of(1));

    Blocking.letGo();
    bench.awaitStatus(1, Status.TIMEOUT);
    Awaitility.await()
        .atMost(ProcBench.PATIENCE)
        .until(() -> bench.vertx.deploymentIDs().size() == 1);
  }

  @Test
  @DisplayName("PA-11 When somebody else holds the loop, all actors there are warned, none ends")
  void blockedBySomebodyElse() {
    SpawnActors spawn = spawn(Threading.EVENT_LOOP);
    bench.running(spawn);
    Map<String, Ranks> loops = loops(spawn);

    CountDownLatch gate = new CountDownLatch(1);
    bench.vertx.getOrCreateContext().runOnContext(turn -> hold(gate));

    RankReport warning = awaitTold(Status.RUNNING, 1).get(0);
    assertThat(loops).containsValue(warning.ranks());
    assertThat(event(warning).cause().message()).contains("not known by whom");
    assertThat(told(Status.TIMEOUT)).isEmpty();
    gate.countDown();
  }

  private static void hold(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  @ParameterizedTest
  @CsvSource({"report, false", "end-proc, true"})
  @DisplayName("PA-11 A4 hang-action = end-proc asks the host once to end the worker")
  void action(String action, boolean end) {
    bench.close();
    start(action);
    SpawnActors spawn = spawn(Threading.EVENT_LOOP);
    bench.running(spawn);

    tell(spawn, ACTORS, "message");

    awaitTold(Status.RUNNING, 1);
    assertThat(hangs).hasSize(2);
    assertThat(hangs.get(0).end()).isFalse();
    assertThat(hangs.get(1).end()).isEqualTo(end);
    assertThat(hangs.get(1).message()).contains("by scores[" + ACTORS + "]");
  }

  @Test
  @DisplayName("PA-11 A foreign proc has no lifeline: its agent tells the controller over the bus")
  void foreignProc() {
    bench.close();
    bench = ProcBench.foreign(Map.of("mesh.hang-timeout", "400ms"));
    Set<String> needed = ConcurrentHashMap.newKeySet();
    Set<String> addresses = Set.of(bench.agent.address(), ProcBench.CONTROLLER);
    bench
        .vertx
        .eventBus()
        .addInboundInterceptor(
            delivery -> {
              if (addresses.contains(delivery.message().address())) {
                needed.add(Thread.currentThread().getName());
              }
              delivery.next();
            });
    SpawnActors spawn = spawn(Threading.EVENT_LOOP);
    bench.running(spawn);
    Map<String, Ranks> loops = loops(spawn);
    Awaitility.await().atMost(ProcBench.PATIENCE).until(() -> !bench.reports.isEmpty());
    loops.keySet().removeAll(needed);
    Ranks onOneLoop = loops.values().iterator().next();
    int guilty = onOneLoop.first();

    tell(spawn, guilty, "message");

    Awaitility.await().atMost(ProcBench.PATIENCE).until(() -> !stalled().isEmpty());
    assertThat(stalled().get(0).ranks()).isEqualTo(onOneLoop.minus(Ranks.of(guilty)));
    assertThat(bench.awaitStatus(guilty, Status.TIMEOUT).event()).isPresent();
    assertThat(bench.told(guilty)).contains(Status.TIMEOUT);
  }

  private List<RankReport> stalled() {
    return bench.reports.stream()
        .flatMap(report -> report.states().stream())
        .filter(report -> report.state().event().isPresent())
        .filter(report -> event(report).kind() == Kind.STALLED)
        .toList();
  }

  @Test
  @DisplayName("PA-11 Vert.x shows for whom a thread works")
  void dispatching() {
    SpawnActors spawn = spawn(Threading.EVENT_LOOP);
    bench.running(spawn);
    tell(spawn, ACTORS, "message");
    awaitTold(Status.TIMEOUT, 1);

    Optional<Context> context =
        Thread.getAllStackTraces().keySet().stream()
            .filter(VertxThread.class::isInstance)
            .flatMap(thread -> Dispatching.on(thread).stream())
            .filter(one -> inbox(spawn, ACTORS).equals(one.config().getString(Inbox.CONFIG_KEY)))
            .findFirst();

    assertThat(context).isPresent();
    assertThat(Dispatching.on(Thread.currentThread())).isEmpty();
  }
}
