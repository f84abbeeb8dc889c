package dev.vertxmesh.host;

import static dev.vertxmesh.host.HostFixture.MESH;
import static dev.vertxmesh.host.HostFixture.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.vertxmesh.model.Cause.Learned;
import dev.vertxmesh.model.DrillFault;
import dev.vertxmesh.model.ResourceState;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.DrillRank;
import dev.vertxmesh.protocol.FaultBegun;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.RefusedException;
import dev.vertxmesh.protocol.SpawnProcs;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrillsTest {

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

  private void up(Ranks ranks, boolean drillable) {
    SpawnProcs plain = HostFixture.request(1, ranks, 1);
    SpawnProcs marked =
        new SpawnProcs(
            plain.mesh(),
            plain.epoch(),
            plain.controller(),
            plain.lease(),
            plain.extent(),
            plain.ranks(),
            plain.incarnation(),
            plain.classPath(),
            plain.jvmOptions(),
            plain.settings(),
            drillable);
    get(host.trySpawn(marked));
    ranks.stream().forEach(rank -> host.awaitStatus(rank, Status.RUNNING));
    ranks.stream().forEach(host::pid);
  }

  private Future<FaultBegun> drill(DrillFault fault, int rank, Duration... lasting) {
    Optional<Duration> asked = lasting.length == 0 ? Optional.empty() : Optional.of(lasting[0]);
    DrillRank order = new DrillRank(MESH, rank, fault, asked);
    return host.ask(Action.DRILL_RANK, order, FaultBegun.class);
  }

  private static void refused(Refusal refusal, String sentence, Future<?> asked) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> get(asked))
        .matches(why -> why.refusal() == refusal)
        .withMessageContaining(sentence);
  }

  @Test
  @DisplayName("HO-20 F6 not marked, not there, or not a host's to do: refused, and nothing done")
  void refusals() {
    host.start("mesh.hang-timeout", "2s");
    up(Ranks.of(0), false);
    refused(Refusal.FORBIDDEN, "are not marked for drills", drill(DrillFault.KILL, 0));
    refused(Refusal.FORBIDDEN, "are not marked for drills", drill(DrillFault.FREEZE, 0));
    refused(Refusal.NOT_FOUND, "has no rank 5", drill(DrillFault.KILL, 5));
    assertThat(host.told(0).orElseThrow().status()).isEqualTo(Status.RUNNING);
  }

  @Test
  @DisplayName("HO-21 a kill is told as anybody's; what the host cannot do it refuses")
  void kill() {
    host.start();
    up(Ranks.of(0), true);
    refused(Refusal.BAD_REQUEST, "performs kill and freeze", drill(DrillFault.HANG, 0));
    refused(
        Refusal.BAD_REQUEST, "may go unnoticed", drill(DrillFault.FREEZE, 0, Duration.ofMillis(1)));

    assertThat(get(drill(DrillFault.KILL, 0)).agent()).isEqualTo("host alpha");
    ResourceState state = host.awaitStatus(0, Status.FAILED);
    assertThat(state.event().orElseThrow().cause().message()).contains("killed by signal 9 (KILL)");
    refused(Refusal.CONFLICT, "no drill", drill(DrillFault.KILL, 0));
  }

  @Test
  @DisplayName("HO-22 HO-9 a frozen worker is given up as in earnest, within what was said")
  void freeze() {
    host.start("mesh.hang-timeout", "1s");
    up(Ranks.range(0, 2), true);
    FaultBegun begun = get(drill(DrillFault.FREEZE, 0, Duration.ofSeconds(60)));
    assertThat(begun.within()).contains(Duration.ofMillis(2250));
    assertThat(begun.lasting()).isEqualTo(Duration.ofSeconds(60));
    ResourceState state = host.awaitStatus(0, Status.TIMEOUT);
    assertThat(state.event().orElseThrow().cause().learned()).isEqualTo(Learned.PING);
    awaitNoChildren(1);
    assertThat(host.told(1).orElseThrow().status()).isEqualTo(Status.RUNNING);
  }

  @Test
  @DisplayName("HO-22 a host that stops thaws first: its workers end in order, nothing is left")
  void stopsWhileFrozen() {
    host.behaving("obedient").start("mesh.hang-timeout", "20s", "mesh.drill.longest", "10m");
    up(Ranks.of(0), true);
    get(drill(DrillFault.FREEZE, 0, Duration.ofMinutes(5)));
    refused(Refusal.CONFLICT, "is frozen already", drill(DrillFault.FREEZE, 0));
    host.undeploy();
    awaitNoChildren(0);
  }

  /** The workers, and whoever was to thaw one. */
  private static void awaitNoChildren(int left) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> ProcessHandle.current().descendants().filter(ProcessHandle::isAlive).count(),
            alive -> alive == left);
  }
}
