package dev.vertxmesh.host.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.vertxmesh.model.Exit;
import dev.vertxmesh.protocol.LifelineMessage;
import dev.vertxmesh.protocol.LifelineMessage.Verb;
import dev.vertxmesh.station.ProcessGroup;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JvmLauncherTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir Path directory;
  private final List<LaunchedJvm> launched = new ArrayList<>();
  private Vertx vertx;
  private JvmLauncher launcher;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
    launcher = new JvmLauncher(vertx, directory);
  }

  @AfterEach
  void nothingIsLeftBehind() {
    launched.forEach(jvm -> get(jvm.kill()));
    get(launcher.close());
    get(vertx.close());
    assertThat(launched).noneMatch(jvm -> ProcessGroup.isAlive(jvm.pid()));
  }

  @Test
  @DisplayName("A JVM gets ready, says so, and beats")
  void ready() {
    LaunchedJvm jvm = launch("ready");

    assertThat(get(jvm.ready())).isEqualTo("here\nI am");
    assertThat(jvm.startedAt())
        .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
    long first = jvm.lastBeat();
    await().atMost(LIMIT).until(() -> jvm.lastBeat() - first > 0);
  }

  @Test
  @DisplayName("LA-2 Last words come before the end, which tells the exit code")
  void lastWords() {
    LaunchedJvm jvm = launch("last-words");
    Queue<String> heard = new ConcurrentLinkedQueue<>();
    jvm.onMessage(message -> heard.add(message.verb() + " " + message.text()));
    jvm.ended().onSuccess(exit -> heard.add(exit.toString()));

    assertThat(get(jvm.ended())).isEqualTo(new Exit(7));
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThat(heard)
                    .containsExactly("LAST_WORDS goodbye", "exited with non-zero code 7"));
    assertThat(get(jvm.end(LIMIT))).isEqualTo(Ending.ITSELF);
  }

  @Test
  @DisplayName("LA-1 A JVM that is killed by a stranger ended by signal 9")
  void killedByHand() {
    LaunchedJvm jvm = launch("ready");
    get(jvm.ready());

    handle(jvm.pid()).orElseThrow().destroyForcibly();
    Exit exit = get(jvm.ended());

    assertThat(exit.signal()).hasValue(9);
    assertThat(get(jvm.end(LIMIT))).isEqualTo(Ending.ITSELF);
  }

  @Test
  @DisplayName("HO-22 a frozen JVM is thawed by a process of its own when the time is over")
  void freeze() {
    LaunchedJvm jvm = launch("ready");
    get(jvm.ready());

    Freeze freeze = get(jvm.freeze(Duration.ofSeconds(1)));
    await().atMost(LIMIT).until(() -> isStopped(jvm));
    await().atMost(LIMIT).until(() -> freeze.isOver() && !isStopped(jvm));
    long beat = jvm.lastBeat();
    await().atMost(LIMIT).until(() -> jvm.lastBeat() > beat);
  }

  @Test
  @DisplayName("HO-22 a freeze that is ended early is over at once, and leaves no process")
  void freezeEndedEarly() {
    LaunchedJvm jvm = launch("ready");
    get(jvm.ready());

    Freeze freeze = get(jvm.freeze(Duration.ofMinutes(10)));
    await().atMost(LIMIT).until(() -> isStopped(jvm));
    freeze.end();
    await().atMost(LIMIT).until(() -> freeze.isOver() && !isStopped(jvm));
    freeze.end();
  }

  @Test
  @DisplayName("HO-21 a JVM that a drill strikes ended by signal 9, and by nobody here")
  void strike() {
    LaunchedJvm jvm = launch("ready");
    get(jvm.ready());
    jvm.strike();
    assertThat(get(jvm.ended()).signal()).hasValue(9);
    assertThat(jvm.endedBy()).isEqualTo(Ending.ITSELF);
  }

  private static boolean isStopped(LaunchedJvm jvm) {
    try {
      String stat = Files.readString(Path.of("/proc/" + jvm.pid() + "/stat"));
      return stat.substring(stat.lastIndexOf(')') + 2).startsWith("T");
    } catch (IOException gone) {
      throw new AssertionError(gone);
    }
  }

  @Test
  @DisplayName(
      "A12 A command that fails: the error names the JVM, its exit code and its last output")
  void commandFails() {
    LaunchedJvm silent = launch(plan("bad-0").replacedBy(List.of("false")));
    LaunchedJvm talking =
        launch(plan("bad-1").replacedBy(List.of("sh", "-c", "echo no such thing >&2; exit 3")));

    assertThatExceptionOfType(LaunchException.class)
        .isThrownBy(() -> get(silent.ready()))
        .withMessageContainingAll("'bad-0'", "non-zero code 1", "it wrote nothing");
    assertThatExceptionOfType(LaunchException.class)
        .isThrownBy(() -> get(talking.ready()))
        .withMessageContainingAll("'bad-1'", "non-zero code 3", "no such thing");
  }

  @Test
  @DisplayName("A program that is not there: the error names it")
  void noSuchProgram() {
    LaunchedJvm jvm = launch(plan("worker").withJavaExecutable(Path.of("/no/such/java")));

    assertThatExceptionOfType(LaunchException.class)
        .isThrownBy(() -> get(jvm.ready()))
        .withMessageContainingAll("'worker'", "/no/such/java");
  }

  @Test
  @DisplayName("A log directory that is a file: the start fails and says so")
  void unusableLogDirectory() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));

    assertThatExceptionOfType(LaunchException.class)
        .isThrownBy(
            () ->
                get(
                    launcher.launch(
                        LaunchPlan.of("worker", file).replacedBy(List.of("true")).build())))
        .withMessageContainingAll("'worker'", file.toString());
  }

  @Test
  @DisplayName("LA-4 A JVM that does not get ready in time is named, with its output, and lives")
  void notReadyInTime() {
    LaunchedJvm jvm = launch(plan("silent").withReadyTimeout(Duration.ofSeconds(2)));

    assertThatExceptionOfType(LaunchException.class)
        .isThrownBy(() -> get(jvm.ready()))
        .withMessageContainingAll("'silent'", "PT2S", "waiting for nothing");
    assertThat(jvm.ended().isComplete()).isFalse();
  }

  @Test
  @DisplayName("A JVM that heeds TERM ends by it, within the grace")
  void endsByTerm() {
    LaunchedJvm jvm = launch("ready");
    get(jvm.ready());

    assertThat(get(jvm.end(LIMIT))).isEqualTo(Ending.TERM);
    assertThat(get(jvm.ended()).signal()).hasValue(15);
    assertThat(get(jvm.kill())).as("ended already").isEqualTo(Ending.TERM);
  }

  @Test
  @DisplayName("A JVM that ignores TERM is killed when the grace is over")
  void ignoresTerm() {
    LaunchedJvm jvm = launch("deaf");
    get(jvm.ready());

    long begin = System.nanoTime();
    assertThat(get(jvm.end(Duration.ofMillis(500)))).isEqualTo(Ending.KILL);

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(500));
    assertThat(get(jvm.ended()).signal()).hasValue(9);
  }

  @Test
  @DisplayName("kill() cuts the grace short")
  void killDuringGrace() {
    LaunchedJvm jvm = launch("deaf");
    get(jvm.ready());

    Future<Ending> ending = jvm.end(Duration.ofDays(1));
    jvm.kill();

    assertThat(get(ending)).isEqualTo(Ending.KILL);
  }

  @Test
  @DisplayName("LA-3 What a JVM started goes when it is ended")
  void groupGoesWhenEnded() {
    LaunchedJvm jvm = launch("grandchild");
    long grandchild = Long.parseLong(get(jvm.ready()));
    assertThat(handle(grandchild)).isPresent();

    get(jvm.end(LIMIT));

    assertThat(ProcessGroup.isAlive(jvm.pid())).isFalse();
    await().atMost(LIMIT).until(() -> handle(grandchild).isEmpty());
  }

  @Test
  @DisplayName("LA-3 What a JVM started goes when it dies unasked")
  void groupGoesWhenKilled() {
    LaunchedJvm jvm = launch("grandchild");
    long grandchild = Long.parseLong(get(jvm.ready()));

    handle(jvm.pid()).orElseThrow().destroyForcibly();

    get(jvm.ended());
    await().atMost(LIMIT).until(() -> handle(grandchild).isEmpty());
  }

  @Test
  @DisplayName("A11 LA-8 When the host is SIGKILLed its worker ends itself")
  void hostIsKilled() {
    LaunchedJvm host =
        launch(
            plan("host")
                .withArguments(List.of("host", directory.resolve("h").toString(), "ready")));
    long worker = Long.parseLong(get(host.ready()));
    assertThat(ProcessGroup.isAlive(worker)).isTrue();

    get(host.kill());

    await().atMost(LIMIT).until(() -> !ProcessGroup.isAlive(worker));
  }

  @Test
  @DisplayName("LA-8 When the launcher closes its worker ends itself, and the socket is gone")
  void launcherCloses() throws IOException {
    LaunchedJvm jvm = launch("ready");
    get(jvm.ready());
    Path run = directory.resolve("run");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(run)))
        .isEqualTo("rwx------");

    get(launcher.close());

    assertThat(get(jvm.ended()).signal()).hasValue(9);
    try (Stream<Path> left = Files.list(run)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  @DisplayName("The host can speak to its worker")
  void hostSpeaks() {
    LaunchedJvm jvm = launch("ready");
    get(jvm.ready());

    get(jvm.send(new LifelineMessage(Verb.STOP, "enough")));

    assertThat(get(jvm.ended())).isEqualTo(new Exit(5));
  }

  @Test
  @DisplayName("The tail shows one life of a JVM, and stdout only if stderr is empty")
  void tailOfOneLife() {
    LaunchedJvm first = launch(plan("w").replacedBy(List.of("sh", "-c", "echo one >&2")));
    get(first.ended());
    LaunchedJvm second = launch(plan("w").replacedBy(List.of("sh", "-c", "echo two; echo three")));
    get(second.ended());

    assertThat(get(second.tail(1))).containsExactly("three");
    assertThat(directory.resolve("logs/w.err")).hasContent("one");
  }

  private LaunchedJvm launch(String behaviour) {
    return launch(plan(behaviour));
  }

  private LaunchedJvm launch(LaunchPlan.Builder plan) {
    LaunchedJvm jvm = get(launcher.launch(plan.build()));
    launched.add(jvm);
    return jvm;
  }

  @Test
  @DisplayName("A JVM whose Vert.x closes while it is being ended ends all the same, in silence")
  void closedMeanwhile() {
    Queue<Throwable> escaped = new ConcurrentLinkedQueue<>();
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> escaped.add(failure));
    try {
      Vertx closing = Vertx.vertx();
      LaunchedJvm jvm = get(new JvmLauncher(closing, directory).launch(plan("deaf").build()));
      get(jvm.ready());
      Future<Ending> unheard = jvm.end(Duration.ofMillis(500));
      get(closing.close());

      await()
          .dontCatchUncaughtExceptions()
          .atMost(LIMIT)
          .until(() -> !ProcessGroup.isAlive(jvm.pid()) && threadsOf(jvm).isEmpty());
      assertThat(escaped).isEmpty();
      assertThat(unheard.isComplete()).isFalse();
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  private static List<String> threadsOf(LaunchedJvm jvm) {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("mesh-") && name.endsWith(jvm.name()))
        .toList();
  }

  private LaunchPlan.Builder plan(String name) {
    return LaunchPlan.of(name, directory.resolve("logs"))
        .runs(LaunchedMain.class.getName(), LaunchedMain.classPath())
        .withArguments(List.of(name));
  }

  private static Optional<ProcessHandle> handle(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
  }

  private static <T> T get(Future<T> future) {
    try {
      return future.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (java.util.concurrent.TimeoutException e) {
      throw new AssertionError("Nothing came of it within " + LIMIT, e);
    }
  }
}
