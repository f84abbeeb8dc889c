package dev.vertxmesh.real;

import static dev.vertxmesh.real.RealCluster.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.ActorMesh;
import dev.vertxmesh.Answer;
import dev.vertxmesh.Mesh;
import dev.vertxmesh.MeshHandle;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.registry.ProcRecord;
import dev.vertxmesh.shape.Ranks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rounds on one cluster, in each of which one process is killed. A round ends when everybody was
 * told what they have to be told, what had to end has ended, and the registry says what runs; then
 * what is broken is replaced.
 */
final class FaultRounds implements AutoCloseable {

  /** What is killed. */
  enum Victim {
    WORKER,
    HOST,
    CONTROLLER,
    SUBSCRIBER
  }

  /** How often a wait looks. */
  static final Duration GLANCE = Duration.ofMillis(50);

  private static final Logger LOG = LoggerFactory.getLogger(FaultRounds.class);
  private static final int HOSTS = 2;
  private static final int LATEST_KILL_MS = 400;

  private final Random random;
  private final FaultCluster cluster;
  private final FaultBooks books;
  private final Mesh mesh;
  private final ScheduledExecutorService killer = Executors.newSingleThreadScheduledExecutor();
  private final Map<Victim, Integer> kills = new EnumMap<>(Victim.class);
  private final List<Audience> audiences = new ArrayList<>();
  private final List<Told> told = new CopyOnWriteArrayList<>();
  private final Audience observer = audience("the observer", () -> told);
  private FaultJvm ownerJvm;
  private FaultJvm subscriberJvm;
  private Audience owner;
  private Audience subscriber;
  private FaultMeshes meshes = new FaultMeshes(0);
  private List<String> hostRanks = List.of();

  /**
   * Starts the cluster and the first meshes.
   *
   * @param directory for sockets and logs
   */
  FaultRounds(Path directory, long seed) {
    random = new Random(seed);
    cluster = FaultCluster.start(directory);
    books = new FaultBooks(cluster);
    mesh = cluster.mesh();
    FaultJvm second = cluster.startHost();
    beginOwner();
    beginSubscriber();
    second.awaitUp();
    spawn();
  }

  private Audience audience(String name, Supplier<List<Told>> source) {
    Audience audience = new Audience(name, source);
    audiences.add(audience);
    return audience;
  }

  private void beginOwner() {
    ownerJvm = cluster.startUser(FaultMain.Role.OWNER);
    owner = audience("the owner", ownerJvm::told);
  }

  private void beginSubscriber() {
    subscriberJvm = cluster.startUser(FaultMain.Role.SUBSCRIBER);
    subscriber = audience("the subscriber", subscriberJvm::told);
  }

  private void spawn() {
    meshes = new FaultMeshes(meshes.generation() + 1);
    ownerJvm.awaitUp();
    ownerJvm.order(FaultMain.SPAWN + " " + meshes.generation());
    books.begun(meshes);
    hostRanks = await(cluster.registry().meshes().get(meshes.hosts())).orElseThrow().members();
    meshes
        .handles(mesh)
        .forEach(handle -> await(handle.subscribe(failure -> told.add(Told.of(failure)))));
    subscribe();
  }

  private void subscribe() {
    subscriberJvm.awaitUp();
    subscriberJvm.order(FaultMain.SUBSCRIBE + " " + meshes.generation());
  }

  /** Kills one process at a random moment, and waits until all is as it should be. */
  void round(Victim victim) {
    kills.merge(victim, 1, Integer::sum);
    switch (victim) {
      case WORKER -> killWorker();
      case HOST -> killHost();
      case CONTROLLER -> killController();
      case SUBSCRIBER -> killSubscriber();
    }
  }

  private void killWorker() {
    ProcRecord worker = pick(books.workers());
    ProcessHandle process = ProcessHandle.of(worker.pid()).orElseThrow();
    soon("worker " + worker.id(), worker.pid(), process::destroyForcibly);
    lose(worker);
    settle();
    renewIfFew();
  }

  private void killHost() {
    cluster.awaitSafe(HOSTS);
    String host = pick(cluster.hosts().keySet().stream().sorted().toList());
    soon(host, cluster.hosts().get(host).pid(), () -> cluster.killHost(host));
    if (hostRanks.contains(host)) {
      expect(meshes.hosts(), Ranks.of(hostRanks.indexOf(host)));
      if (observer.expected(meshes.hosts()).size() == hostRanks.size()) {
        books.hostsEnded(meshes);
      }
    }
    books.workers().stream().filter(worker -> worker.host().equals(host)).forEach(this::lose);
    FaultJvm fresh = cluster.startHost();
    settle();
    fresh.awaitUp();
    renewIfFew();
  }

  private void killController() {
    soon("the controllers and their owner", ownerJvm.pid(), () -> cluster.kill(ownerJvm));
    for (String name : books.running()) {
      observer.expectLost(name);
      subscriber.expectLost(name);
    }
    books.allEnded();
    beginOwner();
    settle();
    spawn();
  }

  private void killSubscriber() {
    Audience before = subscriber;
    soon("the subscriber", subscriberJvm.pid(), () -> cluster.kill(subscriberJvm));
    beginSubscriber();
    meshes.names().forEach(name -> subscriber.expect(name, before.expected(name)));
    subscribe();
    settle();
  }

  /** A random moment: any point of a poll, of a heartbeat, of an ask. */
  private void soon(String victim, long pid, Runnable kill) {
    int delay = random.nextInt(LATEST_KILL_MS);
    LOG.info("kills {}, process {}, in {} ms", victim, pid, delay);
    try (FaultTraffic traffic = FaultTraffic.start(cluster.vertx(), mesh, meshes.actors())) {
      killer
          .schedule(kill, delay, TimeUnit.MILLISECONDS)
          .get(RealCluster.GENEROUS.toMillis(), TimeUnit.MILLISECONDS);
      LOG.debug("killed while {} was under way", traffic);
    } catch (Exception failure) {
      throw new AssertionError("nothing could be killed", failure);
    }
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private void lose(ProcRecord worker) {
    books.ended(worker, meshes);
    expect(meshes.procs(), Ranks.of(worker.rank()));
    expect(meshes.actors(), FaultMeshes.actorsOn(worker.rank()));
  }

  private void expect(String name, Ranks ranks) {
    owner.expect(name, ranks);
    observer.expect(name, ranks);
    subscriber.expect(name, ranks);
  }

  private void renewIfFew() {
    int left = books.workers().size();
    if (left == 0 || (left == 1 && random.nextBoolean())) {
      ownerJvm.order(FaultMain.STOP + " " + meshes.generation());
      books.allEnded();
      settle();
      spawn();
    }
  }

  /** Until all is as it should be. */
  private void settle() {
    Awaitility.await("everybody knows, and there is what there should be")
        .atMost(RealCluster.GENEROUS)
        .pollInterval(GLANCE)
        .untilAsserted(() -> assertThat(problems()).isEmpty());
    if (books.running().contains(meshes.actors())) {
      meshes.handles(mesh).forEach(this::assertStates);
      ActorMesh actors = await(mesh.findActors(meshes.actors()));
      assertThat(await(actors.ask("who")).ranksOf(Answer::succeeded))
          .as("who answers")
          .isEqualTo(aliveOf(actors));
    }
  }

  private Ranks aliveOf(MeshHandle<?> handle) {
    return Ranks.range(0, handle.ranks()).minus(observer.expected(handle.name()));
  }

  private void assertStates(MeshHandle<?> handle) {
    assertThat(await(handle.states()).ranksOf(status -> status == Status.RUNNING))
        .as("who runs, by the controller of %s", handle.name())
        .isEqualTo(aliveOf(handle));
  }

  private List<String> problems() {
    List<String> problems = new ArrayList<>();
    for (Audience audience : List.of(owner, subscriber, observer)) {
      problems.addAll(audience.lost());
      problems.addAll(audience.twice());
      problems.addAll(audience.untrue());
    }
    problems.addAll(books.processes());
    problems.addAll(books.registry());
    return problems;
  }

  Map<Victim, Integer> kills() {
    return kills;
  }

  /** How many ends of ranks all of them together were told. */
  int count() {
    return audiences.stream().mapToInt(Audience::count).sum();
  }

  /** What somebody was not told. */
  List<String> lost() {
    return audiences.stream().flatMap(audience -> audience.lost().stream()).toList();
  }

  /** What somebody was told more than once. */
  List<String> twice() {
    return audiences.stream().flatMap(audience -> audience.twice().stream()).toList();
  }

  /** The processes that should not run any more. */
  List<String> leftOver() {
    return books.processes();
  }

  /** Ends all in order; fails if a process is left then, and ends it. */
  @Override
  public void close() {
    killer.shutdownNow();
    try {
      cluster.close();
      Awaitility.await("no process is left")
          .atMost(RealCluster.GENEROUS)
          .untilAsserted(() -> assertThat(cluster.processes()).isEmpty());
    } finally {
      cluster.processes().forEach(ProcessHandle::destroyForcibly);
    }
  }
}
