package dev.vertxmesh.host;

import static dev.vertxmesh.host.HostFixture.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.Cause.Learned;
import dev.vertxmesh.model.Exit;
import dev.vertxmesh.model.PostMortem;
import dev.vertxmesh.model.PostMortem.Memory;
import dev.vertxmesh.model.RankReport;
import dev.vertxmesh.model.ResourceState;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.model.SupervisionEvent.Kind;
import dev.vertxmesh.protocol.Accepted;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.Door;
import dev.vertxmesh.protocol.HangReport;
import dev.vertxmesh.protocol.StateReport;
import dev.vertxmesh.protocol.StopAll;
import dev.vertxmesh.protocol.WaitStatus;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.station.ProcessGroup;
import io.vertx.core.Future;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerEndsTest {

  private static final Ranks FIRST = Ranks.of(0);

  @TempDir Path home;
  private HostFixture host;

  @BeforeEach
  void open() {
    host = new HostFixture(home);
  }

  @AfterEach
  void nothingIsLeftBehind() {
    host.close();
  }

  @Test
  @DisplayName("A12 A command that fails: Failed, naming rank, exit code and last output")
  void commandFails() {
    host.running("sh", "-c", "echo no such thing >&2; exit 3").start();

    host.spawn(Ranks.of(2));
    Future<StateReport> waiting =
        host.ask(
            Action.WAIT_STATUS,
            new WaitStatus(HostFixture.MESH, Status.RUNNING, HostFixture.LIMIT),
            StateReport.class);

    Cause cause = cause(host.awaitStatus(2, Status.FAILED));
    assertThat(cause.learned()).isEqualTo(Cause.Learned.START);
    assertThat(cause.message()).contains("rank 2 of workers", "code 3", "no such thing");
    assertThat(cause.exit()).contains(new Exit(3));
    assertThat(cause.output()).containsExactly("no such thing");
    assertThat(get(waiting).states()).as("A7 answers the waiters").hasSize(1);
  }

  @Test
  @DisplayName("A12 `false`: Failed with exit code 1; `true` never came up either")
  void exitsBeforeReady() {
    host.running("false").start();
    host.spawn(FIRST);
    assertThat(cause(host.awaitStatus(0, Status.FAILED)).exit()).contains(new Exit(1));

    host.running("true");
    host.spawn(Ranks.of(1));
    assertThat(cause(host.awaitStatus(1, Status.FAILED)).message())
        .contains("rank 1", "before it was ready", "exit code 0", "it wrote nothing");
  }

  @Test
  @DisplayName("A program that is not there: Failed, naming rank and program")
  void noSuchProgram() {
    host.running("/no/such/program").start();

    host.spawn(FIRST);

    assertThat(cause(host.awaitStatus(0, Status.FAILED)).message()).contains("rank 0 of workers");
  }

  @Test
  @DisplayName("A worker that is not ready in time: Failed with its output, and killed")
  void notReadyInTime() {
    host.behaving("silent").start("mesh.host.spawn-ready-timeout", "3s");

    host.spawn(FIRST);
    await().atMost(HostFixture.LIMIT).until(() -> host.describe().procs().get(0).pid().isPresent());
    long pid = host.pid(0);

    Cause cause = cause(host.awaitStatus(0, Status.FAILED));
    assertThat(cause.message()).contains("rank 0 of workers", "not ready within");
    assertThat(cause.output()).containsExactly("worker workers.0.e1 is here");
    await().atMost(HostFixture.LIMIT).until(() -> !ProcessGroup.isAlive(pid));
    assertThat(host.toldStatuses(0)).containsExactly(Status.INITIALIZING, Status.FAILED);
  }

  @Test
  @DisplayName("A3 SIGKILL of a worker: Failed, signal 9, with its last output, told once")
  void killedByHand() throws Exception {
    host.start();
    host.up(FIRST);
    long pid = host.pid(0);

    host.signal(0, "KILL");

    Cause cause = cause(host.awaitStatus(0, Status.FAILED));
    assertThat(cause.learned()).isEqualTo(Cause.Learned.PROCESS_EXIT);
    assertThat(cause.message())
        .isEqualTo("the process (pid " + pid + " on alpha) was killed by signal 9 (KILL)");
    assertThat(cause.output()).containsExactly("worker workers.0.e1 is here");
    assertThat(host.toldStatuses(0))
        .containsExactly(Status.INITIALIZING, Status.RUNNING, Status.FAILED);
  }

  @Test
  @DisplayName("HO-12 A3 SIGKILL and the kernel's counter risen: probably for lack of memory")
  void killedForLackOfMemory() throws Exception {
    Path groups = Files.createDirectories(host.machine().resolve("proc/self")).resolve("cgroup");
    Files.writeString(groups, "0::/box\n");
    Path box = Files.createDirectories(host.machine().resolve("sys/fs/cgroup/box"));
    Path events = Files.writeString(box.resolve("memory.events"), "oom 0\noom_kill 4\n");
    host.start();
    host.up(Ranks.range(0, 2));
    host.signal(0, "KILL");
    Cause byHand = cause(host.awaitStatus(0, Status.FAILED));

    Files.writeString(events, "oom 1\noom_kill 5\n");
    host.signal(1, "KILL");

    SupervisionEvent event = host.awaitStatus(1, Status.FAILED).event().orElseThrow();
    assertThat(event.toString())
        .startsWith("proc workers.1.e1 failed: the process (pid ")
        .endsWith(
            " on alpha) was killed by signal 9 (KILL), probably by the kernel for lack of memory");
    assertThat(event.cause().postMortem().orElseThrow().memory()).isEqualTo(Memory.PROBABLY_KILLED);
    assertThat(byHand.postMortem().orElseThrow().memory()).isEqualTo(Memory.NO_SIGN);
  }

  @Test
  @DisplayName("HO-12 A killed worker: who it was, when it started, was last seen and ended")
  void postMortem() throws Exception {
    Instant before = Instant.now();
    host.start();
    host.up(FIRST);
    long pid = host.pid(0);

    host.signal(0, "KILL");

    SupervisionEvent event = host.awaitStatus(0, Status.FAILED).event().orElseThrow();
    PostMortem found = event.cause().postMortem().orElseThrow();
    assertThat(found.pid()).isEqualTo(pid);
    assertThat(found.host()).isEqualTo(HostFixture.HOST);
    assertThat(found.crashReport()).isEmpty();
    assertThat(found.startedAt()).isAfter(before.minusSeconds(1));
    assertThat(found.lastSeenAt().orElseThrow()).isAfter(found.startedAt());
    assertThat(found.endedAt().orElseThrow()).isAfter(found.lastSeenAt().orElseThrow());
    assertThat(event.occurredAt()).isAfterOrEqualTo(found.endedAt().orElseThrow());
  }

  @Test
  @DisplayName("HO-12 A JVM that crashes: Failed by signal 6, with the path of its report")
  void crashed() throws Exception {
    host.start();
    host.up(FIRST);

    host.signal(0, "SEGV");

    Cause cause = cause(host.awaitStatus(0, Status.FAILED));
    assertThat(cause.message()).endsWith("was killed by signal 6 (ABRT), a crash of the JVM");
    assertThat(Path.of(cause.postMortem().orElseThrow().crashReport().orElseThrow()))
        .isEqualTo(home.resolve("logs/alpha/workers.0.e1.hs_err.log"))
        .content()
        .contains("SIGSEGV");
  }

  @Test
  @DisplayName("HO-12 Exit code 3 stands for out of memory")
  void outOfMemory() {
    host.start();
    host.up(FIRST);

    host.exit("workers.0.e1", 3);

    Cause cause = cause(host.awaitStatus(0, Status.FAILED));
    assertThat(cause.message()).contains("non-zero code 3, which stands for out of memory");
    assertThat(cause.postMortem().orElseThrow().memory()).isEqualTo(Memory.RAN_OUT);
  }

  @Test
  @DisplayName("A2 A worker that exits: by code 1 it failed, by code 0 it stopped; last words told")
  void exitCodes() {
    host.start();
    host.up(Ranks.range(0, 2));

    host.exit("workers.0.e1", 1);
    host.exit("workers.1.e1", 0);

    Cause failed = cause(host.awaitStatus(0, Status.FAILED));
    assertThat(failed.message())
        .startsWith("the process (pid ")
        .endsWith(" on alpha) exited with non-zero code 1: told to exit");
    assertThat(failed.postMortem().orElseThrow().lastWords()).contains("told to exit");
    assertThat(cause(host.awaitStatus(1, Status.STOPPED)).message())
        .endsWith(" exited cleanly: told to exit");
  }

  @Test
  @DisplayName("HO-9 A3 SIGSTOP of a worker: Timeout, no dump and why, and it is killed")
  void hangs() throws Exception {
    host.start("mesh.hang-timeout", "1s");
    host.up(FIRST);
    long pid = host.pid(0);

    host.signal(0, "STOP");
    Cause cause = cause(host.awaitStatus(0, Status.TIMEOUT));

    assertThat(cause.learned()).isEqualTo(Cause.Learned.PING);
    assertThat(cause.message()).contains("not answered for", "1000 ms", "no thread dump");
    await().atMost(HostFixture.LIMIT).until(() -> !ProcessGroup.isAlive(pid));
    assertThat(host.states(HostFixture.MESH).states().get(0).state().status())
        .isEqualTo(Status.TIMEOUT);
  }

  @Test
  @DisplayName("HO-10 A4 What hangs in a worker is told to who listens, and the worker goes on")
  void handsHangsOn() {
    host.start();
    host.up(FIRST);

    host.hang("workers.0.e1", "{\"message\": 7}");
    host.hang("workers.0.e1", hang(false).encode());

    await().atMost(HostFixture.LIMIT).until(() -> host.reports.contains(hang(false).report()));
    assertThat(host.states(HostFixture.MESH).states().get(0).state().status())
        .isEqualTo(Status.RUNNING);
  }

  @Test
  @DisplayName("HO-10 A4 A worker that asks for its end is killed, after what hangs was told")
  void endsAsTheWatchdogAsks() {
    host.start();
    host.up(FIRST);
    long pid = host.pid(0);

    host.hang("workers.0.e1", hang(true).encode());

    Cause cause = cause(host.awaitStatus(0, Status.TIMEOUT));
    assertThat(cause.learned()).isEqualTo(Cause.Learned.PING);
    assertThat(cause.message())
        .isEqualTo("loop-1 is blocked; the process is ended, as mesh.hang-action = end-proc says");
    assertThat(host.reports).contains(hang(true).report());
    await().atMost(HostFixture.LIMIT).until(() -> !ProcessGroup.isAlive(pid));
  }

  private static HangReport hang(boolean end) {
    ResourceState state = ResourceState.of(Status.RUNNING, 1, 0);
    StateReport report =
        new StateReport(
            "scores", "workers.0.e1", true, List.of(new RankReport(Ranks.of(5), state)));
    return new HangReport("loop-1 is blocked", end, report);
  }

  @Test
  @DisplayName("HO-14 all workers silent at once: the host doubts itself first, then gives them up")
  void allSilent() throws Exception {
    host.start("mesh.hang-timeout", "1s", "mesh.observer.hold", "1s");
    host.up(Ranks.range(0, 2));

    host.signal(0, "STOP");
    host.signal(1, "STOP");

    assertThat(cause(host.awaitStatus(0, Status.TIMEOUT)).learned()).isEqualTo(Learned.PING);
    host.awaitStatus(1, Status.TIMEOUT);
    assertThat(host.warned(Kind.OBSERVER_DEGRADED)).contains(Ranks.range(0, 2));
  }

  @Test
  @DisplayName("A stop asks the worker's agent first; what it exits with is the detail of Stopped")
  void stopsByItself() {
    host.start("mesh.process.exit-timeout", "1h");
    host.up(FIRST);
    host.awaitListening("workers.0.e1");
    get(
        Door.at(host.vertx, Addresses.proc("workers.0.e1"))
            .on(
                Action.STOP_ALL,
                StopAll.class,
                order -> {
                  host.exit("workers.0.e1", 1);
                  return Future.succeededFuture(Accepted.YES);
                })
            .open());

    host.stop(FIRST, HostFixture.LIMIT);

    Cause cause = cause(host.awaitStatus(0, Status.STOPPED));
    assertThat(cause.message()).isEqualTo("it was stopped (enough): exit code 1");
    assertThat(cause.exit()).contains(new Exit(1));
    assertThat(host.toldStatuses(0))
        .containsExactly(Status.INITIALIZING, Status.RUNNING, Status.STOPPING, Status.STOPPED);
  }

  @Test
  @DisplayName("A stop of a worker whose agent the cluster does not know goes over the lifeline")
  void stopsByLifeline() {
    host.behaving("obedient").start("mesh.process.exit-timeout", "1h");
    host.up(FIRST);

    host.stop(FIRST, Duration.ofHours(1));

    assertThat(cause(host.awaitStatus(0, Status.STOPPED)).message()).endsWith("exit code 0");
  }

  @Test
  @DisplayName("A stop of a worker that does not listen: TERM once the exit timeout is over")
  void endsByTerm() {
    host.start();
    host.up(FIRST);

    host.stop(FIRST, Duration.ofHours(1));

    assertThat(cause(host.awaitStatus(0, Status.STOPPED)).message()).endsWith("ended by TERM");
  }

  @Test
  @DisplayName("A stop of a worker that ignores all: KILL after both graces, Stopped")
  void ignoresTerm() {
    host.behaving("deaf").start("mesh.process.terminate-timeout", "200ms");
    host.up(FIRST);
    get(
        Door.at(host.vertx, Addresses.proc("workers.0.e1"))
            .on(Action.STOP_ALL, StopAll.class, order -> Future.succeededFuture())
            .open());

    host.stop(FIRST, Duration.ofMillis(100));

    Cause cause = cause(host.awaitStatus(0, Status.STOPPED));
    assertThat(cause.message()).endsWith("ended by KILL");
    assertThat(cause.exit().orElseThrow().signal()).hasValue(9);
  }

  @Test
  @DisplayName("A worker that waits for its launch is stopped without ever running")
  void stoppedBeforeItRan() {
    host.behaving("silent").start("mesh.host.launch-concurrency", 1);
    host.spawn(Ranks.range(0, 2));

    host.stop(Ranks.of(1), Duration.ofSeconds(1));

    assertThat(cause(host.awaitStatus(1, Status.STOPPED)).message()).contains("never ran");
    assertThat(host.told(0).orElseThrow().status()).isEqualTo(Status.INITIALIZING);
  }

  @Test
  @DisplayName("Ended workers are forgotten after the retention, and with the last one the mesh")
  void forgotten() {
    host.running("false").start("mesh.ended.retention", "500ms");
    host.spawn(FIRST);
    host.awaitStatus(0, Status.FAILED);

    await().atMost(HostFixture.LIMIT).until(() -> host.describe().procs().isEmpty());
    assertThat(host.states(HostFixture.MESH).known()).isFalse();
  }

  @Test
  @DisplayName("At most so many ended workers are kept")
  void fewAreKept() {
    host.running("false").start("mesh.ended.limit", 1);
    host.spawn(Ranks.range(0, 3));

    Ranks.range(0, 3).stream().forEach(rank -> host.awaitStatus(rank, Status.FAILED));
    await().atMost(HostFixture.LIMIT).until(() -> host.describe().procs().size() == 1);
  }

  private static Cause cause(ResourceState state) {
    return state.event().orElseThrow().cause();
  }
}
