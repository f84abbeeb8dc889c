package dev.vertxmesh.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StatusTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "NOT_EXIST,    false, false, false, false",
    "INITIALIZING, false, false, false, true",
    "RUNNING,      false, false, false, true",
    "STOPPING,     true,  false, false, false",
    "STOPPED,      true,  true,  false, false",
    "FAILED,       true,  true,  true,  false",
    "TIMEOUT,      true,  true,  true,  false",
    "UNKNOWN,      false, false, false, false"
  })
  @DisplayName("MO-1 which statuses are terminating, terminated, failures, healthy (A 17)")
  void kinds(
      Status status, boolean terminating, boolean terminated, boolean failure, boolean healthy) {
    assertThat(status.isTerminating()).isEqualTo(terminating);
    assertThat(status.isTerminated()).isEqualTo(terminated);
    assertThat(status.isFailure()).isEqualTo(failure);
    assertThat(status.isHealthy()).isEqualTo(healthy);
  }

  @Test
  @DisplayName("a wait ends at the status or a later one, and never at unknown")
  void reaches() {
    assertThat(Status.RUNNING.reaches(Status.RUNNING)).isTrue();
    assertThat(Status.FAILED.reaches(Status.RUNNING)).isTrue();
    assertThat(Status.INITIALIZING.reaches(Status.RUNNING)).isFalse();
    assertThat(Status.UNKNOWN.reaches(Status.NOT_EXIST)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Status.class)
  @DisplayName("the text form round-trips")
  void textRoundTrips(Status status) {
    assertThat(Status.parse(status.text())).isEqualTo(status);
  }

  @Test
  @DisplayName("an unknown text is an error that names all statuses")
  void unknownText() {
    assertThatThrownBy(() -> Status.parse("dead"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "no status is called 'dead'; there are not-exist, initializing, running, stopping,"
                + " stopped, failed, timeout, unknown");
  }
}
