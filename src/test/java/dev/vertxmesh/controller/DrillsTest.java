package dev.vertxmesh.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vertxmesh.cluster.TestCluster;
import dev.vertxmesh.model.DrillFault;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.DrillBegun;
import dev.vertxmesh.protocol.DrillMesh;
import dev.vertxmesh.protocol.DrillRank;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.RefusedException;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DrillsTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  @RegisterExtension final ControllerTestSupport mesh = new ControllerTestSupport();

  private FakeHost alpha;
  private FakeHost beta;
  private List<FakeProc> procs;

  @BeforeEach
  void hosts() {
    alpha = mesh.host("alpha");
    beta = mesh.host("beta");
    procs = mesh.procMesh("workers", "hosts=2", alpha, beta);
  }

  private void spawn(boolean drillable) {
    mesh.spawn(Order.actors("scores", "workers").put("drillable", drillable));
  }

  private Future<DrillBegun> drill(DrillFault fault, Integer rank) {
    DrillMesh order = new DrillMesh("scores", fault, Optional.ofNullable(rank), Optional.empty());
    return mesh.caller()
        .ask(Addresses.controller("scores"), Action.DRILL, order, DrillBegun.class, LIMIT);
  }

  private void refused(Refusal refusal, String sentence, Future<?> asked) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> asked.await())
        .matches(why -> why.refusal() == refusal)
        .withMessageContaining(sentence);
    assertThat(alpha.drills()).isEmpty();
    assertThat(beta.drills()).isEmpty();
    assertThat(procs).allSatisfy(proc -> assertThat(proc.drills()).isEmpty());
  }

  @ParameterizedTest
  @EnumSource(DrillFault.class)
  @DisplayName("CO-22 a mesh that is not marked is refused, whatever the fault")
  void unmarked(DrillFault fault) {
    spawn(false);
    refused(Refusal.FORBIDDEN, "is not marked for drills", drill(fault, 0));
    assertThat(TestCluster.await(mesh.registry().meshes().get("scores")).get().drillable())
        .isFalse();
  }

  @Test
  @DisplayName("CO-22 F6 a rank that is not there, or does not run, is refused")
  void badRank() {
    spawn(true);
    refused(Refusal.NOT_FOUND, "has the ranks 0-1, not 2", drill(DrillFault.KILL, 2));
    procs.get(1).fails("scores", 1, "boom");
    ControllerTestSupport.await("the end of rank 1")
        .until(() -> mesh.statuses("scores").get(1).isTerminated());
    refused(Refusal.CONFLICT, "rank 1 of 'scores' does not run", drill(DrillFault.KILL, 1));
    mesh.stop("scores");
    refused(Refusal.CONFLICT, "no drill", drill(DrillFault.KILL, 0));
  }

  @Test
  @DisplayName("CO-22 a process is killed by its host, in the name of the procs, within a poll")
  void kill() {
    spawn(true);
    DrillBegun begun = TestCluster.await(drill(DrillFault.KILL, null));
    assertThat(beta.drills())
        .containsExactly(new DrillRank("workers", 1, DrillFault.KILL, Optional.of(Duration.ZERO)));
    assertThat(begun.rank()).isEqualTo(1);
    assertThat(begun.proc()).isEqualTo("workers-1");
    assertThat(begun.agent()).isEqualTo("agent beta");
    assertThat(begun.within()).isEqualTo(Duration.ofMillis(1100));
    assertThat(begun.formula()).contains("mesh.supervision.poll-frequency = 100ms");
    assertThat(TestCluster.await(mesh.registry().meshes().get("scores")).get().drillable())
        .isTrue();
  }

  @Test
  @DisplayName("CO-22 how late a hang is noticed is said by the agent that performs it")
  void hang() {
    spawn(true);
    DrillBegun begun = TestCluster.await(drill(DrillFault.HANG, 0));
    assertThat(procs.get(0).drills())
        .containsExactly(new DrillRank("scores", 0, DrillFault.HANG, Optional.empty()));
    assertThat(begun.within()).isEqualTo(Duration.ofSeconds(3));
    assertThat(begun.lasting()).isEqualTo(Duration.ofSeconds(4));
    assertThat(begun.formula()).isEqualTo("f");
  }

  @Test
  @DisplayName("CO-22 a partition lasts for one lost question, unless it is said otherwise")
  void partition() {
    spawn(true);
    TestCluster.await(drill(DrillFault.PARTITION, 0));
    assertThat(procs.get(0).drills())
        .extracting(DrillRank::lasting)
        .containsExactly(Optional.of(Duration.ofMillis(1100)));
  }

  @Test
  @DisplayName("CO-23 an orphan is asked on, and its lease is not renewed; others' is")
  void orphan() {
    spawn(true);
    DrillBegun begun = TestCluster.await(drill(DrillFault.ORPHAN, 0));
    assertThat(begun.within()).isEqualTo(Duration.ofMillis(4750));
    assertThat(begun.agent()).isEqualTo("controller of scores");
    mesh.awaitRounds(procs.get(0), "scores", 2);
    int renewals = procs.get(0).leases("scores").size();
    int others = procs.get(1).leases("scores").size();
    mesh.awaitRounds(procs.get(0), "scores", 3);
    mesh.awaitRounds(procs.get(1), "scores", 3);
    assertThat(procs.get(0).leases("scores")).hasSize(renewals);
    assertThat(procs.get(1).leases("scores")).hasSizeGreaterThan(others);
  }

  @Test
  @DisplayName("CO-22 an agent that refuses, or does not answer, ends the drill with its sentence")
  void agentRefuses() {
    spawn(true);
    procs.get(0).goesMute();
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> drill(DrillFault.HANG, 0).await())
        .matches(why -> why.refusal() == Refusal.UNAVAILABLE)
        .withMessageContaining("did not answer in time");
    procs.get(0).speaks();
  }
}
