package dev.vertxmesh.host.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration GRACE = Duration.ofMillis(100);

  @TempDir Path directory;
  private final List<LaunchedJvm> launched = new ArrayList<>();
  private final List<Long> groups = new ArrayList<>();
  private Vertx vertx;
  private JvmLauncher launcher;
  private Path ofHost;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
    launcher = new JvmLauncher(vertx, directory);
    ofHost = directory.resolve("h");
  }

  @AfterEach
  void nothingIsLeftBehind() {
    launched.forEach(jvm -> get(jvm.kill()));
    groups.forEach(group -> ProcessGroup.signal(group, ProcessGroup.Signal.KILL));
    get(launcher.close());
    get(vertx.close());
    groups.forEach(LeftoversTest::awaitReaped);
  }

  @Test
  @DisplayName("LA-9 F3 A stopped worker of a SIGKILLed host is ended, and its child with it")
  void orphan() throws Exception {
    LaunchedJvm host = host("grandchild");
    long worker = Long.parseLong(get(host.ready()));
    groups.add(worker);
    await().atMost(LIMIT).until(() -> ProcessGroup.members(worker).size() == 2);
    signal("STOP", worker);
    assertThat(new Leftovers(ofHost).end(GRACE)).as("while its host lives").isEmpty();

    get(host.kill());
    assertThat(ProcessGroup.members(worker)).as("it cannot end itself").hasSize(2);
    List<String> ended = new Leftovers(ofHost).end(GRACE);

    assertThat(ended).containsExactly("worker (pid " + worker + ")");
    awaitReaped(worker);
    assertThat(records(ofHost)).isEmpty();
    assertThat(new Leftovers(ofHost).end(GRACE)).as("a second time").isEmpty();
  }

  @Test
  @DisplayName("LA-9 The child of a dead worker of a dead host is ended as well")
  void grandchild() throws Exception {
    LaunchedJvm host = host("grandchild");
    long worker = Long.parseLong(get(host.ready()));
    groups.add(worker);
    await().atMost(LIMIT).until(() -> ProcessGroup.members(worker).size() == 2);
    signal("STOP", host.pid());
    assertThat(ProcessHandle.of(worker).orElseThrow().destroyForcibly()).isTrue();

    get(host.kill());
    assertThat(ProcessGroup.members(worker)).as("its child").hasSize(1);
    assertThat(new Leftovers(ofHost).end(GRACE)).containsExactly("worker (pid " + worker + ")");

    awaitReaped(worker);
  }

  /** The dead stay in the table of processes until the system has taken note of their end. */
  private static void awaitReaped(long group) {
    await().atMost(LIMIT).until(() -> !ProcessGroup.isAlive(group));
  }

  @Test
  @DisplayName("LA-9 A pid that is another's by now is left alone: other token, other start")
  void reusedPid() throws Exception {
    LaunchedJvm stranger = launch(plan("stranger"));
    get(stranger.ready());
    JvmRecord own = record(directory);
    Instant before = own.launcherStartedAt().minusSeconds(3600);
    JvmRecord otherToken =
        new JvmRecord("old", own.pid(), own.startedAt(), "a token", own.launcher(), before);
    JvmRecord otherStart =
        new JvmRecord(
            "older",
            own.pid(),
            own.startedAt().minusSeconds(60),
            own.token(),
            own.launcher(),
            before);
    otherToken.write(ofHost);
    otherStart.write(ofHost);

    assertThat(new Leftovers(ofHost).end(GRACE)).isEmpty();

    assertThat(ProcessGroup.isAlive(stranger.pid())).isTrue();
    assertThat(records(ofHost)).as("nothing is left of these").isEmpty();
  }

  @Test
  @DisplayName("LA-9 A record is there while its JVM runs, for this user only, and then removed")
  void recorded() throws Exception {
    LaunchedJvm jvm = launch(plan("ready"));
    get(jvm.ready());

    JvmRecord record = record(directory);
    assertThat(record.name()).isEqualTo("ready");
    assertThat(record.pid()).isEqualTo(jvm.pid());
    assertThat(record.startedAt()).isEqualTo(jvm.startedAt());
    assertThat(record.launcher()).isEqualTo(ProcessHandle.current().pid());
    Path folder = JvmRecord.folder(directory);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");

    get(jvm.kill());
    await().atMost(LIMIT).until(() -> records(directory).isEmpty());
  }

  @Test
  @DisplayName("LA-9 What is no record is left alone")
  void unreadable() throws IOException {
    Path folder = Files.createDirectories(JvmRecord.folder(ofHost));
    Files.writeString(folder.resolve("empty.jvm"), "");
    Files.writeString(
        folder.resolve("odd.jvm"),
        "name=a\npid=many\nstarted-at=x\ntoken=t\nlauncher=1\nlauncher-started-at=y\n");

    assertThat(new Leftovers(ofHost).end(GRACE)).isEmpty();
    assertThat(new Leftovers(directory.resolve("none")).end(GRACE)).isEmpty();
    assertThat(records(ofHost)).hasSize(2);
  }

  private LaunchedJvm host(String workerBehaviour) {
    return launch(plan("host").withArguments(List.of("host", ofHost.toString(), workerBehaviour)));
  }

  private LaunchedJvm launch(LaunchPlan.Builder plan) {
    LaunchedJvm jvm = get(launcher.launch(plan.build()));
    launched.add(jvm);
    return jvm;
  }

  private LaunchPlan.Builder plan(String name) {
    return LaunchPlan.of(name, directory.resolve("logs"))
        .runs(LaunchedMain.class.getName(), LaunchedMain.classPath())
        .withArguments(List.of(name.equals("host") ? name : "ready"));
  }

  private static JvmRecord record(Path directory) throws IOException {
    return JvmRecord.read(records(directory).get(0));
  }

  private static List<Path> records(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(JvmRecord.folder(directory))) {
      return files.toList();
    }
  }

  private static void signal(String signal, long pid) throws Exception {
    Process kill = new ProcessBuilder("/bin/sh", "-c", "kill -s " + signal + " " + pid).start();
    assertThat(kill.waitFor()).isZero();
  }

  private static <T> T get(Future<T> future) {
    try {
      return future.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("Nothing came of it within " + LIMIT, e);
    }
  }
}
