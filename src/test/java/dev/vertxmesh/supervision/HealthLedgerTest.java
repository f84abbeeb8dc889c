package dev.vertxmesh.supervision;

import static dev.vertxmesh.model.Status.FAILED;
import static dev.vertxmesh.model.Status.INITIALIZING;
import static dev.vertxmesh.model.Status.NOT_EXIST;
import static dev.vertxmesh.model.Status.RUNNING;
import static dev.vertxmesh.model.Status.STOPPED;
import static dev.vertxmesh.model.Status.STOPPING;
import static dev.vertxmesh.model.Status.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxmesh.model.ResourceState;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.shape.ValueMesh;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class HealthLedgerTest {

  private static final Ranks RANK = Ranks.of(1);
  private static final long LIFE = 5;
  private static final long CHANGE = 5;

  private final HealthLedger ledger = new HealthLedger(3);

  static Stream<Arguments> storedAndIncoming() {
    return Arrays.stream(Status.values())
        .flatMap(
            stored ->
                Arrays.stream(Status.values()).map(incoming -> Arguments.of(stored, incoming)));
  }

  @ParameterizedTest
  @EnumSource(Status.class)
  @DisplayName("P1 an unknown point takes anything, and is changed")
  void unknownPoint(Status incoming) {
    assertThat(ledger.apply(RANK, ResourceState.of(incoming, 1, 1))).isEqualTo(RANK);
    assertThat(ledger.status(1)).isEqualTo(incoming);
    assertThat(ledger.incarnation(1)).isEqualTo(1);
    assertThat(ledger.status(0)).isEqualTo(NOT_EXIST);
  }

  @ParameterizedTest(name = "stored {0}, incoming {1}")
  @MethodSource("storedAndIncoming")
  @DisplayName("P1 MO-1 older and newer incarnation and generation, for every pair of statuses")
  void truthTable(Status stored, Status incoming) {
    boolean alive = !stored.isTerminated();
    for (long generation : List.of(CHANGE - 1, CHANGE, CHANGE + 1)) {
      assertAccepted(stored, ResourceState.of(incoming, LIFE - 1, generation), false);
      assertAccepted(stored, ResourceState.of(incoming, LIFE + 1, generation), true);
    }
    assertAccepted(stored, ResourceState.of(incoming, LIFE, CHANGE - 1), false);
    assertAccepted(stored, ResourceState.of(incoming, LIFE, CHANGE), alive);
    assertAccepted(stored, ResourceState.of(incoming, LIFE, CHANGE + 1), alive);
  }

  private static void assertAccepted(Status stored, ResourceState incoming, boolean accepted) {
    HealthLedger fresh = new HealthLedger(3);
    fresh.apply(RANK, ResourceState.of(stored, LIFE, CHANGE));
    Ranks changed = fresh.apply(RANK, incoming);

    boolean differs = incoming.status() != stored || incoming.incarnation() != LIFE;
    assertThat(changed).isEqualTo(accepted && differs ? RANK : Ranks.none());
    assertThat(fresh.status(1)).isEqualTo(accepted ? incoming.status() : stored);
    assertThat(fresh.incarnation(1)).isEqualTo(accepted ? incoming.incarnation() : LIFE);
  }

  @Test
  @DisplayName("P1 an equal status is unchanged, and refreshes the generation")
  void equalStatusRefreshesGeneration() {
    ledger.apply(RANK, ResourceState.of(RUNNING, 1, 2));
    assertThat(ledger.apply(RANK, ResourceState.of(RUNNING, 1, 7))).isEqualTo(Ranks.none());
    assertThat(ledger.apply(RANK, ResourceState.of(STOPPING, 1, 6))).isEqualTo(Ranks.none());
    assertThat(ledger.status(1)).isEqualTo(RUNNING);
  }

  @Test
  @DisplayName("P1 only those of several ranks that changed are returned")
  void someChange() {
    ledger.apply(Ranks.of(0), ResourceState.of(FAILED, 1, 1));
    assertThat(ledger.apply(Ranks.range(0, 3), ResourceState.of(RUNNING, 1, 2)))
        .isEqualTo(Ranks.parse("1-2"));
    assertThat(ledger.statuses()).isEqualTo(ValueMesh.of(List.of(FAILED, RUNNING, RUNNING)));
    assertThat(ledger.ranksThat(Status::isHealthy)).isEqualTo(Ranks.parse("1-2"));
    assertThat(ledger.count(RUNNING)).isEqualTo(2);
  }

  @Test
  @DisplayName("a rank outside the mesh is an error that changes nothing")
  void outside() {
    assertThatThrownBy(() -> ledger.apply(Ranks.parse("0,3"), ResourceState.of(RUNNING, 1, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rank 3 is not in a mesh of 3 ranks");
    assertThat(ledger.count(NOT_EXIST)).isEqualTo(3);
    assertThatThrownBy(() -> ledger.status(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ledger.status(Integer.MAX_VALUE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new HealthLedger(0)).hasMessageContaining("at least 1 is needed");
  }

  @ParameterizedTest(name = "stored {0}, observed {1}")
  @MethodSource("storedAndIncoming")
  @DisplayName("SU-2 what is observed moves a live rank forward only; unknown gives way")
  void observed(Status stored, Status seen) {
    ledger.apply(RANK, ResourceState.of(stored, LIFE, CHANGE));
    boolean forward =
        !stored.isTerminated()
            && (stored == UNKNOWN ? seen != UNKNOWN : seen.compareTo(stored) > 0);
    assertThat(ledger.observe(RANK, seen)).isEqualTo(forward ? RANK : Ranks.none());
    assertThat(ledger.status(1)).isEqualTo(forward ? seen : stored);
    assertThat(ledger.incarnation(1)).isEqualTo(LIFE);
  }

  @Test
  @DisplayName("SU-2 what the owner says next wins, however much was observed before")
  void ownerWinsAfterManyObservations() {
    ledger.apply(RANK, ResourceState.of(INITIALIZING, 1, 1));
    ledger.observe(RANK, RUNNING);
    ledger.observe(RANK, STOPPING);
    ledger.observe(RANK, UNKNOWN);
    assertThat(ledger.apply(RANK, ResourceState.of(FAILED, 1, 2))).isEqualTo(RANK);
    assertThat(ledger.status(1)).isEqualTo(FAILED);
  }

  @Test
  @DisplayName("SU-2 a repeat of what the owner had said does not undo what was seen since")
  void repeatDoesNotUndo() {
    ledger.apply(RANK, ResourceState.of(RUNNING, 1, 2));
    ledger.observe(RANK, STOPPING);
    assertThat(ledger.apply(RANK, ResourceState.of(RUNNING, 1, 2))).isEqualTo(Ranks.none());
    assertThat(ledger.status(1)).isEqualTo(STOPPING);
  }

  @Test
  @DisplayName("SU-2 departure 10: a crash while stopping is seen, and then final")
  void crashWhileStopping() {
    ledger.apply(RANK, ResourceState.of(STOPPING, 1, 3));
    assertThat(ledger.observe(RANK, FAILED)).isEqualTo(RANK);
    assertThat(ledger.apply(RANK, ResourceState.of(STOPPED, 1, 4))).isEqualTo(Ranks.none());
    assertThat(ledger.apply(RANK, ResourceState.of(INITIALIZING, 2, 1))).isEqualTo(RANK);
  }

  @Test
  @DisplayName("all is terminated once every rank is")
  void allTerminated() {
    ledger.apply(Ranks.range(0, 2), ResourceState.of(FAILED, 1, 1));
    assertThat(ledger.isAllTerminated()).isFalse();
    ledger.apply(Ranks.of(2), ResourceState.of(STOPPED, 1, 1));
    assertThat(ledger.isAllTerminated()).isTrue();
  }
}
