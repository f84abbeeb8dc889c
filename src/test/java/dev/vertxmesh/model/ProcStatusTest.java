package dev.vertxmesh.model;

import static dev.vertxmesh.model.ProcStatus.Phase.FAILED;
import static dev.vertxmesh.model.ProcStatus.Phase.KILLED;
import static dev.vertxmesh.model.ProcStatus.Phase.READY;
import static dev.vertxmesh.model.ProcStatus.Phase.RUNNING;
import static dev.vertxmesh.model.ProcStatus.Phase.STARTING;
import static dev.vertxmesh.model.ProcStatus.Phase.STOPPED;
import static dev.vertxmesh.model.ProcStatus.Phase.STOPPING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxmesh.model.ProcStatus.Phase;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProcStatusTest {

  private static final Map<Phase, Set<Phase>> LEGAL =
      Map.of(
          STARTING, Set.of(RUNNING, READY, STOPPING, STOPPED, KILLED, FAILED),
          RUNNING, Set.of(READY, STOPPING, STOPPED, KILLED, FAILED),
          READY, Set.of(STOPPING, STOPPED, KILLED, FAILED),
          STOPPING, Set.of(STOPPED, KILLED, FAILED),
          STOPPED, Set.of(),
          KILLED, Set.of(),
          FAILED, Set.of());

  static Stream<Arguments> allPairs() {
    return Arrays.stream(Phase.values())
        .flatMap(from -> Arrays.stream(Phase.values()).map(to -> Arguments.of(from, to)));
  }

  @ParameterizedTest(name = "{0} to {1}")
  @MethodSource("allPairs")
  @DisplayName("P4 MO-2 a process moves forward only (B 36)")
  void moves(Phase from, Phase to) {
    assertThat(from.mayBecome(to)).isEqualTo(LEGAL.get(from).contains(to));
  }

  @ParameterizedTest
  @EnumSource(
      value = Phase.class,
      names = {"STOPPED", "KILLED", "FAILED"})
  @DisplayName("what has exited is not alive")
  void exitedIsNotAlive(Phase phase) {
    assertThat(phase.isExited()).isTrue();
    assertThatThrownBy(() -> ProcStatus.alive(phase))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(phase + " is not a phase of a live process");
  }

  @Test
  @DisplayName("an end by a signal is killed, by a code stopped")
  void ends() {
    assertThat(ProcStatus.ended(new Exit(137)).phase()).isEqualTo(KILLED);
    assertThat(ProcStatus.ended(new Exit(1)).phase()).isEqualTo(STOPPED);
    assertThat(ProcStatus.ended(new Exit(0)).exit()).contains(new Exit(0));
  }

  @Test
  @DisplayName("a failure needs a reason")
  void failureNeedsReason() {
    assertThat(ProcStatus.failed("oom").reason()).isEqualTo("oom");
    assertThatThrownBy(() -> ProcStatus.failed(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a failed process needs a reason");
  }
}
