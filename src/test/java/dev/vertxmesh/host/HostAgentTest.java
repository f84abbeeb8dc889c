package dev.vertxmesh.host;

import static dev.vertxmesh.host.HostFixture.HOST;
import static dev.vertxmesh.host.HostFixture.LIMIT;
import static dev.vertxmesh.host.HostFixture.MESH;
import static dev.vertxmesh.host.HostFixture.get;
import static dev.vertxmesh.host.HostFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.vertxmesh.model.Status;
import dev.vertxmesh.protocol.Accepted;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.GetStates;
import dev.vertxmesh.protocol.HostState;
import dev.vertxmesh.protocol.HostStopped;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.RefusedException;
import dev.vertxmesh.protocol.ReservedNames;
import dev.vertxmesh.protocol.SpawnProcs;
import dev.vertxmesh.protocol.StateReport;
import dev.vertxmesh.protocol.StopRanks;
import dev.vertxmesh.protocol.StreamStates;
import dev.vertxmesh.protocol.WaitStatus;
import dev.vertxmesh.registry.MembershipChange;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.station.ProcessGroup;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostAgentTest {

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
  @DisplayName("A host is in the directory while it runs; workers are Initializing, then Running")
  void spawns() {
    host.start("mesh.host.classpath.extra", home.toString());
    assertThat(host.directory.hosts.get(HOST).address()).isEqualTo("mesh.host.alpha");

    host.up(Ranks.range(0, 2));

    assertThat(host.toldStatuses(0)).containsExactly(Status.INITIALIZING, Status.RUNNING);
    assertThat(host.states(MESH).states()).hasSize(2);
    HostState state = host.describe();
    assertThat(state.classPathEntries()).containsExactly("extra");
    assertThat(state.pid()).isEqualTo(ProcessHandle.current().pid());
    assertThat(state.procs())
        .extracting(HostState.Proc::id)
        .containsExactly("workers.0.e1", "workers.1.e1");
    assertThat(state.procs()).allMatch(proc -> proc.startedAt().isPresent());
  }

  @Test
  @DisplayName("A name that is taken: the start fails and says by whom")
  void nameIsTaken() {
    host.start();

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> get(host.vertx.deployVerticle(another(), host.options())))
        .withMessageContainingAll("'alpha' is taken", "node-1", "mesh.host.name");
  }

  @Test
  @DisplayName("A configuration with mistakes: the start fails and names each")
  void badConfiguration() {
    assertThatThrownBy(
            () ->
                get(
                    host.vertx.deployVerticle(
                        another(),
                        host.options("mesh.host.max-prcs", 3, "mesh.hang-timeout", "soon"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mesh.host.max-procs")
        .hasMessageContaining("mesh.hang-timeout = \"soon\"");
    assertThat(host.directory.hosts).isEmpty();
  }

  @Test
  @DisplayName("The configuration may be nested; the machine's name is made legal")
  void nestedConfiguration() {
    HostAgentOptions options =
        HostAgentOptions.from(
            Settings.defaults(),
            new JsonObject(
                "{'mesh':{'host':{'max-procs':3,'directory':'/tmp'}}}".replace('\'', '"')),
            false,
            "");

    assertThat(options.settings().entries(dev.vertxmesh.settings.MeshSettings.HOST_CLASSPATH))
        .isEmpty();
    assertThat(options.settings().get(dev.vertxmesh.settings.MeshSettings.HOST_MAX_PROCS))
        .isEqualTo(3);
    assertThat(MachineName.legal("_näs 7.example", 95)).isEqualTo("n-s-7.example");
    assertThat(MachineName.legal("___", 95)).isEqualTo("localhost");
  }

  @Test
  @DisplayName("HO-1 What a spawn may not ask for is refused as a whole, by a sentence")
  void refusals() {
    host.start("mesh.host.max-procs", 2, "mesh.host.classpath.gone", "/no/such/dir/*");

    refused(request(1, Ranks.range(0, 3), 1), Refusal.CONFLICT, "0 of at most 2", "make 3");
    refused(request(1, Ranks.of(8), 1), Refusal.BAD_REQUEST, "rank 8", "8 ranks");
    refused(naming(List.of("app"), ""), Refusal.BAD_REQUEST, "alpha", "'app'", "are gone");
    refused(naming(List.of(), "big"), Refusal.BAD_REQUEST, "alpha", "'big'", "there are none");
    refused(naming(List.of("gone"), ""), Refusal.BAD_REQUEST, "alpha", "/no/such/dir");
    refused(setting("mesh.spawn.allow", "com."), Refusal.FORBIDDEN, "mesh.spawn.allow");
    refused(setting("mesh.cluster.name", "x"), Refusal.FORBIDDEN, "mesh.cluster.name");
    refused(setting("mesh.poisn", "x"), Refusal.BAD_REQUEST, "mesh.poison");

    assertThat(host.describe().procs()).isEmpty();
    assertThat(host.reports).isEmpty();
  }

  @Test
  @DisplayName("HO-6 A repeated spawn starts nothing and tells again; an older epoch is refused")
  void repeated() {
    host.start();
    host.up(FIRST);
    long pid = host.pid(0);
    int told = host.reports.size();

    get(host.trySpawn(request(2, FIRST, 1)));

    await().atMost(LIMIT).until(() -> host.reports.size() > told);
    assertThat(host.pid(0)).isEqualTo(pid);
    assertThat(host.describe().procs()).hasSize(1);
    refused(request(1, FIRST, 1), Refusal.STALE_EPOCH, "epoch 1", "knows 2");
    assertRefused(
            Refusal.STALE_EPOCH,
            host.ask(
                Action.STOP_PROCS,
                new StopRanks(MESH, 1, FIRST, "late", Duration.ZERO),
                Object.class))
        .withMessageContaining("epoch 1");
    assertRefused(
            Refusal.STALE_EPOCH,
            host.ask(
                Action.GET_STATES,
                new GetStates(
                    MESH, Optional.of(new GetStates.Renewal("old", 1, Duration.ofSeconds(1)))),
                StateReport.class))
        .withMessageContaining("epoch 1");
  }

  @Test
  @DisplayName("HO-5 The next life of a rank ends the one before, and only it is reported")
  void nextLife() {
    host.start();
    host.up(FIRST);
    long first = host.pid(0);

    get(host.trySpawn(request(1, FIRST, 2)));

    await()
        .atMost(LIMIT)
        .until(
            () ->
                host.told(0)
                    .filter(state -> state.incarnation() == 2)
                    .filter(state -> state.status() == Status.RUNNING)
                    .isPresent());
    await().atMost(LIMIT).until(() -> !ProcessGroup.isAlive(first));
    assertThat(host.pid(0)).isNotEqualTo(first);
    assertThat(host.toldStatuses(0))
        .containsExactly(Status.INITIALIZING, Status.RUNNING, Status.INITIALIZING, Status.RUNNING);
    refused(request(1, FIRST, 1), Refusal.CONFLICT, "in its life 2");
  }

  @Test
  @DisplayName("A mesh of the same name after a stop, with a newer epoch, starts anew")
  void sameNameAgain() {
    host.start();
    host.up(FIRST);
    host.stop(FIRST, Duration.ofSeconds(1));
    host.awaitStatus(0, Status.STOPPED);

    get(host.trySpawn(request(2, FIRST, 1)));

    host.awaitStatus(0, Status.RUNNING);
    assertThat(host.states(MESH).states()).hasSize(1);
    host.pid(0);
  }

  @Test
  @DisplayName("HO-8 B 30 An attached host: its workers end, then it answers, and takes new ones")
  void stopAttached() {
    host.start();
    host.up(Ranks.range(0, 2));

    assertThat(get(host.stopHost(HostStopped.class))).isEqualTo(new HostStopped(2, 2, 0));

    host.awaitStatus(0, Status.STOPPED);
    host.awaitStatus(1, Status.STOPPED);
    get(host.trySpawn(request(2, FIRST, 1)));
    host.awaitStatus(0, Status.RUNNING);
    host.pid(0);
    assertThat(host.agent.ended().isComplete()).isFalse();
  }

  @Test
  @DisplayName("A launched host: once stopped it says that it ended, and refuses spawns")
  void stopLaunched() {
    host.startLaunched();
    host.up(FIRST);

    assertThat(get(host.stopHost(HostStopped.class))).isEqualTo(new HostStopped(1, 1, 0));

    get(host.agent.ended());
    refused(request(2, FIRST, 1), Refusal.CONFLICT, "alpha is stopping");
    assertThat(hostStatus()).isEqualTo(Status.STOPPING);
  }

  @Test
  @DisplayName("The host itself is a rank: Running, then Stopping, then Stopped at its goodbye")
  void hostItself() {
    host.start();
    assertThat(hostStatus()).isEqualTo(Status.RUNNING);
    get(
        host.ask(
            Action.STREAM_STATES,
            new StreamStates(ReservedNames.hostItself(HOST), "mesh.controller." + MESH),
            StateReport.class));

    host.undeploy();

    assertThat(host.told(0).orElseThrow().status()).isEqualTo(Status.STOPPED);
  }

  @Test
  @DisplayName("HO-7 Undeployed: the workers end first, are reported, and the record goes")
  void undeployed() {
    host.start();
    host.up(Ranks.range(0, 2));

    host.undeploy();

    assertThat(host.told(1).orElseThrow().event().orElseThrow().cause().message())
        .contains("its host is stopping", "ended by TERM");
    assertThat(host.told(0).orElseThrow().status()).isEqualTo(Status.STOPPED);
    assertThat(host.directory.hosts).isEmpty();
  }

  @Test
  @DisplayName("Undeployed with workers that end for nobody: killed after the clean-up timeout")
  void undeployedByForce() {
    host.behaving("deaf")
        .start("mesh.cleanup-timeout", "300ms", "mesh.process.terminate-timeout", "1h");
    host.up(FIRST);

    host.undeploy();

    assertThat(host.told(0).orElseThrow().event().orElseThrow().cause().message())
        .contains("ended by KILL");
  }

  @Test
  @DisplayName("CO-20 Killed workers get KILL at once, and are stopped: it was asked for")
  void killed() {
    host.behaving("deaf").start("mesh.process.terminate-timeout", "1h");
    host.up(FIRST);
    StopRanks order = new StopRanks(MESH, 1, FIRST, "enough", Duration.ZERO);
    get(host.ask(Action.KILL_PROCS, order, Accepted.class));
    assertThat(host.awaitStatus(0, Status.STOPPED).event().orElseThrow().cause().message())
        .contains("enough", "ended by KILL");
  }

  @Test
  @DisplayName("A record that the cluster lost is written again: when it comes back, and in time")
  void knownAgain() {
    host.start("mesh.registry.reconcile-interval", "1h");
    host.directory.hosts.clear();
    MembershipChange merged = new MembershipChange(MembershipChange.Kind.MERGED, "node-1", true, 2);
    host.vertx.runOnContext(turn -> host.directory.watcher.handle(merged));
    await().atMost(LIMIT).until(() -> host.directory.hosts.containsKey(HOST));
    assertThat(hostStatus()).isEqualTo(Status.RUNNING);
    host.undeploy();

    host.start("mesh.registry.reconcile-interval", "50ms");
    host.directory.hosts.clear();
    await().atMost(LIMIT).until(() -> host.directory.hosts.containsKey(HOST));
  }

  @Test
  @DisplayName("A6 A stream tells the changes to a second receiver; an unknown mesh is said so")
  void streams() {
    host.start();
    assertThat(stream("nobody").known()).isFalse();
    host.up(FIRST);
    java.util.Queue<StateReport> heard = new java.util.concurrent.ConcurrentLinkedQueue<>();
    host.vertx
        .eventBus()
        .<Object>consumer(
            "listener",
            message -> {
              heard.add(dev.vertxmesh.protocol.Wire.read(StateReport.class, message.body()));
              message.reply(null);
            });

    assertThat(stream(MESH).states().get(0).state().status()).isEqualTo(Status.RUNNING);
    host.stop(FIRST, Duration.ofSeconds(1));

    await()
        .atMost(LIMIT)
        .until(
            () ->
                heard.stream()
                    .anyMatch(report -> report.states().get(0).state().status() == Status.STOPPED));
  }

  @Test
  @DisplayName("A7 Wait for a status: when it is met; unknown at once; else unavailable in time")
  void waits() {
    host.start();
    assertThat(get(waitFor(MESH, Status.RUNNING, LIMIT)).known()).isFalse();

    host.spawn(FIRST);
    StateReport up = get(waitFor(MESH, Status.RUNNING, LIMIT));

    assertThat(up.states().get(0).state().status()).isEqualTo(Status.RUNNING);
    host.pid(0);
    assertRefused(Refusal.UNAVAILABLE, waitFor(MESH, Status.STOPPED, Duration.ofMillis(50)))
        .withMessageContainingAll("stopped", "50 ms");
  }

  private HostAgent another() {
    return new HostAgent(
        Settings::defaults, any -> host.directory, UnaryOperator.identity(), false, host.machine());
  }

  private Status hostStatus() {
    return host.states(ReservedNames.hostItself(HOST)).states().get(0).state().status();
  }

  private StateReport stream(String mesh) {
    return get(
        host.ask(Action.STREAM_STATES, new StreamStates(mesh, "listener"), StateReport.class));
  }

  private Future<StateReport> waitFor(String mesh, Status status, Duration limit) {
    return host.ask(Action.WAIT_STATUS, new WaitStatus(mesh, status, limit), StateReport.class);
  }

  private void refused(SpawnProcs request, Refusal refusal, String... words) {
    assertRefused(refusal, host.trySpawn(request)).withMessageContainingAll(words);
  }

  private static ThrowableAssertAlternative<RefusedException> assertRefused(
      Refusal refusal, Future<?> asked) {
    return assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> get(asked))
        .matches(refused -> refused.refusal() == refusal);
  }

  private static SpawnProcs naming(List<String> classPath, String jvmOptions) {
    SpawnProcs plain = request(1, FIRST, 1);
    return new SpawnProcs(
        plain.mesh(),
        plain.epoch(),
        plain.controller(),
        plain.lease(),
        plain.extent(),
        plain.ranks(),
        plain.incarnation(),
        classPath,
        jvmOptions,
        Map.of(),
        false);
  }

  private static SpawnProcs setting(String key, String value) {
    SpawnProcs plain = request(1, FIRST, 1);
    return new SpawnProcs(
        plain.mesh(),
        plain.epoch(),
        plain.controller(),
        plain.lease(),
        plain.extent(),
        plain.ranks(),
        plain.incarnation(),
        List.of(),
        "",
        Map.of(key, value),
        false);
  }
}
